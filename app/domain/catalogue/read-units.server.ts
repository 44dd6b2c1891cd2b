import { asc } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { units } from '#db/schema/catalogue.ts';

export type UnitChoice = { readonly code: string; readonly dimension: string; readonly zh: string; readonly en: string };

/** The units in which limits can be said, those of a dimension together. */
export async function readUnits(ctx: Context): Promise<UnitChoice[]> {
  mustHold(ctx.actor, 'administrator');
  return ctx.db
    .select({ code: units.code, dimension: units.dimension, zh: units.zh, en: units.en })
    .from(units)
    .orderBy(asc(units.dimension), asc(units.factor), asc(units.code));
}
