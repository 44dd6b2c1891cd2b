import { type FacetCount, type FacetName, facets, type SearchInput, searchPath } from '#app/domain/catalogue/search-input.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** How many values of a facet are listed before the reader asks for all. */
const shownAtFirst: Record<FacetName, number> = { sector: 8, city: 14, county: 6, honour: 6, proof: 6, brand: 6 };

/** What a facet's value is called on the page. */
export function useFacetLabel() {
  const { sectorName, placeName } = useReference();
  return (facet: FacetName, value: string): string => {
    if (facet === 'sector') return sectorName(value);
    if (facet === 'city' || facet === 'county') return placeName(value) ?? value;
    return value;
  };
}

/** The state of the search that a form must carry along, without the facets and the page. */
export function KeptState({ input, without = [] }: { input: SearchInput; without?: readonly ('q' | 'where' | 'sort' | 'kind')[] }) {
  const kept: [string, string][] = [];
  if (!without.includes('q') && input.text) kept.push(['q', input.text]);
  if (!without.includes('kind') && input.kind !== 'product') kept.push(['kind', input.kind]);
  if (!without.includes('sort') && input.sort !== 'relevance') kept.push(['sort', input.sort]);
  if (!without.includes('where')) for (const facet of facets) for (const value of input.where[facet] ?? []) kept.push([facet, value]);
  for (const ref of input.picked) kept.push(['p', ref]);
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What is ticked stays listed, also where nothing is left of it. */
function valuesToShow(counts: readonly FacetCount[], ticked: readonly string[], most: number): FacetCount[] {
  const missing = ticked.filter((value) => !counts.some((count) => count.value === value)).map((value) => ({ value, count: 0 }));
  return [...counts.filter((count, index) => index < most || ticked.includes(count.value)), ...missing];
}

function Facet({ facet, counts, input }: { facet: FacetName; counts: readonly FacetCount[]; input: SearchInput }) {
  const t = useWords();
  const to = useLocalPath();
  const label = useFacetLabel();
  const ticked = input.where[facet] ?? [];
  const shown = valuesToShow(counts, ticked, input.open === facet ? Number.POSITIVE_INFINITY : shownAtFirst[facet]);
  if (shown.length === 0) return null;
  const chinese = facet === 'honour' || facet === 'proof' || facet === 'brand';
  return (
    <fieldset>
      <legend>{t(`search.facets.${facet}`)}</legend>
      <div>
        {facet === 'honour' ? <p className="fine">{t('search.honourHint')}</p> : null}
        {shown.map(({ value, count, atLeast }) => (
          <label key={value} className="tick">
            <input type="checkbox" name={facet} value={value} defaultChecked={ticked.includes(value)} />
            <span>{chinese ? <Zh>{value}</Zh> : label(facet, value)}</span>
            <span>{atLeast ? t('common.atLeast', { count }) : count}</span>
          </label>
        ))}
        {shown.length < counts.length ? (
          <Link className="fine" to={`${to(searchPath({ ...input, open: facet }))}#filters`}>
            {t('search.moreValues', { facet: t(`search.facets.${facet}`) })}
          </Link>
        ) : null}
      </div>
    </fieldset>
  );
}

/** The filters beside the results: one form, applied at once, so that several values cost one request. */
export function Facets({ counts, input }: { counts: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>; input: SearchInput }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <form id="filters" className="filters" method="get" action={to('/search')} aria-label={t('search.filters')}>
      <a className="to-results fine" href="#main">
        {t('search.closeFilters')}
      </a>
      <KeptState input={input} without={['where']} />
      {facets.map((facet) => (
        <Facet key={facet} facet={facet} counts={counts[facet] ?? []} input={input} />
      ))}
      <button type="submit" className="button">
        {t('search.apply')}
      </button>
    </form>
  );
}

/** The filters in force, each with its own way out. */
export function ActiveFilters({ input }: { input: SearchInput }) {
  const t = useWords();
  const to = useLocalPath();
  const label = useFacetLabel();
  const active = facets.flatMap((facet) => (input.where[facet] ?? []).map((value) => ({ facet, value })));
  if (active.length === 0) return null;
  const without = (facet: FacetName, value: string) => ({
    ...input,
    page: 1,
    where: { ...input.where, [facet]: (input.where[facet] ?? []).filter((other) => other !== value) },
  });
  return (
    <ul className="chips">
      {active.map(({ facet, value }) => (
        <li key={facet + value}>
          <Link className="chip" to={to(searchPath(without(facet, value)))} aria-label={t('search.remove', { value: label(facet, value) })}>
            {label(facet, value)} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="chip" to={to(searchPath({ ...input, where: {}, page: 1 }))}>
          {t('search.clear')}
        </Link>
      </li>
    </ul>
  );
}
