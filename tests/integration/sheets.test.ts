/**
 * Products by spreadsheet, from the file to the listings.
 *
 * 1. A template has a column for every field of the form and every parameter of its category, and is read in any order and language.
 * 2. Checking writes nothing and tells every bad cell by its address; what is new, changed, unchanged and refused is counted.
 * 3. Carried out, new rows are drafts, changes of drafts are kept, a change of a published product is a revision, and each leaves one entry.
 * 4. Handed in where that was chosen: what only differs in spelling confirms itself, all else waits for a moderator.
 * 5. Who sends the same file again changes nothing; what somebody has changed since the check stays.
 * 6. Carried out twice at once, it is carried out once; broken off and taken up again, no row is done twice.
 * 7. Who no longer acts for the enterprise has no further row written.
 * 8. An exported sheet says "unchanged" of every product; sent to another enterprise, it gives the same export.
 * 9. No exported cell is a formula, whatever it begins with.
 */
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { emptyDraft, type ListingDraft, listingForm, sentBy } from '#app/domain/catalogue/listing.ts';
import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { applySheet } from '#app/domain/sheets/apply-sheet.server.ts';
import { discardSheet } from '#app/domain/sheets/discard-sheet.server.ts';
import { readProductSheet } from '#app/domain/sheets/read-product-sheet.server.ts';
import { readSheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { uploadSheet } from '#app/domain/sheets/upload-sheet.server.ts';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import { writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';
import { productWorkbook } from '#app/ui/sheet-workbook.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { attributes, categoryAttributes } from '#db/schema/catalogue.ts';
import { listingReviews, listings } from '#db/schema/listings.ts';
import { sheetRows } from '#db/schema/sheets.ts';
import { aCategory, aProduct } from '#tests/support/make.ts';
import { aMaker, type Cells, carryOut, check, checked as checkedOf, type Maker, makersPlace } from '#tests/support/sheets.ts';
import { test as base, expect } from '#tests/support/test.ts';

const runs = process.env.SHEETS === 'full' ? 200 : 12;

const test = base.extend<{ maker: Maker }>({
  maker: async ({ ctx, db }, use) => {
    const category = await aCategory(db, '虚构泵类');
    const rows = [
      { key: 'shili-head', zh: '扬程', en: 'head', vi: 'cột áp', type: 'number' as const, dimension: 'length' },
      { key: 'shili-drive', zh: '驱动', en: 'drive', vi: 'dẫn động', type: 'choice' as const, choices: ['电动', '柴油'] },
      { key: 'shili-model', zh: '型号', en: 'model', vi: 'kiểu', type: 'text' as const },
    ];
    for (const [position, row] of rows.entries()) {
      const [made] = await db.insert(attributes).values(row).returning();
      await db.insert(categoryAttributes).values({ categoryId: category.id, attributeId: made!.id, position });
    }
    await use(await aMaker(ctx));
  },
});

const headings = ['own', 'name', 'category', 'sector', 'leadTimeDays', 'attr.shili-head', 'notes'].map((name) => `x [${name}]`);
const [own, name, category, sector, days, head, notes] = headings as [string, string, string, string, string, string, string];
const good = (number: number): Cells => ({ [own]: `A-${number}`, [name]: `示例泵 ${number}`, [category]: '虚构泵类', [sector]: 'machine' });

const checked = (maker: Maker, rows: readonly Cells[], columns: readonly string[] = headings) => checkedOf(maker, rows, columns);

async function applied(maker: Maker, rows: readonly Cells[], submits = false) {
  const { id } = await checked(maker, rows);
  await applySheet(maker.ctx, id, submits);
  await carryOut(maker.ctx, id);
  return readSheetReport(maker.ctx, id, 1);
}

const countsOf = ({ fresh, changed, unchanged, refused }: Awaited<ReturnType<typeof checked>>) => ({ fresh, changed, unchanged, refused });
const entries = async ({ ctx }: Maker, like: string) =>
  (await ctx.sql<{ action: string }[]>`select action from journal where action like ${like} order by number`).map(({ action }) => action);

async function exported({ ctx, ref }: Maker, language: 'zh' | 'en' | 'vi' = 'zh', of = '虚构泵类') {
  const sheet = await readProductSheet(ctx, ref, of, true);
  return writeWorkbook(productWorkbook(wordsOf(language), language, ctx.reference, sheet));
}

test('1. the template', async ({ maker }) => {
  const { ctx, ref } = maker;
  for (const language of ['zh', 'en', 'vi'] as const) {
    const sheet = await readProductSheet(ctx, ref, '虚构泵类', false);
    const { rows } = await readSheet(await writeWorkbook(productWorkbook(wordsOf(language), language, ctx.reference, sheet)), {
      columns: 260,
    });
    const cells = [...rows[0]!.cells.values()].map(({ value }) => String(value));
    expect(rows).toHaveLength(1);
    for (const key of [
      ...Object.keys(emptyDraft.fields).filter((field) => field !== 'category'),
      'id',
      'own',
      'attr.shili-head',
      'attr.shili-drive',
    ])
      expect([key, cells.some((cell) => cell.endsWith(`[${key}]`))]).toEqual([key, true]);
    expect(cells.some((cell) => cell.endsWith('[category=虚构泵类]'))).toBe(true);
    // Filled in with columns in another order; the category stands in the heading, names stand for codes.
    const of = (field: string) => cells.find((cell) => new RegExp(`\\[${field}[=\\]]`).test(cell))!;
    const row = { [of('name')]: `示例泵 ${language}`, [of('own')]: `B-${language}`, [of('sector')]: '机械', [of('city')]: '柳州市' };
    const report = await checked(
      maker,
      [{ ...row, [of('sector')]: 'machine', [of('contractManufacturing')]: wordsOf(language)('listing.yes') }],
      [...cells].reverse(),
    );
    expect([report.badCells, countsOf(report)]).toEqual([[], { fresh: 1, changed: 0, unchanged: 0, refused: 0 }]);
    const [planned] = await ctx.db.select().from(sheetRows);
    expect((planned!.draft as ListingDraft).fields).toMatchObject({
      category: '虚构泵类',
      city: '450200',
      county: '450204',
      contractManufacturing: 'yes',
    });
    await discardSheet(ctx, report.id);
  }
  // Headings that somebody wrote by hand, without their keys.
  const report = await checked(
    maker,
    [{ 企业货号: 'C-1', 产品名称: '示例泵', 类别: '虚构泵类', 行业: 'machine' }],
    ['企业货号', '产品名称', '类别', '行业'],
  );
  expect(countsOf(report).fresh).toBe(1);
});

test('2. every bad cell', async ({ maker, db }) => {
  const rows = [
    good(1),
    { ...good(2), [days]: 'bald', [head]: '30 kg' },
    { ...good(3), [category]: '没有这一类' },
    { [name]: '示例泵 4', [category]: '虚构泵类', [sector]: 'machine' },
    { ...good(1), [notes]: '全国最佳' },
    { ...good(6), [name]: '' },
  ];
  const report = await checked(maker, rows, [...headings, '自编的一列']);
  expect(countsOf(report)).toEqual({ fresh: 1, changed: 0, unchanged: 0, refused: 5 });
  expect(report.badCells.map(({ row, column, field, typed, code }) => [row, column, field, typed, code])).toEqual([
    [1, 8, '自编的一列', '自编的一列', 'no-such-column'],
    [3, 5, 'leadTimeDays', 'bald', 'not-whole'],
    [3, 6, 'attr.shili-head', '30 kg', 'unit-of-another-dimension'],
    [4, 3, 'category', '没有这一类', 'unknown-category'],
    [5, 1, 'own', '', 'missing'],
    [6, 1, 'own', 'A-1', 'stated-twice'],
    [6, 7, 'notes', '全国最佳', 'forbidden-words'],
    [7, 2, 'name', '', 'missing'],
  ]);
  expect(report.faults).toBe(8);
  expect(await db.select().from(listings)).toEqual([]);
  expect(await entries(maker, '%')).toEqual(['sheet.uploaded', 'sheet.checked']);
});

test('3. carrying out', async ({ maker, db }) => {
  const product = await aProduct(db, {
    enterpriseId: maker.enterpriseId,
    categoryId: (await aCategory(db, '虚构泵类')).id,
    sectorCode: 'machine',
    ...makersPlace,
  });
  const first = await applied(maker, [good(1), good(2)]);
  expect(first.outcomes).toEqual({ drafted: 2 });
  const id = 'x [id]';
  const report = await checked(
    maker,
    [
      { ...good(1), [days]: '30' },
      good(2),
      { [id]: product.ref.toLowerCase(), [name]: '示例改名泵', [category]: '虚构泵类', [sector]: 'machine' },
    ],
    [id, ...headings],
  );
  expect(countsOf(report)).toEqual({ fresh: 0, changed: 2, unchanged: 1, refused: 0 });
  await applySheet(maker.ctx, report.id, false);
  await carryOut(maker.ctx, report.id);
  expect((await readSheetReport(maker.ctx, report.id, 1)).outcomes).toEqual({ saved: 2 });
  const rows = await db.select().from(listings).orderBy(listings.ownNumber);
  expect(rows.map(({ ownNumber, productId, draft }) => [ownNumber, productId, (draft as ListingDraft).fields.leadTimeDays])).toEqual([
    ['A-1', null, '30'],
    ['A-2', null, ''],
    [null, product.id, ''],
  ]);
  expect((await db.query.products.findFirst())!.name).toBe(product.name);
  expect(await entries(maker, 'listing.%')).toEqual(['listing.started', 'listing.started', 'listing.saved', 'listing.opened']);
  expect(
    await db
      .select()
      .from(sheetRows)
      .then((all) => all.filter(({ draft }) => draft !== null)),
  ).toEqual([]);
});

test('4. handing in', async ({ maker, db }) => {
  const product = await aProduct(db, {
    name: '示例老泵',
    enterpriseId: maker.enterpriseId,
    categoryId: (await aCategory(db, '虚构泵类')).id,
    sectorCode: 'machine',
    notes: '流量 30',
    ...makersPlace,
  });
  const id = 'x [id]';
  const { id: sheet } = await checked(
    maker,
    [{ ...good(1) }, { [id]: product.ref, [name]: '示例老泵', [category]: '虚构泵类', [sector]: 'machine', [notes]: '流量 30。' }],
    [id, ...headings],
  );
  await applySheet(maker.ctx, sheet, true);
  await carryOut(maker.ctx, sheet);
  expect((await readSheetReport(maker.ctx, sheet, 1)).outcomes).toEqual({ submitted: 1, confirmed: 1 });
  expect((await db.select().from(listingReviews)).map(({ status }) => status).sort()).toEqual(['approved', 'submitted']);
  expect((await db.query.products.findFirst())!.notes).toBe('流量 30。');
  expect(await entries(maker, 'listing.%')).toEqual(['listing.submitted', 'listing.confirmed']);
  const again = await checked(maker, [{ ...good(1), [days]: '9' }]);
  expect(again.badCells.map(({ code }) => code)).toEqual(['being-judged']);
});

test('5. again, and meanwhile', async ({ maker, db, sql }) => {
  await applied(maker, [good(1), good(2)]);
  expect(countsOf(await checked(maker, [good(1), good(2)]))).toEqual({ fresh: 0, changed: 0, unchanged: 2, refused: 0 });
  const late = await checked(maker, [{ ...good(1), [days]: '7' }, { ...good(2), [days]: '8' }, good(3)]);
  await applied(maker, [good(3)]);
  await sql`update listings set version = version + 1 where own_number = 'A-1'`;
  await applySheet(maker.ctx, late.id, false);
  await carryOut(maker.ctx, late.id);
  expect((await readSheetReport(maker.ctx, late.id, 1)).outcomes).toEqual({ saved: 1, conflict: 2 });
  expect(await db.select().from(listings)).toHaveLength(3);
});

test('6. twice at once, and broken off', async ({ maker, db, sql }) => {
  const { id } = await checked(
    maker,
    Array.from({ length: 120 }, (_, number) => good(number)),
  );
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => applySheet(maker.ctx, id, false)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const breaking = {
    ...maker.ctx,
    db: Object.create(db, {
      transaction: {
        value: (work: (tx: never) => Promise<void>) =>
          db.transaction(async (tx) => {
            await work(tx as never);
            throw new Error('broken off');
          }),
      },
    }),
  };
  await applyRows(maker.ctx, id);
  await expect(applyRows(breaking, id)).rejects.toThrow('broken off');
  await Promise.all([applyRows(maker.ctx, id), applyRows(maker.ctx, id), applyRows(maker.ctx, id)]);
  expect((await readSheetReport(maker.ctx, id, 1)).outcomes).toEqual({ drafted: 120 });
  expect(await db.select().from(listings)).toHaveLength(120);
  expect((await entries(maker, 'listing.%')).length).toBe(120);
  expect(await entries(maker, 'sheet.%')).toEqual(['sheet.uploaded', 'sheet.checked', 'sheet.started', 'sheet.applied']);
  expect(await sql`select journal_fault() as fault`).toEqual([{ fault: null }]);
});

test('7. gone', async ({ maker, db, sql }) => {
  const { id } = await checked(
    maker,
    Array.from({ length: 60 }, (_, number) => good(number)),
  );
  await applySheet(maker.ctx, id, false);
  await applyRows(maker.ctx, id);
  await sql`update enterprise_members set ended_at = now() where account_id = ${maker.account}`;
  await applyRows(maker.ctx, id);
  expect(await db.select().from(listings)).toHaveLength(50);
  expect(await sql`select state from sheet_uploads`).toEqual([{ state: 'stopped' }]);
});

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '=1+1',
    '+7',
    '-3',
    '@SUM(A1)',
    '=cmd|/c',
    '\t=1',
    '一\n二',
    '450200',
    '柳州市',
    'yes',
    '是',
    '1.6 MPa',
    "'x",
    '_x0041_',
    '年',
    '示例 [x]',
  ),
);
const aDraft: fc.Arbitrary<ListingDraft> = fc
  .record({
    fields: fc.record(
      Object.fromEntries(Object.keys(emptyDraft.fields).map((field) => [field, typed])) as Record<
        keyof ListingDraft['fields'],
        typeof typed
      >,
    ),
    attributes: fc.dictionary(fc.constantFrom('shili-head', 'shili-drive', 'shili-model'), typed),
    credentials: fc.array(
      fc.record({
        kind: fc.constantFrom('patent', '专利', ''),
        title: typed,
        issuer: typed,
        number: typed,
        validFrom: fc.constantFrom('', '2027-03-01'),
        validTo: typed,
        evidence: fc.constant(''),
      }),
      { maxLength: 4 },
    ),
  })
  .map((draft) => ({ ...draft, fields: { ...draft.fields, category: '虚构泵类' } }));

