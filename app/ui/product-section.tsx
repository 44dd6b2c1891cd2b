import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import { lastPage, pageSize } from '#app/domain/catalogue/search-input.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { Pager } from './pager.tsx';
import { ProductRow } from './product-row.tsx';

/** The products of a page about something else, paged, with the way to the same products in the search. */
export function ProductSection({
  title,
  products,
  total,
  page,
  path,
  searchPath,
}: {
  title: string;
  products: readonly ProductItem[];
  total: number;
  page: number;
  /** Of the page the section stands on. */
  path: string;
  searchPath: string;
}) {
  const t = useWords();
  const to = useLocalPath();
  const pages = Math.min(lastPage, Math.ceil(total / pageSize));
  return (
    <section className="section" aria-labelledby="products">
      <div className="section-head">
        <h2 id="products">{title}</h2>
        <p>
          {t('search.found', { count: total, total })}
          {' · '}
          <Link to={to(searchPath)}>{t('sectors.refine')}</Link>
        </p>
      </div>
      {products.length > 0 ? (
        <ol className="rows">
          {products.map((product) => (
            <ProductRow key={product.ref} product={product} heading="h3" />
          ))}
        </ol>
      ) : (
        <p className="empty">
          {total > 0 ? (
            <>
              {t('search.emptyPage')} <Link to={to(path)}>{t('search.firstPage')}</Link>
            </>
          ) : (
            t('sectors.noProducts')
          )}
        </p>
      )}
      <Pager
        page={page}
        pages={pages}
        more={page < pages}
        addressOf={(number) => `${to(path)}${number > 1 ? `?page=${number}` : ''}#products`}
      />
    </section>
  );
}
