/**
 * What every search engine keeps, checked against each of them.
 *
 * Text: 1. traditional and simplified, full and half width are one · 2. full pinyin, joined and spaced, ü as v or u · 3. first letters of
 * syllables · 4. every beginning of a name while it is typed · 5. one character · 6. part of a compound · 7. English in any case and
 * number, model numbers with and without marks · 8. Vietnamese with and without marks · 9. a homophone · 10. a wrong letter ·
 * 11. synonyms by their direction · 12. the thing itself before what is only made of it or for it · 13. a word that hinders is dropped and
 * reported · 14. the head noun stays · 15. phrases and exclusions · 16. what is typed comes before what sounds like it ·
 * 17. what the catalogue does not have is answered with nothing.
 * Conditions and order: 18. values are data, of one facet alternatives, of several all required · 19. facet counts are what a click shows,
 * an own condition left out · 20. pages neither repeat nor skip, to the end and beyond · 21. sorted by pinyin and by date · 22. nothing typed:
 * everything, by quality · 23. drafts and, unless asked for, regulated documents are in no hit, count or facet · 24. a credential counts
 * from its first to its last day, in Asia/Shanghai · 25. a place is a preference.
 * Keeping up: 26. a document is found once its transaction has ended and not before · 27. refreshing again changes nothing, a row
 * withdrawn is gone · 28. searches go on during a rebuild and find what is written meanwhile.
 * Robustness: 29. hostile text is answered · 30. long and wordy text is answered · 31. enterprises: found by what they make, never by their medicines.
 */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Database } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import type { SearchEngine, SearchQuery } from '#search/engine/port.ts';
import { aCredential, anEnterprise, aProduct } from './make.ts';
import { fillCatalogue } from './search-catalogue.ts';
import { expect, test } from './test.ts';

const at = new Date('2026-11-23T04:00:00Z');
const asked = (text: string, given: Partial<SearchQuery> = {}): SearchQuery => ({
  kind: 'product',
  text,
  where: {},
  facets: [],
  sort: 'relevance',
  page: { number: 1, size: 20 },
  regulated: false,
  at,
  ...given,
});

/** A filled engine; `find` gives the keys of the hits that are no mere relations, in their order. */
async function catalogue(open: (database: Database) => SearchEngine, database: Database) {
  const engine = open(database);
  const ids = await fillCatalogue(database.db, engine);
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  const find = async (text: string, given: Partial<SearchQuery> = {}) => {
    const { hits } = await engine.search(asked(text, given));
    return hits.filter((hit) => hit.related !== 'kin').map((hit) => keys.get(hit.id) ?? hit.id);
  };
  return { engine, ids, find };
}