/** Cells of the first sheet, but for headings, that a program could take for more than a text. */
async function notPlainText(bytes: Uint8Array): Promise<string[]> {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  return [...(sheet?.cells ?? [])]
    .filter(
      ([at, cell]) =>
        !at.startsWith('0,') && !(['string', 'empty'].includes(cell.type) && cell.style?.numFmt === '@' && cell.formula === undefined),
    )
    .map(([at, cell]) => `${at} ${cell.type} ${cell.style?.numFmt}`);
}

test('8., 9. there and back', { timeout: 600_000 }, async ({ maker, db, ctx }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDraft, { minLength: 1, maxLength: 6 }), fc.constantFrom('zh', 'en', 'vi'), async (drafts, language) => {
      await db.delete(listings);
      const rows = drafts.map((draft, number) => ({
        draft: listingForm.parse(sentBy(draft)),
        ownNumber: number === 0 ? null : `N${number}`,
      }));
      for (const row of rows)
        await db.insert(listings).values({ ...row, enterpriseId: maker.enterpriseId, createdBy: maker.account, updatedAt: ctx.now() });
      const bytes = await exported(maker, language);
      expect(await notPlainText(bytes)).toEqual([]);
      const id = await uploadSheet(maker.ctx, maker.ref, { bytes, name: 'a.xlsx', claimedType: '' });
      await check(maker.ctx, id);
      const report = await readSheetReport(maker.ctx, id, 1);
      expect([countsOf(report), report.badCells]).toEqual([{ fresh: 0, changed: 0, unchanged: drafts.length, refused: 0 }, []]);
    }),
    { numRuns: runs },
  );
});

