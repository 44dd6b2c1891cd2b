/**
 * What holds of talks and agreements whatever people do at once and in whatever order.
 *
 * 1. The database knows the same moves of talks and of call-offs as the code, and no other.
 * 2. Of many who award one need at once, to different suppliers, one is heard; the others' talks are lost once.
 * 3. Of many who call off at once, no more is heard than was agreed on.
 * 4. Sums by city, by industry, by year and by pair are one sum, that of what both sides confirmed.
 * 5. A sum of lines is what the database makes of it.
 * 6. Where a need's last day has passed, those who quoted can still be awarded, once, and those who did not are out; what was awarded is not opened again.
 * 7. A framework that ends says so once, ends itself, and goes on as a renewal; nothing is called off beyond its end.
 */
import { callOffMoves } from '#app/domain/agreements/agreement.ts';
import { endAgreements, moveCallOff, placeCallOff, signAgreement } from '#app/domain/agreements/move-agreement.server.ts';
import { renewAgreement } from '#app/domain/agreements/propose-agreement.server.ts';
import { supplyShare } from '#app/domain/agreements/supply-share.server.ts';
import { expireNeeds } from '#app/domain/needs/expire-needs.server.ts';
import { moveNeed } from '#app/domain/needs/move-need.server.ts';
import { awardNeed } from '#app/domain/talks/award-need.server.ts';
import { offerFor } from '#app/domain/talks/begin-talk.server.ts';
import { moveTalk } from '#app/domain/talks/move-talk.server.ts';
import { lineFen } from '#app/domain/talks/quotation.ts';
import { sendQuotation } from '#app/domain/talks/send-quotation.server.ts';
import { type TalkMove, talkMoves } from '#app/domain/talks/talk-states.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { callOffStates } from '#db/schema/agreements.ts';
import { talkStates } from '#db/schema/talks.ts';
import { aProduct } from '#tests/support/make.ts';
import { dayFromNow } from '#tests/support/needs.ts';
import { racers, rounds, test, timeout, times } from '#tests/support/races.ts';
import { actorFor, anAccount } from '#tests/support/signed-in.ts';
import { aQuotation } from '#tests/support/talk-forms.ts';
import { aFirm, anAgreement, aPublishedNeed, aQuoting } from '#tests/support/talks.ts';
import { expect } from '#tests/support/test.ts';

test('1. moves', async ({ sql }) => {
  const moves = async (name: string, states: readonly string[]) => {
    const rows = await sql<{ move: string }[]>`
      select b || ' ' || a || ' ' || s as move from unnest(${[...states]}::text[]) b, unnest(${[...states]}::text[]) a, unnest(array['buyer', 'supplier', 'clock']) s
      where ${name === 'talk' ? sql`talk_may_move(b, a, s)` : sql`call_off_may_move(b, a, s)`}`;
    return rows.map(({ move }) => move).sort();
  };
  const talking = Object.values(talkMoves).flatMap(({ from, to, by }: TalkMove) => from.map((one) => `${one} ${to} ${by}`));
  expect(await moves('talk', talkStates)).toEqual([...new Set(talking)].sort());
  expect(await moves('call-off', callOffStates)).toEqual(
    Object.values(callOffMoves)
      .map(({ from, to, by }) => `${from} ${to} ${by}`)
      .sort(),
  );
});

test('2. one award', { timeout }, async ({ ctx, wide, sql }) => {
  for (let n = 0; n < rounds; n++) {
    const buyer = await aFirm(ctx);
    const need = await aPublishedNeed(ctx, buyer);
    const quoting = [await aQuoting(ctx, need.ref, 100), await aQuoting(ctx, need.ref, 200), await aQuoting(ctx, need.ref, 300)];
    const tried = await Promise.allSettled(
      times(racers, (at) => awardNeed({ ...wide, actor: buyer.ctx.actor }, need.id, quoting[at % 3]!.talkId, '示例理由')),
    );
    const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect([tried.length - refused.length, refused.every((one) => one instanceof Refusal && one.reason === 'not-in-that-state')]).toEqual([
      1,
      true,
    ]);
    const states = await sql<{ state: string }[]>`select state from talks where need_id = ${need.id} order by state`;
    expect(states.map(({ state }) => state)).toEqual(['awarded', 'lost', 'lost']);
    expect(
      await sql`select from journal where action = 'talk.lost' and subject_id = any (${quoting.map(({ talkId }) => talkId)})`,
    ).toHaveLength(2);
  }
  console.log(`awards: ${racers} at once × ${rounds}: ${rounds} heard`);
});

