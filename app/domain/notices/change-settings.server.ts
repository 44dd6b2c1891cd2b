import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { noticeSettings } from '#db/schema/notices.ts';
import { readSettings } from './read-settings.server.ts';
import { chosenTopics, type NoticeSettings } from './topics.ts';

/** Says how topics are to be mailed from now on; the same as before changes nothing. @throws Refusal not-signed-in. */
export async function changeSettings(ctx: Context, wanted: Partial<NoticeSettings>, by: 'settings' | 'link' = 'settings'): Promise<void> {
  const accountId = mustBeSignedIn(ctx.actor);
  const before = await readSettings(ctx);
  const changed = chosenTopics.flatMap((topic) => {
    const frequency = wanted[topic];
    return frequency === undefined || frequency === before[topic] ? [] : [{ accountId, topic, frequency }];
  });
  if (changed.length === 0) return;
  await asActor(ctx, async (tx) => {
    await tx
      .insert(noticeSettings)
      .values(changed)
      .onConflictDoUpdate({ target: [noticeSettings.accountId, noticeSettings.topic], set: { frequency: sql`excluded.frequency` } });
    const topics = Object.fromEntries(changed.map(({ topic, frequency }) => [topic, frequency]));
    await record(tx, ctx, { action: 'notice-settings.changed', subjectId: accountId, detail: { by, ...topics } });
  });
}
