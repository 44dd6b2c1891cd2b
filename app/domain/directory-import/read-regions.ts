import { z } from 'zod';
import type { regions } from '#db/schema/regions.ts';

const place = z.object({ code: z.string(), zh: z.string(), short: z.string(), en: z.string(), pinyin: z.string() });
const county = place.extend({ former: z.string().optional(), vi: z.string().nullish(), za: z.string().nullish() });
const city = place.extend({
  vi: z.string(),
  za: z.string().nullable(),
  plate: z.string(),
  former: z.string().optional(),
  counties: z.array(county),
});
const file = z.object({
  region: z.object({ code: z.string(), zh: z.string(), short: z.string(), en: z.string(), vi: z.string(), za: z.string().nullable() }),
  cities: z.array(city),
});

/** The rows of `regions.json`: the region, its cities, their county units, parents first. */
export function readRegions(json: unknown): (typeof regions.$inferInsert)[] {
  const { region, cities } = file.parse(json);
  return [
    { ...region, kind: 'region', parentCode: null, pinyin: 'guangxi', formerNames: [], formerNote: null },
    ...cities.map(({ counties: _, former, ...row }) => ({ ...row, kind: 'city' as const, parentCode: region.code, ...formerly(former) })),
    ...cities.flatMap((parent) =>
      parent.counties.map(({ former, vi, za, ...row }) => ({
        ...row,
        kind: 'county' as const,
        parentCode: parent.code,
        vi: vi ?? null,
        za: za ?? null,
        ...formerly(former),
      })),
    ),
  ];
}

/**
 * 武鸣县(2015年撤县设区) was called 武鸣县. Where the note tells of a division instead (由原苍梧县部分析置), the older name
 * belongs to another place that still bears it.
 */
function formerly(note: string | undefined): { formerNames: string[]; formerNote: string | null } {
  if (!note) return { formerNames: [], formerNote: null };
  const name = /^([\u4e00-\u9fff]+?(?:县|市|区))(?:\(.*\))?$/.exec(note)?.[1];
  return { formerNames: name && !name.startsWith('由') ? [name] : [], formerNote: note };
}
