import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sectors } from '#db/schema/industries.ts';
import { regions } from '#db/schema/regions.ts';
import type { Reference } from './reference.ts';

export async function loadReference(db: Db): Promise<Reference> {
  const [sectorRows, places] = await Promise.all([
    db.select().from(sectors).orderBy(asc(sectors.position)),
    db.select().from(regions).orderBy(asc(regions.code)),
  ]);
  return {
    sectors: sectorRows,
    sectorByCode: new Map(sectorRows.map((sector) => [sector.code, sector])),
    cities: places.filter((place) => place.kind === 'city'),
    placeByCode: new Map(places.map((place) => [place.code, place])),
  };
}
