import { type SQL, sql } from 'drizzle-orm';
import { limitAttempts } from '#app/domain/accounts/limit-attempts.server.ts';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { type Section, sections, withheldFrom } from './personal-data.ts';

export type OwnData = {
  readonly site: string;
  /** ISO instant. */
  readonly at: string;
  /** Rows by section, each with the columns of its table as the database names them. */
  readonly sections: Readonly<Record<Section, readonly Readonly<Record<string, unknown>>[]>>;
};

type Source = { readonly table: SQL; readonly of: (accountId: string) => SQL; readonly by: SQL };
const own = (table: string, column: string, by = column): Source => ({
  table: sql`${sql.identifier(table)}`,
  of: (accountId) => sql`t.${sql.identifier(column)} = ${accountId}`,
  by: sql`t.${sql.identifier(by)}`,
});

const sources: Readonly<Record<Section, Source>> = {
  account: own('accounts', 'id'),
  'sign-in-methods': own('sign_in_methods', 'user_id', 'created_at'),
  'second-factor': own('second_factors', 'user_id'),
  sessions: own('sessions', 'user_id', 'created_at'),
  roles: own('role_grants', 'account_id', 'granted_at'),
  consents: own('consents', 'account_id', 'at'),
  'contact-consents': own('contact_consents', 'account_id', 'number'),
  memberships: own('enterprise_members', 'account_id', 'since'),
  applications: own('enterprise_applications', 'account_id', 'submitted_at'),
  'join-requests': own('join_requests', 'account_id', 'submitted_at'),
  invitations: {
    ...own('enterprise_invitations', 'accepted_by', 'invited_at'),
    of: (accountId) => sql`(t.accepted_by = ${accountId} or t.email = (select a.email from accounts a where a.id = ${accountId}))`,
  },
  'declared-interests': own('declared_interests', 'account_id', 'declared_at'),
  inquiries: own('inquiries', 'asker_id', 'asked_at'),
  messages: own('inquiry_messages', 'sender_id', 'sent_at'),
  files: {
    ...own('inquiry_files', 'message_id'),
    of: (accountId) => sql`t.message_id in (select m.id from inquiry_messages m where m.sender_id = ${accountId})`,
  },
  'read-marks': own('inquiry_reads', 'account_id', 'inquiry_id'),
  shortlist: own('shortlist_items', 'account_id', 'added_at'),
  following: own('follows', 'account_id', 'since'),
  acts: {
    ...own('journal', 'account_id', 'number'),
    // What others have done with the account too: who asked to see its address has said why.
    of: (accountId) => sql`(t.account_id = ${accountId} or t.subject = 'account' and t.subject_id = ${accountId}::text)`,
  },
  letters: {
    ...own('mails', 'recipient', 'created_at'),
    of: (accountId) => sql`t.recipient = (select a.email from accounts a where a.id = ${accountId})`,
  },
  notices: own('notices', 'account_id', 'at'),
  'notice-settings': own('notice_settings', 'account_id', 'topic'),
  'match-feedback': own('match_feedback', 'account_id', 'at'),
};

/** All that the system holds of whoever asks, as it stands; that they took it is one entry in the journal. @throws Refusal not-signed-in, too-many. */
export async function gatherOwnData(ctx: Context, as: 'json' | 'xlsx', peer: string): Promise<OwnData> {
  const accountId = mustBeSignedIn(ctx.actor);
  await limitAttempts(ctx, 'export', { account: accountId, peer });
  return asActor(ctx, async (tx) => {
    const found = {} as Record<Section, readonly Record<string, unknown>[]>;
    for (const section of sections) {
      const { table, of, by } = sources[section];
      const withheld = sql.param(`{${withheldFrom(section).join(',')}}`);
      const rows = await tx.execute<{ row: Record<string, unknown> }>(
        sql`select to_jsonb(t) - ${withheld}::text[] as row from ${table} t where ${of(accountId)} order by ${by}`,
      );
      found[section] = rows.map(({ row }) => (section === 'acts' ? { ...row, account_id: whoIs(row.account_id, accountId) } : row));
    }
    await record(tx, ctx, { action: 'account.data-taken', subjectId: accountId, detail: { as } });
    return { site: ctx.settings.publicUrl, at: ctx.now().toISOString(), sections: found };
  });
}

/** Who else did something is said no closer than that it was somebody else. */
const whoIs = (id: unknown, self: string) => (id === null ? 'system' : id === self ? 'self' : 'other');
