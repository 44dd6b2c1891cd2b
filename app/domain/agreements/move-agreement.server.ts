import { and, eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { TalkSide } from '#app/domain/talks/talk-states.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context, visitor } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Db } from '#db/client.ts';
import { agreementReviews, agreements, callOffs } from '#db/schema/agreements.ts';
import { type CallOffAct, type CallOffForm, callOffMoves, renewalDays } from './agreement.ts';
import { findAgreement, mustSignAs } from './find-agreement.server.ts';

/** The supplier signs what was proposed, or does not. @throws Refusal not-found; not-allowed to the buyer; not-in-that-state. */
export async function signAgreement(ctx: Context, id: string, signs: boolean): Promise<void> {
  const signedBy = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const agreement = await findAgreement(tx, ctx.actor, id);
    mustSignAs('supplier', agreement);
    if (agreement.state !== 'proposed') throw new Refusal('not-in-that-state');
    const signed = signs ? { state: 'in-force' as const, signedBy, signedAt: ctx.now() } : { state: 'declined' as const };
    await tx
      .update(agreements)
      .set({ ...signed, stateAt: ctx.now() })
      .where(eq(agreements.id, id));
    const action = signs ? 'agreement.signed' : 'agreement.declined';
    await record(tx, ctx, { action, subjectId: id, enterpriseId: agreement.buyerId });
  });
}

/**
 * Calls off a part of what was agreed on, never more than is left of it.
 *
 * @param sent the form it came in: sent twice, it is one call-off.
 * @throws Refusal not-found; not-allowed to the supplier; not-in-that-state where the agreement is not in force on that day; too-many with what is `left`.
 */
export async function placeCallOff(
  ctx: Context,
  id: string,
  { line, quantity, deliverOn }: CallOffForm,
  sent: SentForm | null = null,
): Promise<void> {
  const placedBy = mustBeSignedIn(ctx.actor);
  await once(ctx, sent, async (tx) => {
    const agreement = await findAgreement(tx, ctx.actor, id);
    mustSignAs('buyer', agreement);
    if (agreement.state !== 'in-force' || deliverOn < agreement.startsOn || deliverOn > agreement.endsOn)
      throw new Refusal('not-in-that-state', { term: 'yes' });
    const [rest] = await tx.execute<{ left: string; enough: boolean }>(sql`
      select trim_scale(l.quantity - taken.sum)::text as left, taken.sum + ${quantity}::numeric <= l.quantity as enough
      from agreement_lines l, lateral (select coalesce(sum(c.quantity), 0) as sum from call_offs c
        where c.agreement_id = l.agreement_id and c.line = l.line and c.state <> 'cancelled') taken
      where l.agreement_id = ${id} and l.line = ${line}`);
    if (!rest) throw new Refusal('not-found');
    if (!rest.enough) throw new Refusal('too-many', { left: rest.left });
    const [made] = await tx
      .insert(callOffs)
      .values({ agreementId: id, line, quantity, deliverOn, placedBy, placedAt: ctx.now() })
      .returning({ id: callOffs.id });
    await record(tx, ctx, { action: 'call-off.placed', subjectId: id, enterpriseId: agreement.supplierId, detail: { callOff: made!.id } });
    return made!.id;
  });
}

const callOffActions = {
  cancel: 'call-off.cancelled',
  deliver: 'call-off.delivered',
  confirm: 'call-off.confirmed',
  dispute: 'call-off.disputed',
} as const satisfies Record<CallOffAct, string>;

/**
 * @param disputed what is missing, where the buyer does not confirm.
 * @throws Refusal not-found; not-allowed to the other side; not-in-that-state.
 */
