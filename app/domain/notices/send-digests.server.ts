import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { dayOf } from '#app/platform/day.ts';
import type { Db } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/mails.ts';
import { noticeSettings, notices } from '#db/schema/notices.ts';
import { frequencyByDefault } from './topics.ts';

/** Eight in the morning in Guangxi, where there is no summer time; a weekly digest goes out on Mondays. */
const hour = '08:00:00+08:00';
const longest = 50;

/**
 * Gathers what waits for a digest into one letter a person and day, of what was told before eight in the morning. Run as often as one likes:
 * a day's letter is written once, and where the hour was missed it goes out when somebody comes round. What has been read on the site is
 * not mailed any more.
 *
 * @returns how many letters were written.
 */
export async function sendDigests(db: Db, now: Date): Promise<number> {
  const day = dayOf(now);
  const morning = new Date(`${day}T${hour}`);
  if (now < morning) return 0;
  const monday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  const people = await db
    .selectDistinct({ id: notices.accountId })
    .from(notices)
    .where(and(isNull(notices.mailedAt), lt(notices.at, morning)));
  let letters = 0;
  for (const { id } of people) letters += await digestFor(db, id, { day, morning, monday });
  return letters;
}

type Round = { readonly day: string; readonly morning: Date; readonly monday: boolean };

async function digestFor(db: Db, accountId: string, { day, morning, monday }: Round): Promise<number> {
  return db.transaction(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
    const settings = await tx.select().from(noticeSettings).where(eq(noticeSettings.accountId, accountId));
    const frequencyOf = new Map<string, string>([
      ...Object.entries(frequencyByDefault),
      ...settings.map(({ topic, frequency }) => [topic, frequency] as const),
    ]);
    const key = `digest ${accountId} ${day}`;
    if ((await tx.select({ id: mails.id }).from(mails).where(eq(mails.key, key))).length > 0) return 0;
    const waiting = await tx
      .select({ notice: notices, stands: sql<boolean>`notice_stands(${notices})` })
      .from(notices)
      .where(and(eq(notices.accountId, accountId), isNull(notices.mailedAt), lt(notices.at, morning)))
      .orderBy(asc(notices.at), asc(notices.id));
    const due = waiting.filter(({ notice }) => monday || frequencyOf.get(notice.topic) !== 'weekly');
    if (due.length === 0) return 0;
    const ids = due.map(({ notice }) => notice.id);
    await tx.update(notices).set({ mailedAt: morning }).where(inArray(notices.id, ids));
    const reachable = account?.emailVerified && account.suspendedAt === null && account.closedAt === null;
    const said = due.filter(({ notice, stands }) => stands && notice.readAt === null && frequencyOf.get(notice.topic) !== 'never');
    if (!reachable || said.length === 0) return 0;
    const lines = said.slice(0, longest).map(({ notice: { kind, values } }) => ({ kind, values }));
    const values = { count: String(said.length), lines: JSON.stringify(lines), account: accountId, topic: 'digests' };
    await tx.insert(mails).values({ recipient: account.email, template: 'digest', language: account.language, key, values });
    return 1;
  });
}
