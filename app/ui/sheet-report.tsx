/** What was found in a sheet, what may be done with it, and how far that has come. */
import type { SheetReport as Report } from '#app/domain/sheets/read-sheet-report.server.ts';
import { outcomesInOrder } from '#app/domain/sheets/sheet-lifecycle.ts';
import { Door } from './door.tsx';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { Pager } from './pager.tsx';
import { fileFaultText, sheetLabels } from './sheet-labels.ts';
import { cellAddress } from './sheet-workbook.ts';
import { TableScroll } from './table-scroll.tsx';

export function SheetReport({ report, page, refused }: { report: Report; page: number; refused: string | null }) {
  const t = useWords();
  const to = useLocalPath();
  const path = to(`/desk/sheets/${report.id}`);
  const { state, refusedFor } = report;
  const waits = state === 'reading' || state === 'applying';
  return (
    <Door title={report.name || t('sheet.file')} alarm={refused ? t(`sheet.states.${state}`) : null}>
      <p>
        <Link to={to('/desk/sheets')}>{t('sheet.title')}</Link> · <span lang="zh-Hans">{report.enterprise}</span> ·{' '}
        {t(`sheet.states.${state}`)}
      </p>
      {waits ? <p role="status">{t('sheet.wait')}</p> : null}
      {state === 'stopped' ? <p className="note note-alarm">{t('sheet.stopped')}</p> : null}
      {refusedFor ? (
        <div className="note note-alarm">
          <p>
            <strong>{fileFaultText(t, refusedFor)}</strong>
          </p>
          <p>{t('sheet.refusedFile')}</p>
        </div>
      ) : null}
      {state === 'reading' || refusedFor ? null : <Counts report={report} />}
      {state === 'applying' || state === 'applied' || state === 'stopped' ? <Progress report={report} /> : null}
      {state === 'checked' ? <Decide report={report} path={path} /> : null}
      {report.badCells.length > 0 ? <BadCells report={report} page={page} path={path} /> : null}
    </Door>
  );
}

function Counts({ report }: { report: Report }) {
  const t = useWords();
  const counts = [
    [t('sheet.fresh'), report.fresh],
    [t('sheet.changed'), report.changed],
    [t('sheet.unchanged'), report.unchanged],
    [t('sheet.refused'), report.refused],
    [t('sheet.badCells'), report.faults],
  ] as const;
  return (
    <>
      <h2>{t('sheet.counts')}</h2>
      <dl className="facts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Progress({ report: { fresh, changed, outcomes } }: { report: Report }) {
  const t = useWords();
  const all = fresh + changed;
  const done = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return (
    <div className="note note-calm">
      <p>
        {t('sheet.progress', { done, all })} <progress value={done} max={Math.max(1, all)} aria-hidden="true" />
      </p>
      <ul>
        {outcomesInOrder.flatMap((outcome) =>
          outcomes[outcome]
            ? [
                <li key={outcome}>
                  {t(`sheet.outcomes.${outcome}`)}
                  {t('common.colon')}
                  {outcomes[outcome]}
                </li>,
              ]
            : [],
        )}
      </ul>
    </div>
  );
}

function Decide({ report: { fresh, changed }, path }: { report: Report; path: string }) {
  const t = useWords();
  const button = (intent: string, label: string, quiet: boolean) => (
    <button type="submit" name="intent" value={intent} className={quiet ? 'button button-quiet' : 'button'}>
      {label}
    </button>
  );
  const some = fresh + changed > 0;
  return (
    <form method="post" action={path} className="line-form">
      <h2>{t('sheet.decide')}</h2>
      <p className="hint">{t(some ? 'sheet.decideLead' : 'sheet.nothing')}</p>
      <div className="field buttons">
        {some ? button('apply', t('sheet.apply'), false) : null}
        {some ? button('submit', t('sheet.submit'), true) : null}
        {button('discard', t('sheet.discard'), true)}
      </div>
    </form>
  );
}

function BadCells({ report, page, path }: { report: Report; page: number; path: string }) {
  const t = useWords();
  const { columnLabel, faultText } = sheetLabels(t, useLanguage(), report.attributes);
  return (
    <section aria-labelledby="bad-cells">
      <h2 id="bad-cells">{t('sheet.faultsTitle')}</h2>
      {report.faults > report.kept ? <p>{t('sheet.faultsKept', { count: report.kept })}</p> : null}
      <p>
        <a href={`${path}/faults`}>{t('sheet.downloadFaults')}</a>
      </p>
      <TableScroll label={t('sheet.faultsTitle')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('sheet.cell')}</th>
              <th scope="col">{t('sheet.column')}</th>
              <th scope="col">{t('sheet.typed')}</th>
              <th scope="col">{t('sheet.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {report.badCells.map((fault) => (
              <tr key={fault.number}>
                <th scope="row">{cellAddress(fault)}</th>
                <td>{columnLabel(fault.field)}</td>
                <td>{fault.typed || '—'}</td>
                <td>{faultText(fault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Pager page={page} pages={null} more={report.more} addressOf={(number) => `${path}?page=${number}`} />
    </section>
  );
}
