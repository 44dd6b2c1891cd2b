/** Talks for tests: a need with suppliers that quoted, an agreement in force. */

import { signAgreement } from '#app/domain/agreements/move-agreement.server.ts';
import { proposeAgreement } from '#app/domain/agreements/propose-agreement.server.ts';
import { handInNeed } from '#app/domain/needs/hand-in-need.server.ts';
import { needForm } from '#app/domain/needs/need-draft.ts';
import { startNeed } from '#app/domain/needs/start-need.server.ts';
import { awardNeed } from '#app/domain/talks/award-need.server.ts';
import { offerFor } from '#app/domain/talks/begin-talk.server.ts';
import { sendQuotation } from '#app/domain/talks/send-quotation.server.ts';
import type { Context } from '#app/platform/context.ts';
import { anEnterprise, aProduct } from './make.ts';
import { aNeedForm } from './needs.ts';
import { actorFor, aMember, anAccount } from './signed-in.ts';
import { anAgreementForm, aQuotation } from './talk-forms.ts';

/** An enterprise with somebody who acts for it. */
export async function aFirm(ctx: Context, given: Parameters<typeof anEnterprise>[1] = {}) {
  const enterprise = await anEnterprise(ctx.db, { cityCode: '450200', countyCode: '450204', ...given });
  const account = await anAccount(ctx);
  await aMember(ctx, enterprise.id, account.id);
  return { ...enterprise, ctx: { ...ctx, actor: await actorFor(ctx, account.id) }, accountId: account.id };
}
export type Firm = Awaited<ReturnType<typeof aFirm>>;

/** A published need of a firm's. */
export async function aPublishedNeed(ctx: Context, firm: Firm, given: Readonly<Record<string, string>> = {}) {
  const id = await startNeed(firm.ctx, firm.ref, 'purchase', null);
  const handed = await handInNeed(firm.ctx, id, 1, needForm.parse(aNeedForm(given)));
  if (handed.outcome !== 'published') throw new Error(`the need is ${handed.outcome}`);
  const [row] = await ctx.sql<{ ref: string }[]>`select ref from needs where id = ${id}`;
  return { id, ref: row!.ref };
}

/** A supplier that answers a need and quotes. */
export async function aQuoting(
  ctx: Context,
  needRef: string,
  unitFen = 12_050,
  given: Parameters<typeof anEnterprise>[1] = {},
  quantity = '500',
) {
  const firm = await aFirm(ctx, { cityCode: '450100', countyCode: null, ...given });
  const product = await aProduct(ctx.db, { enterpriseId: firm.id });
  const talkId = await offerFor(firm.ctx, needRef, product.ref);
  await sendQuotation(firm.ctx, talkId, aQuotation(unitFen, quantity));
  return { firm, product, talkId };
}

/** An agreement in force between a buyer and a supplier, of so many pieces at a price. */
export async function anAgreement(
  ctx: Context,
  {
    quantity = '500',
    unitFen = 12_050,
    buyer,
    supplier = {},
    need = {},
    form = {},
  }: {
    quantity?: string;
    unitFen?: number;
    buyer?: Firm;
    supplier?: Parameters<typeof anEnterprise>[1];
    need?: Readonly<Record<string, string>>;
    form?: Readonly<Record<string, string>>;
  } = {},
) {
  const buys = buyer ?? (await aFirm(ctx));
  const { id: needId, ref } = await aPublishedNeed(ctx, buys, need);
  const { firm, talkId } = await aQuoting(ctx, ref, unitFen, supplier, quantity);
  await awardNeed(buys.ctx, needId, talkId, '示例理由');
  const { kind, startsOn, endsOn, priceRule, terms } = anAgreementForm(form) as Record<string, string>;
  const agreed = { kind: kind as 'framework', startsOn: startsOn!, endsOn: endsOn!, priceRule: priceRule as 'fixed', terms: terms! };
  const id = await proposeAgreement(buys.ctx, talkId, agreed);
  await signAgreement(firm.ctx, id, true);
  return { id, buyer: buys, supplier: firm, needId, talkId };
}
