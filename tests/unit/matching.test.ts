/**
 * Matching of needs and products, without a database.
 *
 * 1. What is wanted is read out of the words: numbers of pieces, remarks and words of buying set aside, a shared 配件 given to each.
 * 2. The thing itself stands before a kind of it, that before what may stand in, that before what is only near; another thing whose name
 *    contains the word is nothing.
 * 3. The parts of every ledger are whole numbers that add up to its score, and the same two sides give the same bytes (10,000 pairs).
 * 4. Another product changes no other's score or order; the order of the products changes nothing (10,000 pairs).
 * 5. Wanting one thing more loses no answer (10,000 pairs).
 */
import fc from 'fast-check';
import { answers, match } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { type Offer, readOffer } from '#app/domain/matching/offered.ts';
import { rankOffers } from '#app/domain/matching/rank-offers.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { readWanted } from '#app/domain/matching/wanted.ts';
import { expect, test } from '#tests/support/test.ts';

const goods = readGoods();
const cases = 10_000;
const timeout = 60_000;

const offer = (name: string, category: string | null = null, proofs = 0): Offer =>
  readOffer({ id: name, ref: name, name, category, proofs, says: new Map() }, goods);
const wantedIn = (words: string) => readWanted(words, goods).map(({ text, goods: name }) => name ?? `? ${text}`);
const relationTo = (words: string, one: Offer) => match(asMatched({ title: '', words }, goods), one, goods)?.relation ?? null;

test('1. what is wanted', () => {
  expect(wantedIn('空调;饮水机5台;监控显示设备10台(含支架)')).toEqual(['空调', '饮水机', '显示终端']);
  expect(wantedIn('洗衣机、冰箱、空调配件')).toEqual(['家电零部件']);
  expect(wantedIn('水泥采购项目')).toEqual(['水泥']);
  expect(wantedIn('某公司2026年度水泥采购招标公告')).toEqual(['水泥']);
  expect(wantedIn('10kV电力电缆单价年标')).toEqual(['电力电缆']);
  expect(wantedIn('肉桂香料')).toEqual(['肉桂']);
  expect(wantedIn('多导睡眠记录仪')).toEqual(['? 多导睡眠记录仪']);
  expect(readWanted('台湾水果', goods)).toEqual([{ text: '台湾水果', goods: '水果', origin: '台湾' }]);
});

test('2. closeness', () => {
  expect(relationTo('空调', offer('示例牌空调', '家用电器/空调'))).toBe('same');
  expect(relationTo('家用电器', offer('示例牌空调', '家用电器/空调'))).toBe('kind');
  expect(relationTo('沙发', offer('示例实木家具', '家具/实木家具'))).toBe('near');
  expect(relationTo('齿轮', offer('示例传动件', '工程机械零部件/传动件'))).toBe('wider');
  expect(relationTo('沃柑', offer('示例金桔', '果蔬/金桔'))).toBe('kin');
  expect(relationTo('混凝土', offer('水泥(示例)', '水泥'))).toBe('input');
  expect(relationTo('螺蛳', offer('示例螺蛳粉', '方便食品/螺蛳粉'))).toBeNull();
  expect(relationTo('设备', offer('示例牌空调', '家用电器/空调'))).toBeNull();
  expect(relationTo('药品', offer('示例片', '中成药/片剂'))).toBe('kind');
  expect(relationTo('食品包装机械', offer('矿山机械(示例)', '矿山机械'))).toBeNull();
  expect(relationTo('示例品', offer('特种示例品', null))).toBe('kind');
  expect(relationTo('汽车零部件', offer('示例冲压零部件', '工程机械零部件/冲压件'))).toBe('kin');
  const fromElsewhere = match(asMatched({ title: '', words: '台湾水果' }, goods), offer('示例金桔', '果蔬/金桔'), goods)!;
  expect([fromElsewhere.conditions, answers(fromElsewhere)]).toEqual([
    [{ attribute: 'origin', asked: '台湾', said: '广西', hard: true, verdict: 'fail' }],
    false,
  ]);
});

const things = [
  '空调',
  '钢材',
  '铝箔',
  '水泥',
  '汽车零部件',
  '冲压件',
  '食材',
  '肉桂香料',
  '芒果干',
  '螺蛳',
  '免疫印记仪',
  '门窗',
  '照明',
  '书柜',
];
const somethings = fc.subarray(things, { minLength: 1, maxLength: 4 });
const anOffer = fc
  .tuple(
    fc.constantFrom(...things, '太阳能路灯', '工业机器人', '螺蛳粉', '大豆食用油', '汽车车门冲压件'),
    fc.constantFrom(null, '汽车零部件/冲压件', '钢材/螺纹钢', '水泥', '方便食品/螺蛳粉', '家具/办公家具'),
    fc.nat(6),
    fc.nat(99_999),
  )
  .map(([name, category, proofs, n]) => ({ ...offer(name, category, proofs), id: String(n), ref: `P${n}` }));
const aNeed = fc.tuple(somethings, fc.constantFrom('', '建设项目建材', '工程机械配套', '食堂')).map(([some, title]) => ({
  title,
  words: some.join('；'),
}));

test('3. the ledger', { timeout }, () => {
  fc.assert(
    fc.property(aNeed, anOffer, (need, one) => {
      const ledger = match(asMatched(need, goods), one, goods);
      if (ledger === null) return;
      const parts = Object.values(ledger.parts);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(ledger.score);
      expect(JSON.stringify(match(asMatched({ ...need }, readGoodsAgain), structuredClone(one), readGoodsAgain))).toBe(
        JSON.stringify(ledger),
      );
    }),
    { numRuns: cases },
  );
});
const readGoodsAgain = readGoods();

test('4. the others', { timeout }, () => {
  fc.assert(
    fc.property(aNeed, fc.uniqueArray(anOffer, { selector: ({ ref }) => ref, maxLength: 6 }), anOffer, (need, offers, other) => {
      fc.pre(offers.every(({ ref }) => ref !== other.ref));
      const ranked = (some: readonly Offer[]) =>
        rankOffers(asMatched(need, goods), some, goods).map((it) => [it.offer.ref, it.ledger.score]);
      const before = ranked(offers);
      expect(ranked([other, ...offers.toReversed()]).filter(([ref]) => ref !== other.ref)).toEqual(before);
    }),
    { numRuns: cases },
  );
});

test('5. one thing more', { timeout }, () => {
  fc.assert(
    fc.property(somethings, fc.constantFrom(...things), anOffer, (some, more, one) => {
      const thing = (words: readonly string[]) =>
        match(asMatched({ title: '', words: words.join('；') }, goods), one, goods)?.parts.thing ?? 0;
      expect(thing([...some, more])).toBeGreaterThanOrEqual(thing(some));
    }),
    { numRuns: cases },
  );
});
