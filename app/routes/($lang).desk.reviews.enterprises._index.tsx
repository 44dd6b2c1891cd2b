import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listWaitingApplications } from '#app/domain/enterprises/list-waiting-applications.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { Door } from '#app/ui/door.tsx';
import { useSaid } from '#app/ui/enterprise-words.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { searchParams } = new URL(args.request.url);
  const page = readPage(searchParams);
  return { ...(await orRefuse(listWaitingApplications(ctx, page))), page, done: searchParams.get('done') };
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.reviews');

export default function EnterpriseReviews() {
  const { items, total, page, pages, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const said = useSaid(done);
  const { placeName } = useReference();
  const path = '/desk/reviews/enterprises';
  return (
    <Door title={t('enterpriseDesk.reviews')} lead={t('enterpriseDesk.reviewsLead')} said={said}>
      <p className="results-head">{total > 0 ? t('enterpriseDesk.waiting', { count: total }) : t('enterpriseDesk.noReviews')}</p>
      <ol className="rows">
        {items.map(({ id, kind, uscc, usccPlausible, name, countyCode, age }) => (
          <li key={id} className="row row-plain">
            <div>
              <h2>
                <Link to={to(`${path}/${id}`)}>
                  <Zh>{name}</Zh>
                </Link>
              </h2>
              <p>
                {t(`enterpriseDesk.kinds.${kind}`)} · <span className="number">{uscc}</span> · {placeName(countyCode)}
              </p>
              {usccPlausible ? null : <p className="tag">{t('enterpriseDesk.manual')}</p>}
            </div>
            <div className="row-side">{t('enterpriseDesk.age', { count: age })}</div>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)} />
    </Door>
  );
}
