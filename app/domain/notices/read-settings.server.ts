import { eq } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { noticeSettings } from '#db/schema/notices.ts';
import { chosenTopics, frequencyByDefault, type NoticeSettings } from './topics.ts';

/** How one has each topic mailed. @throws Refusal not-signed-in. */
export async function readSettings(ctx: Context): Promise<NoticeSettings> {
  const accountId = mustBeSignedIn(ctx.actor);
  const rows = await asActor(ctx, (tx) => tx.select().from(noticeSettings).where(eq(noticeSettings.accountId, accountId)));
  const chosen = new Map(rows.map(({ topic, frequency }) => [topic, frequency]));
  return Object.fromEntries(chosenTopics.map((topic) => [topic, chosen.get(topic) ?? frequencyByDefault[topic]])) as NoticeSettings;
}
