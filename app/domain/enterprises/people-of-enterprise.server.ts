import type { Context } from '#app/platform/context.ts';
import type { PeopleOfEnterprise } from './own-enterprise.ts';
import { readOwnEnterprise } from './read-own-enterprise.server.ts';

/** Who acts for one's own enterprise; to its owner also who is invited and who asks to be let in. @throws as `readOwnEnterprise`. */
export async function peopleOfEnterprise(ctx: Context, ref: string): Promise<PeopleOfEnterprise> {
  const { id, name, role } = await readOwnEnterprise(ctx, ref);
  const { sql } = ctx;
  const people = await sql<PeopleOfEnterprise['people']>`
    select m.id, a.name, m.role, to_json(m.since) as since, m.account_id = ${ctx.actor.accountId} as "isMe"
    from enterprise_members m join accounts a on a.id = m.account_id
    where m.enterprise_id = ${id} and m.ended_at is null order by m.role desc, m.since, m.id`;
  const enterprise = { id, ref, name, role };
  if (role !== 'owner') return { enterprise, people, invitations: [], joinRequests: [] };
  const invitations = await sql<PeopleOfEnterprise['invitations']>`
    select id, email, to_json(expires_at) as "expiresAt", expires_at <= ${ctx.now().toISOString()} as expired from enterprise_invitations
    where enterprise_id = ${id} and accepted_at is null and revoked_at is null order by invited_at, id`;
  const joinRequests = await sql<PeopleOfEnterprise['joinRequests']>`
    select j.id, a.name, j.message, to_json(j.submitted_at) as "submittedAt" from join_requests j join accounts a on a.id = j.account_id
    where j.enterprise_id = ${id} and j.status = 'submitted' order by j.submitted_at, j.id`;
  return { enterprise, people, invitations, joinRequests };
}
