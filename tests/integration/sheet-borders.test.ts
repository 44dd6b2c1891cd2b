/**
 * What sheets of products keep clear of.
 *
 * 1. A capability profile stands in no export, and no row can name it.
 * 2. Only a file of the same enterprise proves anything, by its name or by its id.
 * 3. All that is carried out at a time bears one time, though the clock goes on.
 * 4. The nightly sweep leaves the file of a sheet where it is, and takes what no row refers to.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startProfile } from '#app/domain/listings/start-profile.server.ts';
import { sweepFiles } from '#app/domain/privacy/sweep-files.server.ts';
import { applySheet } from '#app/domain/sheets/apply-sheet.server.ts';
import { readProductSheet } from '#app/domain/sheets/read-product-sheet.server.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { enterpriseFiles, listings } from '#db/schema/listings.ts';
import { aCategory, aProduct } from '#tests/support/make.ts';
import { aMaker, type Cells, carryOut, checked, type Maker, makersPlace } from '#tests/support/sheets.ts';
import { test as base, expect } from '#tests/support/test.ts';

const test = base.extend<{ maker: Maker; rival: Maker }>({
  maker: async ({ ctx, db }, use) => {
    await aCategory(db, '虚构泵类');
    await use(await aMaker(ctx));
  },
  rival: async ({ ctx }, use) => use(await aMaker(ctx)),
});

const columns = ['id', 'own', 'name', 'category', 'sector', 'notes'].map((name) => `x [${name}]`);
const good: Cells = { 'x [own]': 'A-1', 'x [name]': '示例泵', 'x [category]': '虚构泵类', 'x [sector]': 'machine' };

test('1. a capability profile', async ({ maker, db }) => {
  await startProfile(maker.ctx, maker.ref);
  const [profile] = await db.select().from(listings);
  expect((await readProductSheet(maker.ctx, maker.ref, '', true)).products).toEqual([]);
  const report = await checked(maker, [{ ...good, 'x [id]': profile!.id }], columns);
  expect(report.badCells.map(({ field, code }) => [field, code])).toEqual([['id', 'no-such-product']]);
  expect(await db.select().from(listings)).toEqual([profile]);
});

test('2. evidence', async ({ maker, rival, db, ctx }) => {
  const fileOf = async ({ enterpriseId, account }: Maker, name: string) => {
    const file = { name, type: 'application/pdf', hash: 'a'.repeat(64), bytes: 1, uploadedAt: ctx.now() };
    const [row] = await db
      .insert(enterpriseFiles)
      .values({ ...file, enterpriseId, uploadedBy: account })
      .returning();
    return row!.id;
  };
  const own = await fileOf(maker, '示例自己的.pdf');
  const foreign = await fileOf(rival, '示例别人的.pdf');
  const part = (name: string) => `x [credential.0.${name}]`;
  const row = { ...good, [part('kind')]: 'patent', [part('title')]: '示例专利', [part('number')]: 'ZL0', [part('issuer')]: '示例局' };
  const said = async (evidence: string) => {
    const parts = ['kind', 'title', 'number', 'issuer', 'evidence'].map(part);
    const { badCells } = await checked(maker, [{ ...row, [part('evidence')]: evidence }], [...columns, ...parts]);
    await db.execute(`update sheet_uploads set state = 'discarded'`);
    return badCells.map(({ field, code }) => [field, code]);
  };
  for (const evidence of [own, `示例自己的.pdf [${own}]`, '示例自己的.pdf'])
    expect([evidence, await said(evidence)]).toEqual([evidence, []]);
  expect(await said(foreign)).toEqual([['credential.0.evidence', 'no-such-file']]);
  // What names no file of one's own stays text, which is no id.
  for (const evidence of [`示例自己的.pdf [${foreign}]`, '示例别人的.pdf'])
    expect([evidence, await said(evidence)]).toEqual([evidence, [['credential.0.evidence', 'choose']]]);
});

test('3. one time', async ({ maker, db, sql, now }) => {
  const categoryId = (await aCategory(db, '虚构泵类')).id;
  const product = await aProduct(db, {
    ...{ name: '示例老泵', enterpriseId: maker.enterpriseId, categoryId, sectorCode: 'machine', notes: '流量 30' },
    ...makersPlace,
  });
  const { 'x [own]': _, ...unnumbered } = good;
  const { id } = await checked(
    maker,
    [good, { ...unnumbered, 'x [id]': product.ref, 'x [name]': '示例老泵', 'x [notes]': '流量 30。' }],
    columns,
  );
  await applySheet(maker.ctx, id, true);
  let asked = 0;
  await carryOut({ ...maker.ctx, now: () => new Date(now.getTime() + 1_000 * ++asked) }, id);
  const times = await sql`
    select submitted_at as at from listing_reviews union select decided_at from listing_reviews where status = 'approved'
    union select updated_at from listings union select finished_at from sheet_uploads
    union select at from journal where action like 'listing.%' or action = 'sheet.applied'`;
  expect(await sql`select status from listing_reviews order by 1`).toEqual([{ status: 'approved' }, { status: 'submitted' }]);
  expect(times).toHaveLength(1);
});

test('4. the nightly sweep', async ({ maker, db, sql }) => {
  // A folder of its own: the tests share one, and the sweep takes what this database does not refer to.
  const filesFolder = await mkdtemp(join(tmpdir(), 'guipintong-sheets-'));
  onTestFinished(() => rm(filesFolder, { recursive: true }));
  const store = openFileStore(filesFolder);
  const { id } = await checked({ ...maker, ctx: { ...maker.ctx, settings: { ...maker.ctx.settings, filesFolder } } }, [good], columns);
  const loose = await store.put(new TextEncoder().encode('PK示例无主的表'), spreadsheetType);
  const [row] = await sql<{ hash: string }[]>`select hash from sheet_uploads where id = ${id}`;
  await sweepFiles(db, filesFolder, new Date(Date.now() + 60_000));
  expect(await store.read(row!.hash, spreadsheetType)).not.toBeNull();
  expect(await store.read(loose.hash, spreadsheetType)).toBeNull();
});
