import type { Tx } from '#db/client.ts';
import { fairs } from '#db/schema/fairs.ts';
import type { Known } from './check-rows.ts';
import type { FairRow } from './rows.ts';
import { upsert } from './upsert.server.ts';

export function writeFairs(tx: Tx, rows: readonly FairRow[], known: Known): Promise<string[]> {
  const values = rows.map((row) => ({
    ref: row.fair_id,
    series: row.fair_id.replace(/-\d+$/, ''),
    name: row.name,
    nameEn: row.name_en,
    edition: row.edition,
    year: row.year,
    startsOn: row.start_date,
    endsOn: row.end_date,
    cityCode: row.city === null ? null : (known.cities.get(row.city) ?? null),
    place: row.city,
    venue: row.venue,
    organiser: row.organiser,
    exhibitors: row.exhibitors,
    booths: row.booths,
    areaM2: row.area_m2,
    theme: row.theme,
    notes: row.notes,
    source: row.source,
  }));
  return upsert(tx, fairs, [fairs.ref], values);
}
