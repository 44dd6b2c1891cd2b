/** The rows that `industry_chains.json` makes. A chain for which the source has no code has its Chinese name for one. */
import { z } from 'zod';
import type { sectorChains, taxonomies, taxonomyChains } from '#db/schema/industries.ts';

const chain = z.union([z.string(), z.object({ code: z.string(), zh: z.string(), en: z.string().optional() })]);
const taxonomy = z.object({
  id: z.string(),
  name_zh: z.string(),
  name_en: z.string().optional(),
  year: z.number().int().optional(),
  since: z.string().optional(),
  validity: z.string().optional(),
  source: z.string(),
  verified: z.boolean(),
  groups: z.array(z.object({ group_zh: z.string(), group_en: z.string().optional(), chains: z.array(chain) })).optional(),
  chains: z.array(chain).optional(),
  by_city: z.record(z.string(), z.array(z.string())).optional(),
  clusters: z.array(z.object({ zh: z.string(), cities: z.array(z.string()) })).optional(),
  items: z.array(z.object({ zh: z.string(), city: z.string(), batch: z.string(), sectors: z.array(z.string()) })).optional(),
});
type Taxonomy = z.output<typeof taxonomy>;

export const chainsFile = z.object({
  taxonomies: z.array(taxonomy),
  platform_sectors: z.array(
    z.object({
      code: z.string(),
      zh: z.string(),
      en: z.string(),
      vi: z.string(),
      maps_to: z.array(z.string()),
      gb4754_divisions: z.array(z.string()),
    }),
  ),
  gb4754_2017_divisions: z.record(z.string(), z.string()),
});
type ChainsFile = z.output<typeof chainsFile>;

export const taxonomyRows = (file: ChainsFile): (typeof taxonomies.$inferInsert)[] =>
  file.taxonomies.map((of, position) => ({
    id: of.id,
    zh: of.name_zh,
    en: of.name_en ?? null,
    year: of.year ?? yearIn(of.since) ?? documentYear(of.source),
    validity: of.validity ?? null,
    source: of.source,
    verified: of.verified,
    position,
  }));

const yearIn = (date: string | undefined) => (date ? Number(date.slice(0, 4)) : null);
/** The year within the number of an official document: 桂工信企业〔2022〕109号. */
const documentYear = (source: string) => {
  const year = /〔(\d{4})〕/.exec(source)?.[1];
  return year ? Number(year) : null;
};

type Chain = { code: string; zh: string; en: string | null; groupZh: string | null; groupEn: string | null; cities: string[] };

function chainsOf(of: Taxonomy): Chain[] {
  const citiesOf = (zh: string) => Object.entries(of.by_city ?? {}).flatMap(([city, chains]) => (chains.includes(zh) ? [city] : []));
  const make = (given: z.output<typeof chain>, groupZh: string | null, groupEn: string | null): Chain => {
    const { code, zh, en } = typeof given === 'string' ? { code: given, zh: given, en: undefined } : given;
    return { code, zh, en: en ?? null, groupZh, groupEn, cities: citiesOf(zh) };
  };
  const plain = { en: null, groupZh: null, groupEn: null };
  return [
    ...(of.groups ?? []).flatMap((group) => group.chains.map((given) => make(given, group.group_zh, group.group_en ?? null))),
    ...(of.chains ?? []).map((given) => make(given, null, null)),
    ...(of.clusters ?? []).map(({ zh, cities }) => ({ ...plain, code: zh, zh, cities })),
    ...(of.items ?? []).map(({ zh, city, batch }) => ({ ...plain, code: zh, zh, groupZh: batch, cities: [city] })),
  ];
}

/** @param codes code of each city by its Chinese name. */
export const chainsOfTaxonomies = (file: ChainsFile, codes: ReadonlyMap<string, string>): (typeof taxonomyChains.$inferInsert)[] =>
  file.taxonomies.flatMap((of) =>
    chainsOf(of).map(({ cities, ...row }, position) => ({
      ...row,
      taxonomyId: of.id,
      position,
      cityCodes: cities.map((city) => {
        const code = codes.get(city);
        if (!code) throw new Error(`industry_chains.json: ${row.zh} names ${city}`);
        return code;
      }),
    })),
  );

/**
 * Which chains a sector belongs to. A sector that the file maps to a whole taxonomy belongs to the chain of its own name
 * there, or to none (陶瓷 has none among the nine directions of light industry).
 */
export function chainsOfSectors(file: ChainsFile): (typeof sectorChains.$inferInsert)[] {
  const byItems = file.taxonomies.flatMap((of) =>
    (of.items ?? []).flatMap((item) => item.sectors.map((sectorCode) => ({ sectorCode, taxonomyId: of.id, chainCode: item.zh }))),
  );
  const mapped = file.platform_sectors.flatMap((sector) =>
    sector.maps_to.flatMap((target) => {
      const [taxonomyId = '', code = sector.zh] = target.split(':');
      const named = file.taxonomies.filter(({ id }) => id === taxonomyId).flatMap(chainsOf);
      const found = named.find((given) => given.code === code);
      if (!found && target.includes(':')) throw new Error(`industry_chains.json: ${sector.code} maps to ${target}`);
      return found ? [{ sectorCode: sector.code, taxonomyId, chainCode: found.code }] : [];
    }),
  );
  return [...mapped, ...byItems];
}
