import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type ShareDimension, shareDimensions } from '#app/domain/agreements/share.ts';
import { supplyShare } from '#app/domain/agreements/supply-share.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatDay } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { formatFen } from '#app/ui/money.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useReference } from '#app/ui/reference-context.tsx';
import { ShareBars } from '#app/ui/share-bars.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const shapes: Readonly<Record<ShareDimension, RegExp>> = { city: /^\d{6}$/, sector: /^[a-z][a-z0-9-]{0,30}$/, year: /^20\d\d$/ };

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const given = (dimension: ShareDimension) => {
    const value = query.get(dimension) ?? '';
    return shapes[dimension].test(value) ? value : null;
  };
  const filter = { city: given('city'), sector: given('sector'), year: given('year') };
  const page = readPage(query);
  return { page, filter, ...(await orRefuse(supplyShare(accountContextOf(args), filter, page))) };
}

export const meta: MetaFunction = doorMeta('share.title');

export default function SupplyShare() {
  const { page, filter, total, by, deals, more } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName, sectorName } = useReference();
  const address = (change: Partial<Record<ShareDimension | 'page', string | null>>) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) query.set(name, value);
    return to(`/desk/supply-share?${query}`);
  };
  const nameOf = (dimension: ShareDimension, key: string | null) => {
    if (key === null) return t('share.unknown');
    if (dimension === 'city') return placeName(key) ?? key;
    return dimension === 'sector' ? sectorName(key) : key;
  };
  const chosen = shareDimensions.filter((dimension) => filter[dimension] !== null);
  return (
    <Door title={t('share.title')} lead={t('share.lead')}>
      {chosen.length > 0 ? (
        <p className="chips">
          {chosen.map((dimension) => (
            <Link key={dimension} className="chip" to={address({ [dimension]: null })}>
              {nameOf(dimension, filter[dimension])} ×
            </Link>
          ))}
        </p>
      ) : null}
      <p className="results-head" role="status">
        {t('share.total', { deals: total.deals, sum: formatFen(language, total.fen) })}
      </p>
      {shareDimensions.map((dimension) => (
        <section key={dimension} className="section" aria-labelledby={`by-${dimension}`}>
          <h2 id={`by-${dimension}`}>{t(`share.by.${dimension}`)}</h2>
          <ShareBars
            caption={t(`share.by.${dimension}`)}
            shares={by[dimension].map((share) => ({
              ...share,
              label: nameOf(dimension, share.key),
              path: share.key === null ? null : address({ [dimension]: share.key }),
            }))}
          />
        </section>
      ))}
      <section className="section" aria-labelledby="deals">
        <h2 id="deals">{t('share.deals')}</h2>
        <TableScroll label={t('share.deals')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('share.day')}</th>
                <th scope="col">{t('need.buyer')}</th>
                <th scope="col">{t('talk.supplier')}</th>
                <th scope="col" className="num">
                  {t('talk.sum')}
                </th>
              </tr>
            </thead>
            <tbody>
              {deals.map(({ buyer, supplier, buyerCity, supplierCity, day, fen }, at) => (
                <tr key={at}>
                  <td>{formatDay(language, day)}</td>
                  <td>
                    <Zh>{buyer.name}</Zh> · <Zh>{nameOf('city', buyerCity)}</Zh>
                  </td>
                  <td>
                    <Zh>{supplier.name}</Zh> · <Zh>{nameOf('city', supplierCity)}</Zh>
                  </td>
                  <td className="num">{formatFen(language, fen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <Pager page={page} pages={null} more={more} addressOf={(number) => address({ page: String(number) })} />
      </section>
    </Door>
  );
}
