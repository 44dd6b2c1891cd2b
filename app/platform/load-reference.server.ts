import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { industryDivisions, sectorChains, sectorDivisions, sectors, taxonomies, taxonomyChains } from '#db/schema/industries.ts';
import { regions } from '#db/schema/regions.ts';
import type { Division, Reference, Taxonomy } from './reference.ts';

export async function loadReference(db: Db): Promise<Reference> {
  const [sectorRows, places, divisionsOfSector, taxonomyRows] = await Promise.all([
    db.select().from(sectors).orderBy(asc(sectors.position)),
    db.select().from(regions).orderBy(asc(regions.code)),
    readDivisions(db),
    readTaxonomies(db),
  ]);
  return {
    sectors: sectorRows,
    sectorByCode: new Map(sectorRows.map((sector) => [sector.code, sector])),
    divisionsOfSector,
    taxonomies: taxonomyRows,
    cities: places.filter((place) => place.kind === 'city'),
    placeByCode: new Map(places.map((place) => [place.code, place])),
  };
}

async function readDivisions(db: Db): Promise<Map<string, Division[]>> {
  const rows = await db
    .select()
    .from(sectorDivisions)
    .innerJoin(industryDivisions, eq(industryDivisions.code, sectorDivisions.divisionCode))
    .orderBy(asc(industryDivisions.code));
  const of = new Map<string, Division[]>();
  for (const row of rows) {
    const { sectorCode } = row.sector_divisions;
    of.set(sectorCode, [...(of.get(sectorCode) ?? []), row.industry_divisions]);
  }
  return of;
}

async function readTaxonomies(db: Db): Promise<Taxonomy[]> {
  const [rows, chains, members] = await Promise.all([
    db
      .select()
      .from(taxonomies)
      .orderBy(sql`${desc(taxonomies.year)} nulls last`, asc(taxonomies.position)),
    db.select().from(taxonomyChains).orderBy(asc(taxonomyChains.position)),
    db
      .select({ taxonomyId: sectorChains.taxonomyId, chainCode: sectorChains.chainCode, sectorCode: sectorChains.sectorCode })
      .from(sectorChains)
      .innerJoin(sectors, eq(sectors.code, sectorChains.sectorCode))
      .orderBy(asc(sectors.position)),
  ]);
  return rows.map(({ id, zh, en, year, validity, source }) => ({
    id,
    zh,
    en,
    year,
    validity,
    source,
    chains: chains
      .filter((chain) => chain.taxonomyId === id)
      .map(({ code, zh, en, groupZh, groupEn, cityCodes }) => ({
        code,
        zh,
        en,
        groupZh,
        groupEn,
        cityCodes,
        sectorCodes: members.filter((member) => member.taxonomyId === id && member.chainCode === code).map((member) => member.sectorCode),
      })),
  }));
}
