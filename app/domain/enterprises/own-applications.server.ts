import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { OwnApplication } from './application.ts';

const most = 50;

export type OwnJoinRequest = { readonly id: string; readonly ref: string; readonly name: string; readonly submittedAt: string };

/** What somebody has applied for, the latest first, and their open requests to join. */
export async function ownApplications(
  ctx: Context,
): Promise<{ readonly applications: readonly OwnApplication[]; readonly joinRequests: readonly OwnJoinRequest[] }> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const applications = await tx.execute<OwnApplication>(sql`
    select a.id, a.kind, a.uscc, a.name, a.county_code as "countyCode", a.status, a.reason, to_json(a.submitted_at) as "submittedAt", e.ref
    from enterprise_applications a left join enterprises e on e.id = a.enterprise_id
    where a.account_id = ${accountId} order by a.submitted_at desc, a.id limit ${most}`);
    const joinRequests = await tx.execute<OwnJoinRequest>(sql`
    select j.id, e.ref, e.name, to_json(j.submitted_at) as "submittedAt" from join_requests j join enterprises e on e.id = j.enterprise_id
    where j.account_id = ${accountId} and j.status = 'submitted' order by j.submitted_at desc limit ${most}`);
    return { applications: [...applications], joinRequests: [...joinRequests] };
  });
}
