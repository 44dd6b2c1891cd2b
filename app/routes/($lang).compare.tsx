import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { comparePath, readPicked } from '#app/domain/catalogue/comparison.ts';
import { readComparison } from '#app/domain/catalogue/read-comparison.server.ts';
import { mostCompared } from '#app/domain/catalogue/search-input.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ComparisonTable } from '#app/ui/comparison-table.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { ProductRow } from '#app/ui/product-row.tsx';
import { SearchBox } from '#app/ui/search-box.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { refs, left, differing } = readPicked(new URL(args.request.url).searchParams);
  return { ...(await readComparison(contextOf(args), refs)), left, differing };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const names = data?.products.map(({ name }) => name).join(t('common.listSeparator'));
  return [
    ...pageMeta(language, { title: names ? t('compare.titleFor', { names }) : t('compare.title') }),
    { name: 'robots', content: 'noindex, follow' },
  ];
};

/** What of the address could not be compared, said plainly. */
function LeftOut({ unknown, left }: { unknown: readonly string[]; left: readonly string[] }) {
  const t = useWords();
  if (unknown.length === 0 && left.length === 0) return null;
  const listed = (refs: readonly string[]) => refs.join(t('common.listSeparator'));
  return (
    <div className="note" role="status">
      {unknown.length > 0 ? <p>{t('compare.unknown', { refs: listed(unknown) })}</p> : null}
      {left.length > 0 ? <p>{t('compare.tooMany', { refs: listed(left) })}</p> : null}
    </div>
  );
}

export default function Compare() {
  const { products, unknown, left, differing } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const refs = products.map(({ ref }) => ref);
  const [only] = products;
  return (
    <>
      <Crumbs trail={[{ name: t('compare.title') }]} />
      <h1>{t('compare.title')}</h1>
      <LeftOut unknown={unknown} left={left} />
      {products.length > 1 ? (
        <>
          <div className="results-head compare-head">
            <p className="fine">{t('compare.differHint')}</p>
            <Link className="button button-quiet button-small no-print" to={to(comparePath(refs, !differing))} rel="nofollow">
              {t(differing ? 'compare.allRows' : 'compare.onlyDifferent')}
            </Link>
          </div>
          <ComparisonTable products={products} differing={differing} />
        </>
      ) : (
        <p className="lead">{t(only ? 'compare.one' : 'compare.empty')}</p>
      )}
      {only && products.length === 1 ? (
        <ul className="rows section">
          <ProductRow product={{ ...only, credentials: only.inForce }} />
        </ul>
      ) : null}
      {products.length < mostCompared ? (
        <section className="section no-print" aria-labelledby="add">
          <h2 id="add">{t('compare.add')}</h2>
          <p className="fine">{t('compare.addHint')}</p>
          <div className="hero">
            <SearchBox label={t('compare.add')}>
              {refs.map((ref) => (
                <input key={ref} type="hidden" name="p" value={ref} />
              ))}
            </SearchBox>
          </div>
        </section>
      ) : null}
    </>
  );
}
