import { desc, eq } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { journal } from '#db/schema/journal.ts';
import type { RetentionRun, RuleInForce } from './retention.ts';
import { rulesInForce } from './rules-in-force.server.ts';

const pageSize = 30;

/** The rules that hold today, and what the daily job has done by them, newest first. @throws Refusal as `mustHold`. */
export async function readRetention(
  ctx: Context,
  { page }: { readonly page: number },
): Promise<{ rules: RuleInForce[]; runs: RetentionRun[]; more: boolean }> {
  mustHold(ctx.actor, 'auditor', 'administrator');
  const rows = await ctx.db
    .select({ number: journal.number, at: journal.at, detail: journal.detail })
    .from(journal)
    .where(eq(journal.action, 'retention.run'))
    .orderBy(desc(journal.number))
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize);
  const runs = rows.slice(0, pageSize).map(({ number, at, detail }) => {
    const { erased, failed, missingFiles } = detail as Pick<RetentionRun, 'erased' | 'failed' | 'missingFiles'>;
    return { number, at: at.toISOString(), erased, failed, missingFiles };
  });
  return { rules: await rulesInForce(ctx.db, dayOf(ctx.now())), runs, more: rows.length > pageSize };
}
