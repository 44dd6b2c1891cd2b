import type { Sql } from '#db/client.ts';

export type JournalVerdict = {
  readonly entries: number /** The first that was changed, moved or taken out. */;
  readonly fault: number | null;
};

/** Whether every entry is where it was written and says what it said. Reads the whole journal. */
export async function verifyJournal(sql: Sql): Promise<JournalVerdict> {
  const [found] = await sql<
    { entries: string; fault: string | null }[]
  >`select (select count(*) from journal) as entries, journal_fault() as fault`;
  return { entries: Number(found!.entries), fault: found!.fault === null ? null : Number(found!.fault) };
}
