import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RetainedKind } from '#db/schema/retention.ts';
import { nobodysAddress } from './closing.ts';

/** Rows in a transaction, so that nobody waits long for one of them. */
const batchSize = 500;

type Kind = Exclude<RetainedKind, 'unlinked-files'>;

/** How the oldest rows of a kind are erased: a statement over the rows that `due` names by their place. */
type Erasure = { readonly table: SQL; readonly due: (before: SQL) => SQL; readonly erase?: SQL };

const erasures: Readonly<Record<Kind, Erasure>> = {
  sessions: { table: sql`sessions`, due: (before) => sql`t.expires_at < ${before}` },
  'one-time-codes': { table: sql`verifications`, due: (before) => sql`t.expires_at < ${before}` },
  attempts: { table: sql`attempts`, due: (before) => sql`t.expire < ${before}` },
  letters: { table: sql`mails`, due: (before) => sql`t.created_at < ${before}` },
  'correction-contacts': {
    table: sql`correction_requests`,
    due: (before) => sql`t.contact is not null and t.created_at < ${before}`,
    erase: sql`set contact = null`,
  },
  'invitation-addresses': {
    table: sql`enterprise_invitations`,
    due: (before) => sql`t.email not like ${`%${nobodysAddress('')}`} and coalesce(t.accepted_at, t.revoked_at, t.expires_at) < ${before}`,
    erase: sql`set email = id || ${nobodysAddress('')}, revoked_at = case when accepted_at is null then coalesce(revoked_at, expires_at) end`,
  },
  // Nobody can have done anything with one; where a role or an enterprise was given to it all the same, it stays.
  'unconfirmed-accounts': {
    table: sql`accounts`,
    due: (before) => sql`not t.email_verified and t.closed_at is null and t.created_at < ${before}
      and not exists (select from role_grants g where t.id in (g.account_id, g.granted_by, g.ended_by))
      and not exists (select from enterprise_members m where t.id in (m.account_id, m.ended_by))
      and not exists (select from inquiry_messages m where m.sender_id = t.id)`,
  },
  // With what was read from them; the file itself then belongs to nobody. What came of their rows are listings like any other.
  sheets: { table: sql`sheet_uploads`, due: (before) => sql`t.state not in ('reading', 'applying') and t.uploaded_at < ${before}` },
  'closed-account-consents': {
    table: sql`consents`,
    due: (before) => sql`t.account_id in (select a.id from accounts a where a.closed_at < ${before})`,
  },
};

/**
 * Erases what of a kind is older than an instant, a batch in a transaction, the owner of the tables working.
 *
 * @returns how many.
 */
export async function eraseExpired(db: Db, kind: Kind, before: Date): Promise<number> {
  const { table, due, erase } = erasures[kind];
  const batch = sql`(select t.ctid from ${table} t where ${due(sql`${before.toISOString()}::timestamptz`)} limit ${batchSize} for update skip locked)`;
  const statement = erase
    ? sql`update ${table} ${erase} where ctid = any (array${batch})`
    : sql`delete from ${table} where ctid = any (array${batch})`;
  for (let erased = 0; ; ) {
    const { count } = await db.execute(statement);
    erased += count;
    if (count < batchSize) return erased;
  }
}
