import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nearMisses } from '#app/domain/matches/near-misses.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const page = readPage(new URL(args.request.url).searchParams);
  return { page, ...(await nearMisses(accountContextOf(args), page)) };
}

export const meta: MetaFunction = doorMeta('nearMiss.title');

export default function NearMisses() {
  const { page, items, total, commonest, attributes, partial } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const nameOf = (key: string) => (attributes[key] ? nameIn(language, attributes[key]) : key);
  const last = Math.max(1, ...commonest.map(({ times }) => times));
  const more = page * 20 < total;
  return (
    <Door title={t('nearMiss.title')} lead={t('nearMiss.lead')}>
      <p className="results-head" role="status">
        {total === 0 ? t('nearMiss.none') : t('nearMiss.count', { count: total })}
      </p>
      {partial ? <p className="fine">{t('nearMiss.partial')}</p> : null}
      {commonest.length > 0 ? (
        <section className="section" aria-labelledby="commonest">
          <h2 id="commonest">{t('nearMiss.commonest')}</h2>
          <TableScroll label={t('nearMiss.commonest')}>
            <table className="table share">
              <thead>
                <tr>
                  <th scope="col">{t('nearMiss.attribute')}</th>
                  <th scope="col" className="num">
                    {t('nearMiss.times')}
                  </th>
                  <th scope="col" className="num">
                    {t('nearMiss.alone')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {commonest.map(({ attribute, times, alone }) => (
                  <tr key={attribute}>
                    <th scope="row">{nameOf(attribute)}</th>
                    <td className="num">
                      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect width={((100 * times) / last).toFixed(1)} height="8" opacity="0.4" />
                        <rect width={((100 * alone) / last).toFixed(1)} height="8" />
                      </svg>
                      {times}
                    </td>
                    <td className="num">{alone}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ) : null}
      <ol className="rows">
        {items.map(({ need, product, changes }) => (
          <li key={`${need.ref} ${product.ref}`} className="row row-plain">
            <div>
              <h2>
                <Link to={to(`/needs/${need.ref}`)}>
                  <Zh>{need.title}</Zh>
                </Link>
              </h2>
              <p className="who">
                <Zh>{product.name}</Zh>
              </p>
              <ul>
                {changes.map(({ attribute, asked, said }) => (
                  <li key={attribute}>{t('talk.failed', { name: nameOf(attribute), asked, said: said ?? '—' })}</li>
                ))}
              </ul>
            </div>
            <div className="row-side">
              <strong>{t('nearMiss.changes', { count: changes.length })}</strong>
              <span className="fine">{t(need.open ? 'nearMiss.open' : 'nearMiss.over')}</span>
            </div>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/near-misses?page=${number}`)} />
    </Door>
  );
}
