import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RuleInForce } from './retention.ts';

/** Of each kind the rule that holds on a day: the newest that has begun. */
export async function rulesInForce(db: Db, day: string): Promise<RuleInForce[]> {
  const rows = await db.execute<RuleInForce>(sql`
    select distinct on (kind) kind, since::text as since, keep_days as "keepDays", at_least_days as "atLeastDays", basis
    from retention_rules where since <= ${day} order by kind, since desc`);
  return [...rows];
}
