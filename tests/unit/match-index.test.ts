/**
 * The two indexes of matching.
 *
 * 1. After any needs and products are put in, changed and taken out, each index finds what looking at every pair finds, with the same
 *    ledgers, and both find the same pairs (10,000 pairs of sides and more).
 */
import fc from 'fast-check';
import { answers, match, type Need } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { NeedIndex } from '#app/domain/matching/need-index.ts';
import { OfferIndex } from '#app/domain/matching/offer-index.ts';
import { type Offer, readOffer } from '#app/domain/matching/offered.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { expect, test } from '#tests/support/test.ts';

const goods = readGoods();
const things = [
  '空调',
  '家用电器',
  '钢材',
  '螺纹钢',
  '门窗',
  '汽车零部件',
  '工程机械零部件',
  '冲压件',
  '食材',
  '肉桂香料',
  '芒果干',
  '螺蛳',
  '血气分析仪',
  '分析仪',
  '书柜',
  '台湾水果',
  '水果',
  '金桔',
];
const categories = [
  null,
  '汽车零部件/冲压件',
  '工程机械零部件/冲压件',
  '钢材/螺纹钢',
  '方便食品/螺蛳粉',
  '家具/办公家具',
  '果蔬/金桔',
  '医疗器械/血气分析仪',
];
const id = fc.nat(11).map(String);
const offer = fc
  .tuple(id, fc.constantFrom(...things, '示例牌空调', '便携式血气分析仪', '螺蛳粉'), fc.constantFrom(...categories), fc.nat(4))
  .map(([n, name, category, proofs]): Offer => readOffer({ id: n, ref: `P${n}`, name, category, proofs, says: new Map() }, goods));
const need = fc
  .tuple(id, fc.subarray(things, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '建设项目建材', '汽车配套'))
  .map(([n, words, title]): [string, Need] => [n, asMatched({ title, words: words.join('；') }, goods)]);
const step = fc.oneof(
  { weight: 6, arbitrary: offer.map((put) => ({ offer: put })) },
  { weight: 6, arbitrary: need.map((put) => ({ need: put })) },
  { weight: 1, arbitrary: id.map((gone) => ({ offerGone: gone })) },
  { weight: 1, arbitrary: id.map((gone) => ({ needGone: gone })) },
);

test('1. as by looking at every pair', { timeout: 60_000 }, () => {
  let pairs = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const [needIndex, offerIndex] = [new NeedIndex(goods), new OfferIndex(goods)];
      const [needs, offers] = [new Map<string, Need>(), new Map<string, Offer>()];
      for (const one of steps) {
        if ('offer' in one) {
          offers.set(one.offer.id, one.offer);
          offerIndex.put(one.offer);
        } else if ('need' in one) {
          needs.set(...one.need);
          needIndex.put(...one.need);
        } else if ('offerGone' in one) {
          offers.delete(one.offerGone);
          offerIndex.remove(one.offerGone);
        } else {
          needs.delete(one.needGone);
          needIndex.remove(one.needGone);
        }
      }
      expect([needIndex.size, offerIndex.size]).toEqual([needs.size, offers.size]);
      const every = [...needs].flatMap(([ref, one]) =>
        [...offers.values()].flatMap((it) => {
          pairs += 1;
          const ledger = match(one, it, goods);
          return ledger && answers(ledger) ? [JSON.stringify([ref, it.id, ledger])] : [];
        }),
      );
      const forward = [...needs].flatMap(([ref, one]) =>
        offerIndex.answersTo(one).map((it) => JSON.stringify([ref, it.offer.id, it.ledger])),
      );
      const backward = [...offers.values()].flatMap((it) =>
        [...needIndex.answeredBy(it)].map(([ref, ledger]) => JSON.stringify([ref, it.id, ledger])),
      );
      expect(forward.sort()).toEqual(every.sort());
      expect(backward.sort()).toEqual(every);
    }),
    { numRuns: 1_000 },
  );
  expect(pairs).toBeGreaterThan(10_000);
});