test('3. never more than agreed', { timeout }, async ({ ctx, wide, sql }) => {
  for (let n = 0; n < rounds; n++) {
    const { id, buyer } = await anAgreement(ctx, { quantity: '10' });
    const order = { line: 1, quantity: '0.75', deliverOn: dayFromNow(3) };
    const tried = await Promise.allSettled(times(racers, () => placeCallOff({ ...wide, actor: buyer.ctx.actor }, id, order)));
    const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect([tried.length - refused.length, refused.every((one) => one instanceof Refusal && one.reason === 'too-many')]).toEqual([
      13,
      true,
    ]);
    const [sum] = await sql<{ sum: string }[]>`select sum(quantity)::text as sum from call_offs where agreement_id = ${id}`;
    expect(Number(sum!.sum)).toBe(9.75);
    await expect(sql`insert into call_offs (agreement_id, line, quantity, deliver_on, placed_by, placed_at)
      values (${id}, 1, 0.26, ${dayFromNow(3)}, ${buyer.accountId}, now())`).rejects.toThrow('is left');
  }
});

test('4. one sum', async ({ ctx, sql }) => {
  const cities = ['450100', '450200', '450300'];
  const firms = await Promise.all(cities.map((cityCode) => aFirm(ctx, { cityCode, countyCode: null })));
  for (const at of [0, 1, 2, 3, 4, 5]) {
    const need: Readonly<Record<string, string>> = at % 2 === 0 ? { sector: 'machine' } : {};
    const deal = await anAgreement(ctx, {
      buyer: firms[at % 3]!,
      unitFen: 1_000 + 37 * at,
      supplier: { cityCode: cities[(at * 2) % 3]! },
      need,
    });
    for (const quantity of ['1.5', '2.25', '7']) {
      await placeCallOff(deal.buyer.ctx, deal.id, { line: 1, quantity, deliverOn: dayFromNow(3) });
      const [placed] = await sql<{ id: string }[]>`select id from call_offs where agreement_id = ${deal.id} and quantity = ${quantity}`;
      const id = placed!.id;
      if (quantity === '7' && at > 3) continue;
      await moveCallOff(deal.supplier.ctx, deal.id, id, 'deliver');
      if (quantity !== '2.25' || at > 1) await moveCallOff(deal.buyer.ctx, deal.id, id, 'confirm');
      else await moveCallOff(deal.buyer.ctx, deal.id, id, 'dispute', '示例');
    }
  }
  const publisher = { ...ctx, actor: await actorFor(ctx, (await anAccount(ctx, {}, [{ role: 'publisher' }])).id) };
  const none = { city: null, sector: null, year: null };
  const all = await supplyShare(publisher, none, 1);
  const sum = (of: readonly { readonly fen: number }[]) => of.reduce((total, { fen }) => total + fen, 0);
  const [told] = await sql<{ fen: number }[]>`select sum(c.fen)::float8 as fen from call_offs c where c.state = 'confirmed'`;
  const pairs = new Map<string, number>();
  for (const { buyer, supplier, fen } of all.deals)
    pairs.set(`${buyer.ref} ${supplier.ref}`, (pairs.get(`${buyer.ref} ${supplier.ref}`) ?? 0) + fen);
  expect(told!.fen).toBeGreaterThan(0);
  const sums = [
    all.total.fen,
    sum(all.by.city),
    sum(all.by.sector),
    sum(all.by.year),
    sum(all.deals),
    [...pairs.values()].reduce((a, b) => a + b, 0),
  ];
  expect(sums).toEqual(sums.map(() => told!.fen));
  for (const dimension of ['city', 'sector', 'year'] as const)
    for (const share of all.by[dimension].filter(({ key }) => key !== null)) {
      const one = await supplyShare(publisher, { ...none, [dimension]: share.key }, 1);
      expect([one.total.fen, one.total.local, one.total.region, sum(one.deals)]).toEqual([share.fen, share.local, share.region, share.fen]);
    }
  const local = all.deals.filter(({ buyerCity, supplierCity }) => buyerCity === supplierCity);
  expect([all.total.local, all.total.region]).toEqual([sum(local), told!.fen]);
  const liuzhou = { ...ctx, actor: await actorFor(ctx, (await anAccount(ctx, {}, [{ role: 'city-reviewer', regionCode: '450200' }])).id) };
  expect((await supplyShare(liuzhou, none, 1)).total.fen).toBe(all.by.city.find(({ key }) => key === '450200')!.fen);
});