test('8. to another enterprise', async ({ maker, ctx }) => {
  const rows = Array.from({ length: 20 }, (_, number) => ({
    ...good(number),
    [notes]: number % 2 ? '第一行\n第二行' : '=1+1 示例',
    [head]: '30 m',
  }));
  await applied(maker, rows);
  const other = await aMaker(ctx);
  const sheet = await readProductSheet(maker.ctx, maker.ref, '虚构泵类', true);
  const bytes = await writeWorkbook(
    productWorkbook(wordsOf('zh'), 'zh', ctx.reference, { ...sheet, products: sheet.products.map((one) => ({ ...one, id: '' })) }),
  );
  const id = await uploadSheet(other.ctx, other.ref, { bytes, name: 'a.xlsx', claimedType: '' });
  await check(other.ctx, id);
  await applySheet(other.ctx, id, false);
  await carryOut(other.ctx, id);
  const withoutIds = async (one: Maker) =>
    (await readProductSheet(one.ctx, one.ref, '虚构泵类', true)).products.map(({ id: _, ...product }) => product);
  expect(await withoutIds(other)).toEqual(await withoutIds(maker));
  expect(await withoutIds(other)).toHaveLength(20);
  const foreign = await uploadSheet(other.ctx, other.ref, { bytes: await exported(maker), name: 'a.xlsx', claimedType: '' });
  await check(other.ctx, foreign);
  expect((await readSheetReport(other.ctx, foreign, 1)).badCells.every(({ code }) => code === 'no-such-product')).toBe(true);
});
