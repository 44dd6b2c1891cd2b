import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listWaitingCorrections } from '#app/domain/corrections/list-waiting-corrections.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatDay } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const path = '/desk/corrections';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { searchParams } = new URL(args.request.url);
  const page = readPage(searchParams);
  return { ...(await orRefuse(listWaitingCorrections(accountContextOf(args), page))), page, done: searchParams.has('done') };
}

export const meta: MetaFunction = doorMeta('corrections.title');

export default function WaitingCorrections() {
  const { items, total, page, pages, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door title={t('corrections.title')} lead={t('corrections.lead')} said={done ? t('corrections.done') : null}>
      <p className="results-head">{total > 0 ? t('waiting.kinds.correction', { count: total }) : t('waiting.nothing')}</p>
      <ol className="rows">
        {items.map(({ ref, subject, subjectRef, wish, role, statement, createdAt }) => (
          <li key={ref} className="row row-plain">
            <div>
              <h2>
                <Link to={to(`${path}/${ref}`)}>
                  {t(`correction.wishes.${wish}`)} · {t(`correction.subjects.${subject}`)} {subjectRef}
                </Link>
              </h2>
              <p>{statement}</p>
              <p className="fine">{t(`correction.roles.${role}`)}</p>
            </div>
            <div className="row-side">{formatDay(language, createdAt)}</div>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)} />
    </Door>
  );
}
