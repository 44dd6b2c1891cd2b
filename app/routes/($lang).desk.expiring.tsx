import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listExpiring } from '#app/domain/notices/list-expiring.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatDay } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const page = readPage(new URL(args.request.url).searchParams);
  return { ...(await listExpiring(accountContextOf(args), page)), page };
}

export const meta: MetaFunction = doorMeta('expiring.title');

export default function DeskExpiring() {
  const { items, pages, page } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('expiring.title')} lead={t('expiring.lead')}>
      {items.length === 0 ? <p>{t('expiring.empty')}</p> : null}
      <ul className="items">
        {items.map((item) => (
          <li key={item.id}>
            <p>
              {item.listing ? (
                <Link
                  to={to(
                    item.listing.kind === 'product'
                      ? `/desk/listings/${item.listing.id}`
                      : `/desk/enterprises/${item.enterpriseRef}/capabilities`,
                  )}
                >
                  <Zh>{item.title}</Zh>
                </Link>
              ) : (
                <Zh>{item.title}</Zh>
              )}
            </p>
            <p>
              <EndingOn item={item} />
            </p>
            <p className="fine">
              <Zh>{item.enterprise}</Zh>
            </p>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(`/desk/expiring?page=${number}`)} />
    </Door>
  );
}

function EndingOn({ item }: { item: { readonly validTo: string; readonly days: number } }) {
  const t = useWords();
  const language = useLanguage();
  const { validTo: last } = item;
  return (
    <>
      <time dateTime={last}>{formatDay(language, last)}</time> ·{' '}
      {item.days < 0 ? t('expiring.gone') : t('expiring.left', { count: item.days })}
    </>
  );
}
