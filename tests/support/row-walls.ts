/** What row-level security lets through, asked with raw statements under the role of the site. */
import type { TransactionSql } from 'postgres';
import type { Sql } from '#db/client.ts';

/** The tables that are guarded, by the test that asks of them. */
export const guardedTables = {
  inquiries: [
    ...['inquiries', 'inquiry_messages', 'inquiry_files', 'inquiry_reads', 'contact_consents', 'asker_blocks'],
    ...['shortlist_items', 'follows', 'notices', 'notice_settings'],
    ...['sheet_uploads', 'sheet_rows', 'sheet_faults'],
  ],
  drafts: ['listings', 'listing_reviews', 'photographs', 'enterprise_files', 'enterprise_applications'],
  needs: ['needs', 'published_needs', 'need_matches', 'match_feedback', 'match_sides'],
  talks: [
    ...['quotation_calls', 'talks', 'quotations', 'talk_messages', 'awards', 'enterprise_blocks'],
    ...['agreements', 'agreement_lines', 'call_offs', 'confirmed_values', 'agreement_reviews'],
  ],
} as const;

class Undone extends Error {}

/** Does something for an account and undoes it. @returns what it gave; `refused` where the database did not allow it. */
export async function tried<T>(sql: Sql, account: string, work: (tx: TransactionSql) => Promise<T>): Promise<T | 'refused'> {
  let given: T | 'refused' = 'refused';
  await sql
    .begin(async (tx) => {
      await tx`select set_config('guipintong.account', ${account}, true)`;
      given = await work(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone) && (error as { code?: string }).code !== '42501') throw error;
    });
  return given;
}

/** For each of some people, by their accounts, how many rows a statement touched. */
export async function rowsFor<P extends string>(
  sql: Sql,
  accounts: Readonly<Record<P, string>>,
  people: readonly P[],
  work: (tx: TransactionSql) => Promise<{ count: number }>,
): Promise<Record<P, number>> {
  const counts: Partial<Record<P, number>> = {};
  for (const who of people) {
    const done = await tried(sql, accounts[who], work);
    counts[who] = done === 'refused' ? 0 : done.count;
  }
  return counts as Record<P, number>;
}

/** The same for everybody, with 0 for whoever is not named. */
export const countsOf = <P extends string>(people: readonly P[], counts: Partial<Record<P, number>> = {}) =>
  Object.fromEntries(people.map((who) => [who, counts[who] ?? 0])) as Record<P, number>;
