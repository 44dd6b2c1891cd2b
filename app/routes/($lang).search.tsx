import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { capabilitiesInstead } from '#app/domain/catalogue/capabilities-instead.server.ts';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { lastPage, pageSize, readSearch, searchPath } from '#app/domain/catalogue/search-input.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { CapabilityRow } from '#app/ui/capability-row.tsx';
import { EnterpriseRow } from '#app/ui/enterprise-row.tsx';
import { ActiveFilters, Facets, KeptState } from '#app/ui/facets.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { NothingFound } from '#app/ui/nothing-found.tsx';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { ProductRow } from '#app/ui/product-row.tsx';
import { SearchBox } from '#app/ui/search-box.tsx';
import { Adjustments, CompareTray, Kinds, Sort } from '#app/ui/search-controls.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const input = readSearch(new URL(args.request.url).searchParams);
  const ctx = contextOf(args);
  const result = await searchDirectory(ctx, input);
  return { input, result, instead: await capabilitiesInstead(ctx, input, result) };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const query = data?.input.text;
  return [
    ...pageMeta(language, { title: query ? t('search.titleFor', { query }) : t('search.title') }),
    { name: 'robots', content: 'noindex, follow' },
  ];
};

export default function Search() {
  const { input, result, instead } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const { value, atLeast } = result.total;
  const total = atLeast ? t('common.atLeast', { count: value }) : String(value);
  const pages = Math.min(lastPage, Math.ceil(value / pageSize));
  const filtered = Object.keys(input.where).length > 0;
  const shown = result.products.length + result.enterprises.length + result.capabilities.length;
  return (
    <>
      <h1 className="unseen">{input.text ? t('search.titleFor', { query: input.text }) : t('search.title')}</h1>
      <SearchBox query={input.text}>
        <KeptState input={input} without={['q']} />
      </SearchBox>
      <Kinds input={input} />
      <div className="finder">
        {value > 0 || filtered ? <Facets counts={result.facets} input={input} /> : <div />}
        <section>
          <div className="results-head">
            <p role="status">
              {t('search.found', { count: value - result.related, total: atLeast ? total : String(value - result.related) })}
              {result.related > 0 ? <span className="fine"> {t('search.foundRelated', { count: result.related })}</span> : null}
            </p>
            {value > 0 ? (
              <>
                <a className="button button-quiet button-small to-filters" href="#filters">
                  {t('search.filters')}
                </a>
                <Sort input={input} />
              </>
            ) : null}
          </div>
          <ActiveFilters input={input} />
          <Adjustments input={input} corrected={result.corrected} dropped={result.dropped} found={value > 0} />
          {instead.length > 0 ? (
            <section className="section" aria-labelledby="instead">
              <h2 id="instead">{t('capability.found')}</h2>
              <ol className="rows">
                {instead.map((capability) => (
                  <CapabilityRow key={capability.id} capability={capability} heading="h3" />
                ))}
              </ol>
              <p>
                <Link to={to(searchPath({ text: input.text, kind: 'capability' }))}>{t('capability.foundAll')}</Link>
              </p>
            </section>
          ) : null}
          {shown === 0 ? (
            <NothingFound input={input} total={value} />
          ) : (
            <>
              <ol className="rows">
                {result.products.map((product) => (
                  <ProductRow
                    key={product.ref}
                    product={product}
                    name={product.marks.name}
                    maker={product.marks.second ?? undefined}
                    related={product.related !== null}
                    aside={
                      <label className="tick">
                        <input
                          type="checkbox"
                          form="compare"
                          name="p"
                          value={product.ref}
                          defaultChecked={input.picked.includes(product.ref)}
                          aria-label={t('search.compareAdd', { name: product.name })}
                        />
                        <span>{t('search.compare')}</span>
                      </label>
                    }
                  />
                ))}
                {result.enterprises.map((enterprise) => (
                  <EnterpriseRow
                    key={enterprise.ref}
                    enterprise={enterprise}
                    name={enterprise.marks.name}
                    makes={enterprise.marks.second ?? undefined}
                    related={enterprise.related !== null}
                  />
                ))}
                {result.capabilities.map((capability) => (
                  <CapabilityRow key={capability.id} capability={capability} />
                ))}
              </ol>
              {input.kind === 'product' ? (
                <CompareTray picked={input.picked} listed={result.products.map((product) => product.ref)} />
              ) : null}
              <Pager
                page={input.page}
                pages={atLeast ? null : pages}
                more={input.page < lastPage && (atLeast || input.page < pages)}
                addressOf={(page) => to(searchPath({ ...input, page }))}
              />
            </>
          )}
        </section>
      </div>
    </>
  );
}
