import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listReviews } from '#app/domain/listings/list-reviews.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useReference } from '#app/ui/reference-context.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { page, done: query.has('done'), ...(await orRefuse(listReviews(accountContextOf(args), page))) };
}

export const meta: MetaFunction = doorMeta('review.title');

export default function Reviews() {
  const { items, more, page, total, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName } = useReference();
  return (
    <Door title={t('review.title')} lead={t('review.lead')} said={done ? t('review.done') : null}>
      <p>{total === 0 ? t('review.none') : t('review.waiting', { count: total })}</p>
      <ul className="plain items">
        {items.map((item) => (
          <li key={item.id}>
            {item.kind === 'product' ? (
              <Link to={to(`/desk/reviews/listings/${item.id}`)}>
                <span lang="zh-Hans">{item.name}</span>
              </Link>
            ) : (
              <Link to={to(`/desk/reviews/capabilities/${item.id}`)}>{t('capability.reviewItem')}</Link>
            )}{' '}
            · {t(item.first ? 'review.first' : 'review.revision')}
            <br />
            <span lang="zh-Hans">{item.enterprise}</span> · {placeName(item.cityCode)} · {formatInstant(language, item.submittedAt)}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/reviews/listings?page=${number}`)} />
    </Door>
  );
}
