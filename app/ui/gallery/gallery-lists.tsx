import { CityTiles } from '../city-tiles.tsx';
import { EnterpriseRow } from '../enterprise-row.tsx';
import { ActiveFilters, Facets } from '../facets.tsx';
import { FairRow } from '../fair-row.tsx';
import { NothingFound } from '../nothing-found.tsx';
import { Pager } from '../pager.tsx';
import { ProductRow } from '../product-row.tsx';
import { SearchBox } from '../search-box.tsx';
import { Specimen } from './specimen.tsx';
import { enterprise, facetCounts, marked, rows, search } from './specimens.ts';

const cities = [
  ['450100', 'nanning', '南宁市', 'Nanning', 40],
  ['450200', 'liuzhou', '柳州市', 'Liuzhou', 30],
  ['450300', 'guilin', '桂林市', 'Guilin', 20],
  ['450400', 'wuzhou', '梧州市', 'Wuzhou', 10],
  ['450500', 'beihai', '北海市', 'Beihai', 0],
] as const;

/** What lists are made of. */
export function GalleryLists() {
  return (
    <>
      <Specimen name="ProductRow">
        <ul className="rows">
          {rows.map(({ state, product }) => (
            <ProductRow key={state} product={product} heading="h3" aside={<span className="fine">{state}</span>} />
          ))}
          <ProductRow product={rows[0]!.product} name={marked} heading="h3" aside={<span className="fine">marked</span>} />
          <ProductRow product={rows[1]!.product} heading="h3" underMaker aside={<span className="fine">underMaker</span>} />
        </ul>
      </Specimen>
      <Specimen name="EnterpriseRow">
        <ul className="rows">
          <EnterpriseRow enterprise={enterprise} heading="h3" />
          <EnterpriseRow enterprise={{ ...enterprise, mainProduct: null, products: 0, credentials: [], basis: 'page' }} heading="h3" />
          <EnterpriseRow enterprise={enterprise} makes={marked} heading="h3" />
        </ul>
      </Specimen>
      <Specimen name="FairRow">
        <ul className="rows">
          <FairRow
            fair={{
              ref: 'fictitious-1',
              name: '虚构博览会',
              nameEn: null,
              edition: '第1届',
              startsOn: '2027-09-17',
              endsOn: '2027-09-21',
              year: 2027,
              cityCode: '450100',
              place: null,
            }}
          />
        </ul>
      </Specimen>
      <Specimen name="Pager: start, middle, end, unknown total">
        {(
          [
            [1, 5, true],
            [3, 5, true],
            [5, 5, false],
            [3, null, true],
          ] as const
        ).map(([page, pages, more]) => (
          <Pager key={`${page} ${pages}`} page={page} pages={pages} more={more} addressOf={(number) => `?page=${number}`} />
        ))}
      </Specimen>
      <Specimen name="SearchBox">
        <SearchBox query={search.text} />
        <p />
        <SearchBox large />
      </Specimen>
      <Specimen name="Facets, ActiveFilters">
        <ActiveFilters input={search} />
        <div className="specimen-narrow">
          <Facets counts={facetCounts} input={search} />
        </div>
      </Specimen>
      <Specimen name="NothingFound: nothing, empty page">
        <NothingFound input={search} total={0} />
        <NothingFound input={{ ...search, page: 9 }} total={12} />
      </Specimen>
      <Specimen name="CityTiles">
        <CityTiles cities={cities.map(([code, slug, zh, en, count]) => ({ code, slug, zh, en, vi: null, count }))} />
      </Specimen>
    </>
  );
}
