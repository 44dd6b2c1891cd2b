import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { findTalk, mustBeOn } from '#app/domain/talks/find-talk.server.ts';
import type { Quotation } from '#app/domain/talks/quotation.ts';
import { canonical } from '#app/platform/canonical.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { randomRef } from '#app/platform/random-ref.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { agreementLines, agreements } from '#db/schema/agreements.ts';
import type { AgreementContent, AgreementForm, Party } from './agreement.ts';
import { findAgreement, mustSignAs } from './find-agreement.server.ts';

export const digestOf = (content: AgreementContent): string => createHash('sha256').update(canonical(content)).digest('hex');

/**
 * Proposes the agreement to who was awarded: a frozen copy of both sides and of the quotation. The buyer signs with it.
 *
 * @returns its id. @throws Refusal not-found; not-allowed to the supplier; not-in-that-state before the award; already-exists while one is
 * proposed or in force.
 */
export async function proposeAgreement(ctx: Context, talkId: string, form: AgreementForm, sent: SentForm | null = null): Promise<string> {
  return once(ctx, sent, async (tx) => {
    const talk = await findTalk(tx, ctx.actor, talkId);
    mustBeOn('buyer', talk);
    if (talk.state !== 'awarded') throw new Refusal('not-in-that-state');
    type Awarded = { quotation: Quotation; number: number; digest: string; need: AgreementContent['need']; sector: string | null };
    const [awarded] = await tx.execute<Awarded>(sql`
      select q.content as quotation, q.number, q.digest, json_build_object('ref', p.ref, 'title', p.title) as need, p.sector_code as sector
      from awards a join quotations q on q.id = a.quotation_id join published_needs p on p.need_id = a.need_id where a.need_id = ${talk.needId}`);
    const { salt: _salt, ...quotation } = awarded!.quotation;
    const sides = { buyer: await party(tx, talk.ownerId), supplier: await party(tx, talk.supplierId) };
    const kept = { quotationNumber: awarded!.number, quotationDigest: awarded!.digest, priceRule: form.priceRule, terms: form.terms };
    const content: AgreementContent = { need: awarded!.need, ...sides, quotation, ...kept };
    const parties = { needId: talk.needId, buyerId: talk.ownerId, supplierId: talk.supplierId, sectorCode: awarded!.sector };
    return add(tx, ctx, content, { ...parties, renewsId: null }, form);
  });
}

/**
 * Proposes to go on with a framework beyond its end, on the same lines.
 *
 * @returns the new one's id. @throws Refusal not-found; not-allowed to the supplier; not-in-that-state where it is not a framework in force or
 * has ended for more than a year; already-exists while a renewal is proposed or in force.
 */
export async function renewAgreement(ctx: Context, id: string, form: AgreementForm, sent: SentForm | null = null): Promise<string> {
  return once(ctx, sent, async (tx) => {
    const before = await findAgreement(tx, ctx.actor, id);
    mustSignAs('buyer', before);
    if (before.kind !== 'framework' || (before.state !== 'in-force' && before.state !== 'ended')) throw new Refusal('not-in-that-state');
    const content: AgreementContent = { ...before.content, priceRule: form.priceRule, terms: form.terms };
    const { needId, buyerId, supplierId, sectorCode } = before;
    return add(tx, ctx, content, { needId, buyerId, supplierId, sectorCode, renewsId: id }, form);
  });
}

type Parties = Pick<typeof agreements.$inferInsert, 'needId' | 'buyerId' | 'supplierId' | 'sectorCode' | 'renewsId'>;

async function add(tx: Tx, ctx: Context, content: AgreementContent, parties: Parties, form: AgreementForm): Promise<string> {
  const proposedBy = mustBeSignedIn(ctx.actor);
  const { kind, startsOn, endsOn } = form;
  const row = { ...parties, ref: randomRef(), kind, content, digest: digestOf(content), startsOn, endsOn };
  const [made] = await tx
    .insert(agreements)
    .values({ ...row, proposedBy, proposedAt: ctx.now(), stateAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ id: agreements.id });
  if (!made) throw new Refusal('already-exists');
  const lines = content.quotation.lines.map((line, at) => ({ agreementId: made.id, line: at + 1, ...line }));
  await tx.insert(agreementLines).values(lines);
  await record(tx, ctx, { action: 'agreement.proposed', subjectId: made.id, enterpriseId: parties.supplierId });
  return made.id;
}

async function party(tx: Tx, id: string): Promise<Party> {
  const [row] = await tx.execute<Party>(sql`select name, ref, uscc, city_code as "cityCode" from enterprises where id = ${id}`);
  return row!;
}
