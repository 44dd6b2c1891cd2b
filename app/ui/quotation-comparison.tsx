/** Quotations for one need side by side, the cheapest with delivery first, each with what can be done about it. */
import type { ReactNode } from 'react';
import type { ComparedTalk } from '#app/domain/talks/list-talks.server.ts';
import { ButtonForm } from './button-form.tsx';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Zh } from './zh.tsx';

type Props = { readonly talks: readonly ComparedTalk[]; readonly unit: string | null; readonly action: string; readonly closed: boolean };

export function QuotationComparison({ talks, unit, action, closed }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const money = (fen: number | null) => (fen === null ? '—' : formatFen(language, fen));
  const row = (name: string, cell: (talk: ComparedTalk) => ReactNode) => <Row key={name} name={name} talks={talks} cell={cell} />;
  return (
    <TableScroll label={t('talk.comparison')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('talk.supplier')}</th>
            {talks.map(({ id, supplier }) => (
              <th scope="col" key={id}>
                <Link to={to(`/desk/talks/${id}`)}>
                  <Zh>{supplier.name}</Zh>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(t('talk.state'), ({ state }) => t(`talk.states.${state}`))}
          {row(t('talk.product'), ({ product }) => (product ? <Zh>{product.name}</Zh> : '—'))}
          {row(t('talk.versions'), ({ quotations }) => quotations)}
          {closed
            ? row(t('talk.digest'), ({ digest }) => (digest ? <code>{digest.slice(0, 16)}</code> : '—'))
            : [
                row(t('talk.total'), (talk) => <strong>{money(talk.totalFen)}</strong>),
                unit ? row(t('talk.perUnit', { unit }), (talk) => money(talk.perUnitFen)) : null,
                row(t('talk.fields.freight'), ({ quotation }) => money(quotation?.freightFen ?? null)),
                row(t('talk.tax'), ({ quotation }) => (quotation ? t(quotation.taxIncluded ? 'talk.taxIncluded' : 'talk.taxExtra') : '—')),
                row(t('talk.fields.leadDays'), ({ quotation }) => quotation?.leadDays ?? '—'),
                row(t('talk.fields.paymentDays'), ({ quotation }) => quotation?.paymentDays ?? '—'),
                row(t('talk.fields.validUntil'), ({ quotation }) => (quotation ? formatDay(language, quotation.validUntil) : '—')),
              ]}
          {row(t('talk.choice'), ({ id, state, supplier }) =>
            state === 'quoted' ? (
              <ButtonForm action={action} button={t('talk.shortlist')} hidden={{ intent: 'shortlist', talk: id }} of={supplier.name} />
            ) : state === 'shortlisted' ? (
              <ButtonForm action={action} button={t('talk.unshortlist')} hidden={{ intent: 'unshortlist', talk: id }} of={supplier.name} />
            ) : (
              '—'
            ),
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ name, talks, cell }: { name: string; talks: readonly ComparedTalk[]; cell: (talk: ComparedTalk) => ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {talks.map((talk) => (
        <td key={talk.id}>{cell(talk)}</td>
      ))}
    </tr>
  );
}
