/** What is left of each line, what has been called off, and what either side can say of it. */
import type { AgreementPage } from '#app/domain/agreements/read-agreement.server.ts';
import { ButtonForm } from './button-form.tsx';
import { formatDay } from './dates.ts';
import { FormKey } from './form-key.tsx';
import { LineForm, type Sent } from './line-form.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';
import { useTalkFaults } from './talk-faults.ts';
import { Zh } from './zh.tsx';

type Props = {
  readonly agreement: AgreementPage;
  readonly path: string;
  readonly sent: (intent: string) => (Sent & { typed: Readonly<Record<string, string>> }) | undefined;
};

export function AgreementCallOffs({ agreement: { side, state, lines, callOffs, moreCallOffs }, path, sent }: Props) {
  const t = useWords();
  const language = useLanguage();
  const faultText = useTalkFaults();
  const unitOf = (line: number) => lines.find((one) => one.line === line)?.unit ?? '';
  const button = (intent: string, callOff: string, word: string) => (
    <ButtonForm action={path} button={word} hidden={{ intent, callOff }} of={String(callOffs.findIndex(({ id }) => id === callOff) + 1)} />
  );
  const disputed = sent('dispute');
  return (
    <section className="section" aria-labelledby="call-offs">
      <h2 id="call-offs">{t('agreement.callOffs')}</h2>
      <TableScroll label={t('agreement.lines')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('talk.fields.title')}</th>
              <th scope="col" className="num">
                {t('agreement.agreed')}
              </th>
              <th scope="col" className="num">
                {t('agreement.rest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.line}>
                <th scope="row">
                  <Zh>{line.title}</Zh>
                </th>
                <td className="num">
                  {line.quantity} <Zh>{line.unit}</Zh>
                </td>
                <td className="num">
                  {line.left} <Zh>{line.unit}</Zh>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {callOffs.length === 0 ? <p>{t('agreement.noCallOffs')}</p> : null}
      <ol className="rows">
        {callOffs.map((one) => (
          <li key={one.id} className="row row-plain">
            <div>
              <p>
                {one.quantity} <Zh>{unitOf(one.line)}</Zh> · {formatDay(language, one.deliverOn)} ·{' '}
                <strong>{formatFen(language, one.fen)}</strong>
              </p>
              {one.disputed ? <p className="note">{t('agreement.disputed', { words: one.disputed })}</p> : null}
              <div className="actions">
                {side === 'buyer' && one.state === 'placed' ? button('cancel', one.id, t('agreement.cancel')) : null}
                {side === 'supplier' && one.state === 'placed' ? button('deliver', one.id, t('agreement.deliver')) : null}
                {side === 'buyer' && one.state === 'delivered' ? button('confirm', one.id, t('agreement.confirm')) : null}
              </div>
              {side === 'buyer' && one.state === 'delivered' ? (
                <details open={disputed?.typed.callOff === one.id}>
                  <summary>{t('agreement.dispute')}</summary>
                  <LineForm
                    action={path}
                    sent={disputed?.typed.callOff === one.id ? disputed : undefined}
                    faultText={faultText}
                    button={t('agreement.dispute')}
                    hidden={{ intent: 'dispute', callOff: one.id }}
                    lines={[{ name: 'disputed', id: `disputed-${one.id}`, label: t('agreement.missing'), rows: 3, maxLength: 1000 }]}
                  />
                </details>
              ) : null}
            </div>
            <div className="row-side">
              <strong>{t(`agreement.callOffStates.${one.state}`)}</strong>
            </div>
          </li>
        ))}
      </ol>
      {moreCallOffs ? <p className="fine">{t('agreement.moreCallOffs')}</p> : null}
      {side === 'buyer' && state === 'in-force' ? (
        <>
          <h3>{t('agreement.place')}</h3>
          <LineForm
            action={path}
            sent={sent('call-off')}
            faultText={faultText}
            button={t('agreement.place')}
            hidden={{ intent: 'call-off' }}
            lines={[
              {
                name: 'line',
                label: t('talk.fields.title'),
                options: lines.map(({ line, title }) => ({ value: String(line), label: title })),
              },
              { name: 'quantity', label: t('talk.fields.quantity'), maxLength: 20 },
              { name: 'deliverOn', label: t('agreement.deliverOn'), type: 'date' },
            ]}
          >
            <FormKey />
          </LineForm>
        </>
      ) : null}
    </section>
  );
}