test('5. sums', async ({ sql }) => {
  const digits = (n: number) => String(n).padStart(4, '0');
  const lines = times(10_000, (n) => {
    const x = (n * 2_654_435_761) % 4_294_967_296;
    return { quantity: `${x % 100_000}.${digits((x >>> 7) % 10_000)}`, unitFen: (x * 31) % 10_000_019 };
  });
  const rows = await sql<{ fen: string }[]>`
    select round(q * f)::text as fen from unnest(${lines.map(({ quantity }) => quantity)}::text[]::numeric[], ${lines.map(({ unitFen }) => unitFen)}::float8[]::bigint[])
      with ordinality as t(q, f, n) order by n`;
  expect(lines.map(lineFen).map(String)).toEqual(rows.map(({ fen }) => fen));
});

test('6. after the last day', async ({ ctx, db, sql }) => {
  const buyer = await aFirm(ctx);
  const need = await aPublishedNeed(ctx, buyer, { openUntil: dayFromNow(3) });
  const [one, other] = [await aQuoting(ctx, need.ref, 100), await aQuoting(ctx, need.ref, 200)];
  const silent = await aFirm(ctx);
  const { ref } = await aProduct(db, { enterpriseId: silent.id });
  await offerFor(silent.ctx, need.ref, ref);
  await moveTalk(other.firm.ctx, other.talkId, 'withdraw');
  await sendQuotation(other.firm.ctx, other.talkId, aQuotation(150));
  await expireNeeds(db, new Date(Date.now() + 5 * 86_400_000));
  const states = async () =>
    (await sql<{ state: string }[]>`select state from talks where need_id = ${need.id} order by state`).map(({ state }) => state);
  expect(await states()).toEqual(['lost', 'quoted', 'quoted']);
  await expect(sendQuotation(one.firm.ctx, one.talkId, aQuotation(90))).rejects.toThrow('not-in-that-state');
  await moveTalk(buyer.ctx, one.talkId, 'shortlist');
  await awardNeed(buyer.ctx, need.id, other.talkId, '示例理由');
  expect(await states()).toEqual(['awarded', 'lost', 'lost']);
  await expect(awardNeed(buyer.ctx, need.id, one.talkId, '示例理由')).rejects.toThrow('not-in-that-state');
  await expect(moveNeed(buyer.ctx, need.id, 'reopen')).rejects.toThrow('not-in-that-state');
});

test('7. the end of a framework', async ({ ctx, db, sql }) => {
  const { id, buyer, supplier } = await anAgreement(ctx, { form: { endsOn: dayFromNow(40) } });
  const at = (days: number) => new Date(Date.now() + days * 86_400_000);
  const told = async () =>
    (await sql<{ action: string }[]>`select action from journal where subject_id = ${id} order by number`).map(({ action }) => action);
  expect([await endAgreements(db, ctx.now()), await endAgreements(db, at(1)), await endAgreements(db, at(40))]).toEqual([0, 0, 0]);
  expect(await told()).toEqual(['agreement.proposed', 'agreement.signed', 'agreement.ending']);
  await expect(placeCallOff(buyer.ctx, id, { line: 1, quantity: '1', deliverOn: dayFromNow(41) })).rejects.toThrow('not-in-that-state');
  const form = { kind: 'framework' as const, startsOn: dayFromNow(41), endsOn: dayFromNow(300), priceRule: 'fixed' as const, terms: '' };
  const next = await renewAgreement(buyer.ctx, id, form);
  await expect(renewAgreement(buyer.ctx, id, form)).rejects.toThrow('already-exists');
  await signAgreement(supplier.ctx, next, true);
  await placeCallOff(buyer.ctx, next, { line: 1, quantity: '500', deliverOn: dayFromNow(50) });
  expect([await endAgreements(db, at(41)), (await told()).at(-1)]).toEqual([1, 'agreement.ended']);
  await expect(placeCallOff(buyer.ctx, id, { line: 1, quantity: '1', deliverOn: dayFromNow(39) })).rejects.toThrow('not-in-that-state');
});
