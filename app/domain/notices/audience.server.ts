import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { JournalEntry } from '#db/schema/journal.ts';
import type { NoticeStanding } from '#db/schema/notices.ts';
import type { Audience } from './rules.ts';

export type Addressed = { readonly accounts: readonly string[]; readonly standing: NoticeStanding };

/**
 * Whom an entry concerns, by the rule's word for them; whether each may read of it as things stand is asked of `notice_stands` after that. Who
 * did it is left out by the caller.
 */
export async function audience(tx: Tx, to: Audience, entry: JournalEntry): Promise<Addressed> {
  const ids = async (query: ReturnType<typeof sql>) => (await tx.execute<{ id: string }>(query)).map(({ id }) => id);
  const self = (accounts: readonly string[]): Addressed => ({ accounts, standing: 'self' });
  const people = async (which = sql`true`): Promise<Addressed> => ({
    accounts: await ids(
      sql`select account_id as id from enterprise_members m where enterprise_id = ${entry.enterpriseId} and ended_at is null and ${which}`,
    ),
    standing: 'people',
  });
  const asker = () => ids(sql`select asker_id as id from inquiries where id = ${entry.subjectId}::uuid`);
  switch (to) {
    case 'people':
      return people();
    case 'owner':
      return people(sql`role = 'owner'`);
    case 'reviewers':
      return {
        accounts: await ids(sql`select distinct account_id as id from role_grants
          where ended_at is null and role in ('county-reviewer', 'city-reviewer', 'publisher')`),
        standing: 'reviewer',
      };
    case 'subject':
      return self([entry.subjectId]);
    case 'named':
      return self(namedIn(entry));
    case 'asker':
      return self(await asker());
    case 'invited':
      return self(
        await ids(sql`select a.id from enterprise_invitations i join accounts a on a.email = i.email and a.email_verified
          where i.id = ${entry.subjectId}::uuid and i.accepted_at is null and i.revoked_at is null`),
      );
    case 'other-side': {
      const [asked] = await asker();
      // Who is blocked is not heard, and does not learn of it.
      const heard = sql`not exists (select from asker_blocks b where b.enterprise_id = m.enterprise_id and b.account_id = ${asked ?? null}::uuid)`;
      return asked === entry.accountId ? people(heard) : self(asked ? [asked] : []);
    }
  }
}

/** The accounts that the detail of an entry names: `account`, or who gave (`from`) and who got (`to`). */
function namedIn({ action, detail }: JournalEntry): string[] {
  // Who has left by their own will knows.
  if (action === 'membership.ended' && detail.by !== 'owner') return [];
  return [detail.account, detail.from, detail.to].filter((one) => typeof one === 'string');
}
