import { asc } from 'drizzle-orm';
import type { ProfileReference } from '#app/domain/catalogue/read-profile.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db, Tx } from '#db/client.ts';
import { processes } from '#db/schema/capabilities.ts';
import { units } from '#db/schema/catalogue.ts';

export type Process = Pick<typeof processes.$inferSelect, 'code' | 'family' | 'zh' | 'en' | 'vi'>;
export type FullProfileReference = ProfileReference & { readonly processList: readonly Process[] };

/** What a capability profile may refer to. */
export async function readProfileReference(db: Db | Tx, { reference }: Pick<Context, 'reference'>): Promise<FullProfileReference> {
  const { code, family, zh, en, vi } = processes;
  const processList = await db.select({ code, family, zh, en, vi }).from(processes).orderBy(asc(processes.position));
  return {
    processList,
    processes: new Set(processList.map((one) => one.code)),
    places: new Set([...reference.placeByCode.values()].filter(({ kind }) => kind !== 'region').map((place) => place.code)),
    units: await db.select().from(units),
  };
}