export function keepsTheContract(open: (database: Database) => SearchEngine): void {
  const finds = (title: string, expected: Readonly<Record<string, readonly string[]>>) =>
    test(title, async ({ database }) => {
      const { find } = await catalogue(open, database);
      for (const [key, texts] of Object.entries(expected)) {
        for (const text of texts) expect([text, (await find(text))[0]]).toEqual([text, key]);
      }
    });

  finds('1. scripts and widths', {
    fruit: ['罗汉果', '羅漢果', '臆造羅漢果'],
    noodles: ['螺螄粉', '螺蛳粉'],
    foil: ['百色 鋁箔'],
    lathe: ['ＣＫ６１４０'],
  });
  finds('2. pinyin', {
    noodles: ['luosifen', 'luo si fen', 'LuoSiFen'],
    greenBicycle: ['lvye', 'luye', 'lvye diandongzixingche'],
    tea: ['liubaocha'],
  });
  finds('3. first letters', { noodles: ['lsf'], fruit: ['lhg'], tea: ['lbc'] });
  finds('4. while typing', {
    noodles: ['螺', '螺蛳', '螺蛳粉'],
    diesel: ['柴', '柴油', '柴油发', '柴油发动', '柴油发动机'],
    lathe: ['CK6', 'CK61', 'CK614'],
  });
  finds('5. one character', { tea: ['茶'], beer: ['酒'] });
  finds('6. part of a compound', { bag: ['化妆', '化妆包'], lathe: ['车床'] });
  finds('7. English and model numbers', {
    plywood: ['plywood', 'PLYWOOD', 'Plywoods'],
    electricDigger: ['electric excavators'],
    lathe: ['CK6140', 'ck-6140', 'ck 6140'],
    foil: ['aluminum foil 百色', 'aluminium foil 百色'],
  });
  finds('8. Vietnamese', { plywood: ['ván ép', 'van ep', 'VÁN ÉP'], beer: ['bia'], greenBicycle: ['xe đạp điện', 'xe dap dien'] });
  finds('9. homophones', { fruit: ['罗汉国', '罗汗果'], tea: ['六宝茶'], diesel: ['柴油发动几'], plywood: ['胶和板'] });
  finds('10. wrong letters', { plywood: ['plywod', 'plyowod'], noodles: ['luosifeng'], electricDigger: ['electric excvator'] });

  test('11. synonyms and kinds', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect(await find('夹板')).toEqual(['plywood']);
    expect(await find('人造板')).toEqual(['plywood']);
    expect((await find('电瓶车'))[0]).toBe('greenBicycle');
    expect((await find('柴油引擎'))[0]).toBe('diesel');
  });

  test('12. the thing itself first', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect((await find('啤酒'))[0]).toBe('beer');
    expect((await find('铝箔')).slice(0, 2).sort()).toEqual(['foil', 'otherFoil']);
    expect((await find('曲轴'))[0] ?? 'nothing').toMatch(/lathe|nothing/);
    expect((await find('臆造铝箔'))[0]).toBe('foil');
  });

  test('13. a hindering word', async ({ database }) => {
    const { engine, ids } = await catalogue(open, database);
    const page = await engine.search(asked('胶合板 供应商 价格'));
    expect(page.hits[0]?.id).toBe(ids.get('plywood'));
    const unknown = await engine.search(asked('胶合板 闻所未闻'));
    expect(unknown.hits[0]?.id).toBe(ids.get('plywood'));
    expect(unknown.dropped.join('')).toContain('闻所未闻');
  });

  test('14. the head noun', async ({ database }) => {
    const { find } = await catalogue(open, database);
    const found = await find('电动挖掘机');
    expect(found.slice(0, 2)).toEqual(['electricDigger', 'digger']);
    expect(found.indexOf('greenBicycle')).not.toBe(0);
  });

  test('15. phrases and exclusions', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect(await find('"臆造铝箔"')).toEqual(['foil']);
    expect(await find('铝箔 -空想')).not.toContain('otherFoil');
    // Also inside a longer word: whoever wants no 臆造 wants no 臆造铝箔 either.
    expect(await find('铝箔')).toContain('foil');
    expect(await find('铝箔 -造铝')).not.toContain('foil');
  });

  test('16. typed before heard', async ({ database }) => {
    const { engine, find, ids } = await catalogue(open, database);
    const named = await aProduct(database.db, { name: '空想罗汉锅', nameSort: 'x' });
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [named.id]));
    const found = await find('罗汉锅');
    expect(found[0]).toBe(named.id);
    const letters = await aProduct(database.db, { name: 'LHG虚构水泵', nameSort: 'x' });
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [letters.id]));
    const heard = await engine.search(asked('lhg'));
    expect(heard.hits[0]?.id).toBe(letters.id);
    expect(ids.size).toBeGreaterThan(0);
  });

  test('17. what is not there', async ({ database }) => {
    const { engine } = await catalogue(open, database);
    for (const text of ['手术挖掘机', '三文鱼', '光刻机', 'surgical laser', 'phẫu thuật', '齉齾']) {
      const page = await engine.search(asked(text, { facets: ['sector'] }));
      expect([text, page.hits, page.total.value, page.facets.sector]).toEqual([text, [], 0, []]);
    }
  });

  test('18. conditions', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect((await find('', { where: { sector: ['al', 'wood'] } })).sort()).toEqual(['foil', 'otherFoil', 'plywood']);
    expect(await find('', { where: { sector: ['al', 'wood'], city: ['450100'] } })).toEqual(['otherFoil']);
    expect(await find('铝箔', { where: { brand: ['空想'] } })).toEqual(['otherFoil']);
    for (const value of ["' or true --", "al') | ('", '\\', "'", 'a\0b', 'x'.repeat(3_000), '铝箔 & !']) {
      expect(await find('铝箔', { where: { brand: [value] } })).toEqual([]);
      expect(await find('', { where: { honour: [value], city: [value] } })).toEqual([]);
    }
  });

  test('19. facet counts', async ({ database }) => {
    const { engine } = await catalogue(open, database);
    for (const text of ['', '铝箔', '空想', '挖掘机']) {
      const facets = ['sector', 'city', 'brand'] as const;
      const page = await engine.search(asked(text, { facets }));
      for (const facet of facets) {
        for (const { value, count } of page.facets[facet] ?? []) {
          const clicked = await engine.search(asked(text, { where: { [facet]: [value] }, facets, page: { number: 1, size: 50 } }));
          expect([text, facet, value, clicked.total.value, clicked.hits.length]).toEqual([text, facet, value, count, count]);
          expect(clicked.facets[facet]).toEqual(page.facets[facet]);
        }
      }
    }
  });

  test('20. pages', async ({ database }) => {
    const engine = open(database);
    const rows = Array.from(
      { length: 47 },
      (_, i) => [`t${i}`, `虚构${String.fromCodePoint(0x7532 + (i % 5))}茉莉花茶`, '茶叶/茉莉花茶', { sectorCode: 'tea' }] as const,
    );
    const ids = await fillCatalogue(database.db, engine, rows);
    for (const text of ['', '茉莉花茶', 'molihuacha']) {
      for (const sort of ['relevance', 'name', 'newest'] as const) {
        for (const size of [7, 20]) {
          const seen: string[] = [];
          for (let number = 1; ; number++) {
            const page = await engine.search(asked(text, { sort, page: { number, size } }));
            expect(page.total).toEqual({ value: ids.size, atLeast: false });
            if (page.hits.length === 0) break;
            seen.push(...page.hits.map((hit) => hit.id));
          }
          expect([text, sort, size, seen.length, new Set(seen).size]).toEqual([text, sort, size, ids.size, ids.size]);
        }
      }
      expect((await engine.search(asked(text, { page: { number: 1_000_000, size: 20 } }))).hits).toEqual([]);
    }
  });

  test('21. orders', async ({ database }) => {
    const { engine, ids, find } = await catalogue(open, database);
    const byName = await find('', { sort: 'name' });
    const rows = await database.db.query.products.findMany();
    const key = new Map(rows.map((row) => [row.id, row.nameSort]));
    const keys = byName.map((name) => key.get(ids.get(name)!)!);
    expect(keys).toEqual([...keys].sort());
    await database.db
      .update(products)
      .set({ publishedAt: new Date('2026-06-01T00:00:00Z') })
      .where(eq(products.id, ids.get('beer')!));
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [ids.get('beer')!]));
    expect((await find('', { sort: 'newest' }))[0]).toBe('beer');
    expect(await find('铝箔', { sort: 'name' })).toEqual(['otherFoil', 'foil']);
  });

  test('22. nothing typed', async ({ database }) => {
    const { engine, ids, find } = await catalogue(open, database);
    await aCredential(database.db, { productId: ids.get('bag')!, title: '虚构金奖' });
    await aCredential(database.db, { productId: ids.get('bag')!, title: '虚构银奖' });
    await aCredential(database.db, { productId: ids.get('bag')!, title: '虚构铜奖' });
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [ids.get('bag')!]));
    const all = await find('');
    expect(all).toHaveLength(14);
    expect(all[0]).toBe('bag');
    // Words that tell nothing apart in this directory ask for everything as well.
    for (const text of ['广西', '供应商 推荐']) expect(await find(text), text).toEqual(all);
  });

  test('23. what may not be seen', async ({ database }) => {
    const { engine, find } = await catalogue(open, database);
    // Nor may a suggestion tell that it is there.
    for (const text of ['zhikě'.normalize('NFKC'), 'zhiketangjiang', 'zktj', '止咳糖奖', '治咳糖浆']) {
      const page = await engine.search(asked(text));
      expect(`${page.corrected} ${page.dropped} ${page.terms}`, text).not.toContain('止咳糖浆');
      const permitted = await engine.search({ ...asked(text), regulated: true });
      if (text !== 'zhikě') expect(permitted.corrected, text).toBe('止咳糖浆');
    }
    for (const text of ['', '止咳糖浆', 'zhike', '样品', '臆造铝箔样品']) {
      const page = await engine.search(asked(text, { facets: ['sector'], page: { number: 1, size: 50 } }));
      expect(await find(text)).not.toContain('drug');
      expect(await find(text)).not.toContain('draft');
      expect(page.facets.sector?.map(({ value }) => value)).not.toContain('pharma');
    }
    expect(await find('止咳糖浆', { regulated: true })).toEqual(['drug']);
    expect((await engine.search(asked('', { regulated: true, facets: ['sector'] }))).facets.sector).toContainEqual({
      value: 'pharma',
      count: 1,
    });
  });

  test('24. periods of credentials', async ({ database }) => {
    const { engine, ids, find } = await catalogue(open, database);
    await aCredential(database.db, { productId: ids.get('foil')!, title: '虚构质量奖', validFrom: '2026-01-10', validTo: '2026-11-22' });
    await aCredential(database.db, { productId: ids.get('foil')!, title: '虚构绿色证书', kind: 'certificate', validTo: '2026-11-23' });
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [ids.get('foil')!]));
    const on = async (instant: string) => {
      const given = { facets: ['honour', 'proof'] as const, at: new Date(instant) };
      const page = await engine.search(asked('铝箔', given));
      const filtered = await find('铝箔', { ...given, where: { honour: ['虚构质量奖'] } });
      const browsed = await find('', { ...given, where: { honour: ['虚构质量奖'] } });
      expect(browsed).toEqual(filtered);
      return [page.facets.honour?.length, page.facets.proof?.length, filtered.length];
    };
    expect(await on('2026-01-09T15:59:59Z')).toEqual([0, 1, 0]);
    expect(await on('2026-01-09T16:00:00Z')).toEqual([1, 1, 1]);
    expect(await on('2026-11-22T15:59:59Z')).toEqual([1, 1, 1]);
    expect(await on('2026-11-22T16:00:00Z')).toEqual([0, 1, 0]);
    expect(await on('2026-11-23T16:00:00Z')).toEqual([0, 0, 0]);
    expect(await find('虚构质量奖 铝箔')).toEqual(['foil', 'otherFoil']);
  });

  test('25. a place is a preference', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect(await find('百色 铝箔')).toEqual(['foil', 'otherFoil']);
    expect(await find('铝箔 南宁')).toEqual(['otherFoil', 'foil']);
    expect(await find('百色')).toEqual(['foil']);
    expect((await find('覃塘区 胶合板'))[0]).toBe('plywood');
  });

  test('26. within the transaction', async ({ database }) => {
    const { engine, find } = await catalogue(open, database);
    const added = await database.db.transaction(async (tx) => {
      const { id } = await aProduct(tx, { name: '空想蒸汽机', nameSort: 'x' });
      await engine.refresh(tx, 'product', [id]);
      expect(await find('空想蒸汽机')).not.toContain(id);
      return id;
    });
    expect((await find('空想蒸汽机'))[0]).toBe(added);
    const undone = database.db.transaction(async (tx) => {
      await tx.update(products).set({ name: '空想缝纫机' }).where(eq(products.id, added));
      await engine.refresh(tx, 'product', [added]);
      throw new Error('never mind');
    });
    await expect(undone).rejects.toThrow('never mind');
    expect((await find('空想蒸汽机'))[0]).toBe(added);
  });

  test('27. again, and gone', async ({ database }) => {
    const { engine, ids, find } = await catalogue(open, database);
    const before = await engine.search(asked('铝箔', { facets: ['sector', 'brand'] }));
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [...ids.values(), ...ids.values()]));
    expect(await engine.search(asked('铝箔', { facets: ['sector', 'brand'] }))).toEqual(before);
    await database.db
      .update(products)
      .set({ status: 'withdrawn' })
      .where(eq(products.id, ids.get('foil')!));
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [ids.get('foil')!]));
    expect(await find('铝箔')).toEqual(['otherFoil']);
    await database.db.delete(products).where(eq(products.id, ids.get('otherFoil')!));
    await database.db.transaction((tx) => engine.refresh(tx, 'product', [ids.get('otherFoil')!, crypto.randomUUID()]));
    expect(await find('铝箔')).toEqual([]);
  });

  test('28. rebuilding', async ({ database }) => {
    const { engine, ids, find } = await catalogue(open, database);
    let building = true;
    const rebuilt = engine.rebuild().finally(() => {
      building = false;
    });
    let meanwhile: string | undefined;
    while (building) {
      expect(await find('啤酒')).toContain('beer');
      meanwhile ??= await database.db.transaction(async (tx) => {
        const { id } = await aProduct(tx, { name: '空想蒸汽机', nameSort: 'x' });
        await engine.refresh(tx, 'product', [id]);
        return id;
      });
    }
    await rebuilt;
    expect((await find('空想蒸汽机'))[0]).toBe(meanwhile);
    expect((await find('')).length).toBe(15);
    expect((await engine.search(asked('铝箔'))).hits.map((hit) => hit.id)).toContain(ids.get('foil'));
  });

  test('29. hostile text', async ({ database }) => {
    const { engine } = await catalogue(open, database);
    const nasty = [
      '\0',
      '\0铝箔',
      "'; drop table products; --",
      '"',
      '""',
      '-',
      '--',
      '- -',
      '&|!():*<->',
      "铝箔' | 'x",
      '😀',
      '\u202e铝箔',
      '\u0301\u0302',
      '%',
      '_',
      '\\',
      '\ud800',
      '铝箔\ud800',
      '﷽',
      '"铝箔',
      '-铝箔',
    ];
    const text = fc.oneof(
      fc.constantFrom(...nasty),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^[ &|!():*'"\\-铝箔a-z0-9]{0,30}$/),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const page = await engine.search(asked(given, { facets: ['sector', 'honour'] }));
        expect(page.total.value).toBeGreaterThanOrEqual(page.hits.length > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  test('30. long text', async ({ database }) => {
    const { find } = await catalogue(open, database);
    expect((await find('虚构 六堡茶 供应商 批发 价格 梧州 茶叶 黑茶 广西 采购 现货 直销'))[0]).toBe('tea');
    for (const text of ['铝'.repeat(10_000), 'ab '.repeat(5_000), '铝箔 '.repeat(3_000), 'x'.repeat(10_000), '啤酒鱼铝箔茶'.repeat(2_000)])
      await find(text);
  });

  test('31. enterprises', async ({ database }) => {
    const { db } = database;
    const engine = open(database);
    const firm = await anEnterprise(db, { name: '广西空想机械有限公司', mainProduct: '水泵、阀门', cityCode: '450200' });
    const maker = await anEnterprise(db, { name: '广西臆造药业有限公司', mainProduct: '臆造跌打丸', mainProductRegulated: true });
    const pump = await aProduct(db, { name: '空想离心泵', nameSort: 'x', enterpriseId: firm.id });
    const drug = await aProduct(db, { name: '臆造跌打丸', nameSort: 'x', enterpriseId: maker.id, regulated: 'drug' });
    await db.transaction(async (tx) => {
      await engine.refresh(tx, 'product', [pump.id, drug.id]);
      await engine.refresh(tx, 'enterprise', [firm.id, maker.id]);
    });
    const find = async (text: string, regulated = false) =>
      (await engine.search(asked(text, { kind: 'enterprise', regulated }))).hits
        .filter((hit) => hit.related !== 'kin')
        .map((hit) => hit.id);
    for (const text of ['水泵', '离心泵', '空想机械', '柳州 阀门', '广西空想机械有限公司'])
      expect([text, (await find(text))[0]]).toEqual([text, firm.id]);
    for (const regulated of [false, true]) expect(await find('跌打丸', regulated)).toEqual([]);
    expect(await find('臆造药业')).toEqual([maker.id]);
    expect((await find('')).sort()).toEqual([firm.id, maker.id].sort());
  });
}
