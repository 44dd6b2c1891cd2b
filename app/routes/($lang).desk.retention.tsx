import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readRetention } from '#app/domain/privacy/read-retention.server.ts';
import type { RetentionRun } from '#app/domain/privacy/retention.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { formatInstant } from '#app/ui/dates.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const page = readPage(new URL(args.request.url).searchParams);
  return { page, ...(await orRefuse(readRetention(accountContextOf(args), { page }))) };
}

export const meta: MetaFunction = doorMeta('retention.title');

export default function RetentionPage() {
  const { rules, runs, more, page } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const kinds = rules.map(({ kind }) => kind);
  const said = ({ erased, failed, missingFiles }: RetentionRun) =>
    [
      ...kinds.filter((kind) => (erased[kind] ?? 0) > 0).map((kind) => `${t(`retention.kinds.${kind}`)} ${erased[kind]}`),
      ...kinds.filter((kind) => failed.includes(kind)).map((kind) => t('retention.failed', { kind: t(`retention.kinds.${kind}`) })),
      ...(missingFiles > 0 ? [t('retention.missing', { files: missingFiles })] : []),
    ].join(' · ');
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('retention.title') }]} />
      <h1>{t('retention.title')}</h1>
      <p className="lead">{t('retention.lead')}</p>
      <TableScroll label={t('retention.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('retention.kind')}</th>
              <th scope="col">{t('retention.days')}</th>
              <th scope="col">{t('retention.basis')}</th>
              <th scope="col">{t('retention.since')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ kind, keepDays, atLeastDays, basis, since }) => (
              <tr key={kind}>
                <td>{t(`retention.kinds.${kind}`)}</td>
                <td>
                  {keepDays} {atLeastDays > 0 ? t('retention.atLeast', { days: atLeastDays }) : ''}
                </td>
                <td>
                  <Zh>{basis}</Zh>
                </td>
                <td>{since}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p>{t('retention.stays')}</p>
      <section className="section">
        <h2>{t('retention.runs')}</h2>
        {runs.length === 0 ? <p className="empty">{t('retention.noRuns')}</p> : null}
        <ul className="plain items">
          {runs.map((run) => (
            <li key={run.number}>
              <p>
                <strong>{formatInstant(language, run.at)}</strong>
              </p>
              <p>{said(run) || t('retention.nothing')}</p>
            </li>
          ))}
        </ul>
        <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/retention?page=${number}`)} />
      </section>
    </>
  );
}
