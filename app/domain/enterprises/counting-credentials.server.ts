import type { Sql } from '#db/client.ts';

/** A condition: the credential `r` counts on the day. The same in SQL as `byStanding` is for credentials that were read. */
export const countsOn = (sql: Sql, day: string) => sql`
  coalesce(r.valid_to, 'infinity') >= ${day}::date and coalesce(r.valid_from, '-infinity') <= ${day}::date`;
