/**
 * `npm run bench:sheets`: what a sheet of 5,000 products costs on this machine, from the upload to the finished check, and to have it
 * carried out as drafts; all in order, and with two bad cells in every row. Nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { prepareDatabase } from '#app/cli/prepare-database.ts';
import { applyRows } from '#app/domain/sheets/apply-rows.server.ts';
import { applySheet } from '#app/domain/sheets/apply-sheet.server.ts';
import { checkSheet } from '#app/domain/sheets/check-sheet.server.ts';
import { readProductSheet } from '#app/domain/sheets/read-product-sheet.server.ts';
import { readSheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { uploadSheet } from '#app/domain/sheets/upload-sheet.server.ts';
import type { Context } from '#app/platform/context.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { writeWorkbook } from '#app/platform/spreadsheet/write-workbook.server.ts';
import { spoken } from '#app/ui/sheet-spoken.ts';
import { productWorkbook } from '#app/ui/sheet-workbook.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { aCategory, anEnterprise } from '#tests/support/make.ts';
import { testSettings } from '#tests/support/settings.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { openCluster } from './cluster.ts';

const rows = Number(process.env.ROWS ?? 5_000);
const runs = Number(process.env.RUNS ?? 3);
const category = '示例泵类';

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  console.log(`${what}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  return done;
}

/** What a maker types of a product; with `bad`, a lead time and a code that do not hold. */
const product = (number: number, bad: boolean): Record<string, string> => ({
  ...{ id: '', own: `A-${number}`, name: `示例离心泵 ${number}`, brand: '示例牌', sector: 'machine', city: '450200', county: '450204' },
  ...{
    hsCode: bad ? '12' : '84137099',
    standards: 'GB/T 5656-2008；GB/T 3216-2016',
    applications: '农田灌溉；工业给水；消防',
    capacity: '1200',
  },
  ...{ capacityUnit: '台', capacityPeriod: 'year', minimumOrder: '2', minimumOrderUnit: '台', leadTimeDays: bad ? 'bald' : '30' },
  ...{ contractManufacturing: 'yes', exportMarkets: '越南；泰国', notes: '流量每小时 30 吨，扬程 32 米，示例说明，铸铁泵体，机械密封。' },
  ...{ 'credential.0.kind': 'certificate', 'credential.0.title': '示例产品认证', 'credential.0.number': `SL-${number}` },
});

async function measure(ctx: Context, ref: string, bad: boolean): Promise<void> {
  const empty = await readProductSheet(ctx, ref, category, false);
  const products = Array.from({ length: rows }, (_, number) => product(number, bad));
  const bytes = await writeWorkbook(productWorkbook(wordsOf('zh'), 'zh', ctx.reference, { ...empty, products }));
  console.log(`${rows} products${bad ? ', two bad cells each' : ''}, ${(bytes.length / 1_048_576).toFixed(1)} MB`);
  const id = await timed('  upload to finished check', async () => {
    const upload = await uploadSheet(ctx, ref, { bytes, name: '示例.xlsx', claimedType: '' });
    await checkSheet(ctx, upload, spoken);
    return upload;
  });
  const report = await readSheetReport(ctx, id, 1);
  console.log(
    `  new ${report.fresh}, refused ${report.refused}, bad cells ${report.faults}; ${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`,
  );
  if (bad) return;
  await timed('  carried out', async () => {
    await applySheet(ctx, id, false);
    while ((await readSheetReport(ctx, id, 1)).state === 'applying') await applyRows(ctx, id);
  });
  await timed('  exported', async () => {
    const sheet = await readProductSheet(ctx, ref, category, true);
    return writeWorkbook(productWorkbook(wordsOf('zh'), 'zh', ctx.reference, sheet));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'guipintong-sheets-'));
const cluster = await openCluster(null);
try {
  const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
  await admin`create database sheets`;
  await admin.end();
  await prepareDatabase(cluster.urlOf('sheets'));
  await cluster.asInProduction();
  const { runtime, close } = await openRuntime(cluster.urlOf('sheets'), { ...testSettings, filesFolder: folder });
  await aCategory(runtime.db, category);
  for (let run = 0; run < runs; run++) {
    const enterprise = await anEnterprise(runtime.db);
    const account = await anAccount(runtime);
    await aMember(runtime, enterprise.id, account.id);
    const ctx = { ...runtime, actor: await actorFor(runtime, account.id) };
    await measure(ctx, enterprise.ref, false);
    await measure(ctx, enterprise.ref, true);
  }
  await close();
} finally {
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}
