/** A step: shows a version of a need to those for whom it is, in place of the one before. */
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { publishedNeeds } from '#db/schema/needs.ts';
import type { OwnNeed } from './own-need.server.ts';
import type { ReadNeed } from './read-need.ts';

export async function publishNeed(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  need: Pick<OwnNeed, 'id' | 'ref' | 'kind' | 'version' | 'enterpriseId'>,
  { content, showing }: Extract<ReadNeed, { whole: true }>,
): Promise<void> {
  const { anonymous, buyerType, visibility, cities, sectors, openUntil } = showing;
  const row = {
    ...{ ref: need.ref, kind: need.kind, title: content.title, content, version: need.version },
    ...(anonymous ? { enterpriseId: null, buyerType: null } : { enterpriseId: need.enterpriseId, buyerType }),
    ...{ cityCode: content.city, sectorCode: content.sector, visibility, cityCodes: [...cities], sectorCodes: [...sectors] },
    ...{ state: 'open' as const, openUntil },
  };
  await tx
    .insert(publishedNeeds)
    .values({ needId: need.id, ...row, publishedAt: now() })
    .onConflictDoUpdate({ target: publishedNeeds.needId, set: row });
}
