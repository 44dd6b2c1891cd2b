import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { journalInput } from '#app/domain/administration/administration-forms.ts';
import { readJournal } from '#app/domain/administration/read-journal.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { formatInstant } from '#app/ui/dates.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const input = journalInput.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return { input, ...(await orRefuse(readJournal(ctx, input))) };
}

export const meta: MetaFunction = doorMeta('administration.journal');

export default function Journal() {
  const { input, lines, more } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const addressOf = (page: number) => to(`/desk/journal?${new URLSearchParams({ about: input.about, id: input.id, page: String(page) })}`);
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.journal') }]} />
      <h1>{t('administration.journal')}</h1>
      <p className="lead">{t('administration.journalLead')}</p>
      <form method="get" action={to('/desk/journal')} className="choices">
        <label>
          {t('administration.about')} {t('common.aside', { text: t('administration.aboutHint') })}
          <input name="about" defaultValue={input.about} maxLength={100} autoComplete="off" />
        </label>
        <label>
          {t('administration.subjectId')}
          <input name="id" defaultValue={input.id} maxLength={100} autoComplete="off" />
        </label>
        <button type="submit" className="button">
          {t('administration.filter')}
        </button>
      </form>
      {lines.length === 0 ? <p className="empty">{t('administration.noEntries')}</p> : null}
      {lines.length > 0 ? (
        <TableScroll label={t('administration.journal')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('administration.number')}</th>
                <th scope="col">{t('administration.at')}</th>
                <th scope="col">{t('administration.who')}</th>
                <th scope="col">{t('administration.action')}</th>
                <th scope="col">{t('administration.subjectId')}</th>
                <th scope="col">{t('administration.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.number}>
                  <td className="num">{line.number}</td>
                  <td>{formatInstant(language, line.at)}</td>
                  <td>{line.name ?? line.accountId ?? t('administration.system')}</td>
                  <td>
                    <code>{line.action}</code>
                  </td>
                  <td>
                    <code>{line.subjectId}</code>
                  </td>
                  <td>{line.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <Pager page={input.page} pages={null} more={more} addressOf={addressOf} />
    </>
  );
}
