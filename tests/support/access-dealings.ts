/** What the world of the matrix has of dealings: a talk about the rival's need with a quotation, an agreement with a call-off, and a block. */
import { randomBytes } from 'node:crypto';
import type { Context } from '#app/platform/context.ts';
import { agreementLines, agreements, callOffs, confirmedValues } from '#db/schema/agreements.ts';
import { needs, publishedNeeds } from '#db/schema/needs.ts';
import { awards, enterpriseBlocks, quotations, talks } from '#db/schema/talks.ts';
import type { Principal } from './access.ts';
import { anEnterprise, aProduct } from './make.ts';
import { dayFromNow } from './needs.ts';
import { aMember } from './signed-in.ts';
import { aQuotation } from './talk-forms.ts';

type About = {
  readonly needId: string;
  readonly supplierId: string;
  readonly productId: string;
  /** The rival's enterprise. */
  readonly neighbourId: string;
  readonly people: ReadonlyMap<Principal, string>;
};

export async function addDealings(ctx: Context, { needId, supplierId, productId, neighbourId, people }: About) {
  const { db } = ctx;
  const [rival, owner] = [people.get('rival')!, people.get('owner')!];
  const now = new Date();
  const content = { ...aQuotation(), note: '示例机密报价', salt: randomBytes(8).toString('hex') };
  const begin = async (about: string) => {
    const row = {
      needId: about,
      supplierId,
      productId,
      invited: false,
      state: 'open' as const,
      begunBy: owner,
      begunAt: now,
      stateAt: now,
    };
    const [talk] = await db.insert(talks).values(row).returning();
    const quoted = { talkId: talk!.id, content, digest: 'a'.repeat(64), sentBy: owner, sentAt: now };
    const [quotation] = await db.insert(quotations).values(quoted).returning();
    return { talkId: talk!.id, quotationId: quotation!.id };
  };
  const { talkId } = await begin(needId);

  const partner = await anEnterprise(db, { name: '示例机密合作厂', cityCode: '450100' });
  await aMember(ctx, partner.id, rival, 'owner');
  const of = { enterpriseId: partner.id, kind: 'purchase' as const, draft: { fields: { title: '示例机密协议' } }, createdBy: rival };
  const [need] = await db
    .insert(needs)
    .values({ ...of, ref: '2345678927', state: 'published', cityCode: '450100', updatedAt: now, stateAt: now })
    .returning();
  const shown = { needId: need!.id, ref: '2345678927', kind: 'purchase' as const, title: '示例机密协议', content: {}, version: 1 };
  const showing = { visibility: 'chosen' as const, cityCodes: ['450200'], openUntil: '2099-01-01', publishedAt: now, cityCode: '450100' };
  await db.insert(publishedNeeds).values({ ...shown, ...showing });
  const deal = await begin(need!.id);
  await db.insert(awards).values({ needId: need!.id, ...deal, reason: '示例理由', awardedBy: rival, awardedAt: now });
  const party = { name: '示例一方', ref: 'E0000', uscc: null, cityCode: null };
  const agreed = {
    ...{ need: { ref: shown.ref, title: shown.title }, buyer: party, supplier: party, quotation: content, quotationNumber: 1 },
    ...{ quotationDigest: 'a'.repeat(64), priceRule: 'fixed', terms: '示例机密协议' },
  };
  const [agreement] = await db
    .insert(agreements)
    .values({
      ...{
        ref: '2345678928',
        kind: 'framework',
        needId: need!.id,
        buyerId: partner.id,
        supplierId,
        content: agreed,
        digest: 'a'.repeat(64),
      },
      ...{
        startsOn: dayFromNow(0),
        endsOn: dayFromNow(30),
        state: 'in-force',
        proposedBy: rival,
        proposedAt: now,
        signedBy: owner,
        signedAt: now,
      },
      stateAt: now,
    })
    .returning();
  await db
    .insert(agreementLines)
    .values({ agreementId: agreement!.id, line: 1, title: '示例泵', unit: '台', quantity: '100', unitFen: 100 });
  const ordered = { agreementId: agreement!.id, line: 1, quantity: '10', deliverOn: dayFromNow(3), placedBy: rival, placedAt: now };
  const [callOff] = await db.insert(callOffs).values(ordered).returning();
  const [earlier, other] = await db.insert(callOffs).values([ordered, ordered]).returning();
  const pair = { buyerId: partner.id, supplierId, buyerCity: '450100', supplierCity: '450200' };
  await db.insert(confirmedValues).values({ callOffId: earlier!.id, agreementId: agreement!.id, ...pair, day: dayFromNow(0), fen: 1_000 });
  const elsewhere = {
    ...pair,
    buyerId: (await anEnterprise(db, { name: '示例机密买家' })).id,
    supplierId: (await anEnterprise(db, { name: '示例卖家' })).id,
    buyerCity: '450200',
    supplierCity: '450100',
  };
  await db
    .insert(confirmedValues)
    .values({ callOffId: other!.id, agreementId: agreement!.id, ...elsewhere, day: dayFromNow(0), fen: 1_000 });
  const opponent = await anEnterprise(db, { name: '示例机密对手' });
  await db.insert(enterpriseBlocks).values({ enterpriseId: neighbourId, blockedId: opponent.id, blockedBy: rival, blockedAt: now });
  await aProduct(db, { name: '示例机密别厂产品', enterpriseId: neighbourId });
  const block = { blocker: neighbourId, blocked: opponent.id };
  return { talk: talkId, agreement: agreement!.id, callOff: callOff!.id, ...block };
}
