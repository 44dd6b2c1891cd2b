import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listNeedReviews } from '#app/domain/needs/list-need-reviews.server.ts';
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
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { page, done: query.has('done'), ...(await orRefuse(listNeedReviews(accountContextOf(args), page))) };
}

export const meta: MetaFunction = doorMeta('needReview.title');

export default function NeedReviews() {
  const { items, more, page, total, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door title={t('needReview.title')} lead={t('needReview.lead')} said={done ? t('needReview.done') : null}>
      <p>{total === 0 ? t('needReview.none') : t('needReview.waiting', { count: total })}</p>
      <ul className="plain items">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={to(`/desk/reviews/needs/${item.id}`)}>
              <Zh>{item.title || t('need.untitled')}</Zh>
            </Link>{' '}
            · {t(`need.kinds.${item.kind}`)} · {t(item.diagnosis ? 'needReview.diagnosis' : 'needReview.content')}
            <br />
            <Zh>{item.enterprise}</Zh> · {formatInstant(language, item.since)}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/reviews/needs?page=${number}`)} />
    </Door>
  );
}
