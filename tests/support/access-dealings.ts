/** What the world of the matrix has of dealings: a talk about the rival's need with a quotation, and an agreement with a call-off. */
import { randomBytes } from 'node:crypto';
import type { Context } from '#app/platform/context.ts';
import { agreementLines, agreements, callOffs } from '#db/schema/agreements.ts';
import { needs, publishedNeeds } from '#db/schema/needs.ts';
import { awards, quotations, talks } from '#db/schema/talks.ts';
import type { Principal } from './access.ts';
import { anEnterprise } from './make.ts';
import { dayFromNow } from './needs.ts';
import { aMember } from './signed-in.ts';
import { aQuotation } from './talk-forms.ts';

type About = {
  readonly needId: string;
  readonly supplierId: string;
  readonly productId: string;
  readonly people: ReadonlyMap<Principal, string>;
};

export async function addDealings(ctx: Context, { needId, supplierId, productId, people }: About) {
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

  const partner = await anEnterprise(db, { name: '示例合作厂', cityCode: '450100' });
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
  return { talk: talkId, agreement: agreement!.id, callOff: callOff!.id };
}
