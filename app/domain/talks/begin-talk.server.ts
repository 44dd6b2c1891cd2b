/** How talks begin: the buyer invites a supplier, or a supplier offers. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { lockOwnNeed } from '#app/domain/needs/own-need.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { talks } from '#db/schema/talks.ts';
import { lockCall } from './quotation-call.server.ts';
import { answerHours, mostInvited, mostWaiting } from './talk-states.ts';

/** A product that a supplier is invited or offers with, by its number. */
export const productForm = z.object({ product: z.string('choose').regex(/^[A-Z0-9-]{1,20}$/, 'choose') });

type Answering = { readonly id: string; readonly enterpriseId: string };

/** A published product and its maker. @throws Refusal not-found where there is none, or nobody answers for it. */
async function findProduct(tx: Tx, ref: string): Promise<Answering> {
  const [product] = await tx.execute<Answering>(sql`
    select p.id, p.enterprise_id as "enterpriseId" from products p where p.ref = ${ref} and p.status = 'published' and p.enterprise_id is not null`);
  if (!product) throw new Refusal('not-found');
  return product;
}

/** @throws Refusal already-exists where they talk about it already. */
async function begin(tx: Tx, row: typeof talks.$inferInsert): Promise<string> {
  const [made] = await tx.insert(talks).values(row).onConflictDoNothing().returning({ id: talks.id });
  if (!made) throw new Refusal('already-exists');
  return made.id;
}

/** How many invitations wait: of the need, and of the supplier whosever they are. */
async function waitingInvitations(tx: Tx, needId: string, supplierId: string): Promise<{ need: number; supplier: number }> {
  const [row] = await tx.execute<{ need: number; supplier: number }>(sql`
    select (select count(*)::int from talks where need_id = ${needId} and state = 'invited') as need, waiting_invitations(${supplierId}) as supplier`);
  return row!;
}

/**
 * Invites the maker of a product to quote.
 *
 * @returns the talk's id. @throws Refusal not-found, also of a maker with whom the buyer does not meet; not-in-that-state where the need is not open or
 * the time for quotations is `over`; already-exists; too-many with `limit` need or supplier.
 */
export async function inviteSupplier(ctx: Context, needId: string, productRef: string): Promise<string> {
  const begunBy = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const need = await lockOwnNeed(tx, ctx.actor, needId);
    if (need.state !== 'published') throw new Refusal('not-in-that-state');
    const call = await lockCall(tx, ctx, needId);
    if (call.quotesUntil !== null && call.quotesUntil <= ctx.now()) throw new Refusal('not-in-that-state', { over: 'yes' });
    const product = await findProduct(tx, productRef);
    await mustMeet(tx, need.enterpriseId, product.enterpriseId);
    const waiting = await waitingInvitations(tx, needId, product.enterpriseId);
    if (waiting.need >= mostInvited) throw new Refusal('too-many', { limit: 'need' });
    if (waiting.supplier >= mostWaiting) throw new Refusal('too-many', { limit: 'supplier' });
    const id = await begin(tx, invitation(ctx.now(), needId, product, begunBy));
    await record(tx, ctx, { action: 'talk.invited', subjectId: id, enterpriseId: product.enterpriseId });
    return id;
  });
}

/** The row of an invitation. @param begunBy null: the clock, in place of one who stayed silent. */
export const invitation = (now: Date, needId: string, product: Answering, begunBy: string | null) => ({
  ...{ needId, supplierId: product.enterpriseId, productId: product.id, invited: true, state: 'invited' as const, begunBy },
  ...{ answerBy: new Date(now.getTime() + answerHours * 3_600_000), begunAt: now, stateAt: now },
});

async function mustMeet(tx: Tx, one: string, other: string): Promise<void> {
  const [row] = await tx.execute<{ apart: boolean }>(
    sql`select ${one}::uuid = ${other}::uuid or enterprises_blocked(${one}, ${other}) as apart`,
  );
  if (row!.apart) throw new Refusal('not-found');
}

/**
 * Answers a need with a product of one's own.
 *
 * @param sent the form it came in: sent twice, it begins one talk.
 * @returns the talk's id. @throws Refusal not-found where need or product are not theirs to see or to offer; not-in-that-state where the need is
 * not open, or is their own; already-exists.
 */
export async function offerFor(ctx: Context, needRef: string, productRef: string, sent: SentForm | null = null): Promise<string> {
  const begunBy = mustBeSignedIn(ctx.actor);
  return once(ctx, sent, async (tx) => {
    const [need] = await tx.execute<{ id: string; state: string }>(
      sql`select need_id as id, state from published_needs where ref = ${needRef}`,
    );
    if (!need) throw new Refusal('not-found');
    const product = await findProduct(tx, productRef);
    mustActFor(ctx.actor, product.enterpriseId);
    const [own] = await tx.execute(sql`select from needs where id = ${need.id} and enterprise_id = ${product.enterpriseId}`);
    if (need.state !== 'open' || own) throw new Refusal('not-in-that-state');
    const row = {
      needId: need.id,
      supplierId: product.enterpriseId,
      productId: product.id,
      invited: false,
      state: 'open' as const,
      begunBy,
    };
    const id = await begin(tx, { ...row, begunAt: ctx.now(), stateAt: ctx.now() });
    const [talk] = await tx.execute<{ owner: string }>(sql`select need_owner(${need.id}) as owner`);
    await record(tx, ctx, { action: 'talk.offered', subjectId: id, enterpriseId: talk!.owner });
    return id;
  });
}
