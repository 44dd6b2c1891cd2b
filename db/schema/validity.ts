/**
 * How long something dated holds: from its first day to its last, both included; null where it is open. Days are those of Guangxi
 * (`app/platform/day.ts`), so that what ends today stops counting at the midnight there and nobody has to do anything.
 *
 * The one place that holds a period against a day, in the three languages in which readers ask. The tallies (`tallies.ts`) come to the
 * same by adding up what begins and what has ended; `tests/integration/midnight.test.ts` holds all of them against each other.
 */
import { type SQL, sql as written } from 'drizzle-orm';
import type { Sql } from '#db/client.ts';

/** Days, as 2026-11-23. */
export type Period = { readonly validFrom: string | null; readonly validTo: string | null };
export type Standing = 'ahead' | 'in-force' | 'past';

export function standingOn({ validFrom, validTo }: Period, day: string): Standing {
  if (validTo !== null && validTo < day) return 'past';
  return validFrom !== null && validFrom > day ? 'ahead' : 'in-force';
}

/** A condition: the row `r` is in force on the day. */
export const inForceOn = (sql: Sql, day: string) => sql`
  coalesce(r.valid_to, 'infinity') >= ${day}::date and coalesce(r.valid_from, '-infinity') <= ${day}::date`;

/** A filter of jsonpath: what is stored as [name, from, to] is in force on `$day`. */
export const inForceInPath = '(@[1] == null || @[1] <= $day) && (@[2] == null || @[2] >= $day)';

/** A condition for drizzle: a last day (text or date) lies within these, both included. */
export const endsWithin = (end: SQL, from: string, until: string): SQL => written`${end} between ${from} and ${until}`;

/** The same of a last day that has come or comes by then. */
export const endsBy = (end: SQL, until: string): SQL => written`${end} <= ${until}`;
