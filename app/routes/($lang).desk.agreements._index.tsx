import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listAgreements } from '#app/domain/agreements/read-agreement.server.ts';
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
  return { page, ...(await listAgreements(accountContextOf(args), page)) };
}

export const meta: MetaFunction = doorMeta('agreement.mine');

export default function Agreements() {
  const { page, items, more } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door title={t('agreement.mine')} lead={t('agreement.mineLead')}>
      {items.length === 0 ? <p>{t('agreement.none')}</p> : null}
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id} className="row row-plain">
            <div>
              <h2>
                <Link to={to(`/desk/agreements/${item.id}`)}>
                  <Zh>{item.title}</Zh>
                </Link>
              </h2>
              <p className="who">
                <Zh>{item.buyer}</Zh> · <Zh>{item.supplier}</Zh>
              </p>
            </div>
            <div className="row-side">
              <strong>{t(`agreement.states.${item.state}`)}</strong>
              <span className="fine">
                {t(`agreement.kinds.${item.kind}`)} · {formatDay(language, item.endsOn)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/agreements?page=${number}`)} />
    </Door>
  );
}
