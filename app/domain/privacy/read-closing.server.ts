import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Obstacles } from './closing.ts';
import { closingObstacles } from './closing-obstacles.server.ts';

/** What would have to be settled before one's own account can be closed. @throws Refusal not-signed-in. */
export async function readClosing(ctx: Context): Promise<Obstacles> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, (tx) => closingObstacles(tx, accountId));
}