export async function moveCallOff(
  ctx: Context,
  id: string,
  callOffId: string,
  act: CallOffAct,
  disputed: string | null = null,
): Promise<void> {
  const by = mustBeSignedIn(ctx.actor);
  await asActor(ctx, async (tx) => {
    const agreement = await findAgreement(tx, ctx.actor, id);
    const move = callOffMoves[act];
    mustSignAs(move.by, agreement);
    const wanted = and(eq(callOffs.id, callOffId), eq(callOffs.agreementId, id));
    const [one] = await tx.select({ state: callOffs.state }).from(callOffs).where(wanted);
    if (!one) throw new Refusal('not-found');
    if (one.state !== move.from) throw new Refusal('not-in-that-state');
    const said = {
      cancel: {},
      deliver: { deliveredBy: by, deliveredAt: ctx.now(), disputed: null },
      confirm: { confirmedBy: by, confirmedAt: ctx.now() },
      dispute: { deliveredBy: null, deliveredAt: null, disputed },
    }[act];
    await tx
      .update(callOffs)
      .set({ state: move.to, ...said })
      .where(wanted);
    const told = move.by === 'buyer' ? agreement.supplierId : agreement.buyerId;
    await record(tx, ctx, { action: callOffActions[act], subjectId: id, enterpriseId: told, detail: { callOff: callOffId } });
  });
}

/**
 * Says what the other side was like in the current year, in which deliveries were confirmed by both.
 *
 * @throws Refusal not-found; not-in-that-state where nothing was confirmed this year; already-exists.
 */
export async function reviewAgreement(
  asked: Context,
  id: string,
  side: TalkSide,
  { score, words }: { score: number; words: string },
): Promise<void> {
  const byAccount = mustBeSignedIn(asked.actor);
  await asActor(asked, async (tx) => {
    const agreement = await findAgreement(tx, asked.actor, id);
    mustSignAs(side, agreement);
    const ctx = atOneInstant(asked);
    const year = Number(dayOf(ctx.now()).slice(0, 4));
    const [confirmed] = await tx.execute(
      sql`select from confirmed_values where agreement_id = ${id} and extract(year from day) = ${year} limit 1`,
    );
    if (!confirmed) throw new Refusal('not-in-that-state');
    const made = await tx
      .insert(agreementReviews)
      .values({ agreementId: id, side, year, score, words, byAccount, at: ctx.now() })
      .onConflictDoNothing()
      .returning({ year: agreementReviews.year });
    if (made.length === 0) throw new Refusal('already-exists');
    const told = side === 'buyer' ? agreement.supplierId : agreement.buyerId;
    await record(tx, ctx, { action: 'agreement.reviewed', subjectId: id, enterpriseId: told, detail: { year } });
  });
}

const atOnce = 200;

/** Ends the agreements whose last day has passed, and says of frameworks, once, that they will end. @returns how many have ended. */
export async function endAgreements(db: Db, now: Date): Promise<number> {
  const clock = { actor: visitor, now: () => now };
  const soon = dayOf(new Date(now.getTime() + renewalDays * 86_400_000));
  await db.transaction(async (tx) => {
    const ending = await tx.execute<{ id: string; buyerId: string; endsOn: string }>(sql`
      select a.id, a.buyer_id as "buyerId", a.ends_on::text as "endsOn" from agreements a
      where a.state = 'in-force' and a.kind = 'framework' and a.ends_on <= ${soon}::date
        and not exists (select from journal j where j.subject = 'agreement' and j.subject_id = a.id::text and j.action = 'agreement.ending')
      order by a.id limit ${atOnce} for update of a skip locked`);
    for (const { id, buyerId, endsOn } of ending)
      await record(tx, clock, { action: 'agreement.ending', subjectId: id, enterpriseId: buyerId, detail: { endsOn } });
  });
  return db.transaction(async (tx) => {
    const over = await tx.execute<{ id: string; buyerId: string }>(sql`
      update agreements set state = 'ended', state_at = ${now.toISOString()} where id in (
        select id from agreements where state = 'in-force' and ends_on < ${dayOf(now)}::date order by id limit ${atOnce} for update skip locked)
      returning id, buyer_id as "buyerId"`);
    for (const { id, buyerId } of over) await record(tx, clock, { action: 'agreement.ended', subjectId: id, enterpriseId: buyerId });
    return over.length;
  });
}
