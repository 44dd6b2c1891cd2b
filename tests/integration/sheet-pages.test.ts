/**
 * The pages of sheets, over HTTP on the built server, with the worker beside it, by people without script.
 *
 * 1. Sent, checked, carried out: the page looks again by itself until the worker is done, tells every bad cell in the reader's language,
 *    and hands the same list out as a workbook.
 * 2. A file that nobody sends by accident is refused with a sentence, whichever it is, and leaves no row; the site goes on.
 * 3. A worker that was killed in the middle is taken up again by the next.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { readSheet } from '#app/platform/spreadsheet/read-sheet.server.ts';
import { openWorker } from '#app/worker/worker.ts';
import type { Database } from '#db/client.ts';
import { hostileDocuments } from '#tests/support/hostile-document-files.ts';
import { aCategory, anEnterprise } from '#tests/support/make.ts';
import type { Person, Said } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { aSheet, sentFile } from '#tests/support/sheets.ts';
import { aMember, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const settings = { ...testSettings, publicUrl: 'http://guipintong.example' };
const work = (url: string) =>
  openWorker(url, {
    ...{ log: pino({ level: 'silent' }), smtpUrl: null, from: 'shili@shili.example', publicUrl: settings.publicUrl },
    ...{ settings, secret: 'a secret of the tests and of nothing else' },
  });

const test = base.extend<{ site: TestServer; maker: Person; ref: string }>({
  site: async ({ ctx }, use) => {
    const site = await startServer({ ...ctx, settings, now: () => new Date() });
    await use(site);
    await site.stop();
  },
  ref: async ({ db }, use) => {
    await aCategory(db, '虚构泵类');
    await use((await anEnterprise(db, { cityCode: '450200', countyCode: '450204' })).ref);
  },
  maker: async ({ site, db, ref }, use) => {
    const { account, person } = await signedIn(site, { db, settings });
    const enterprise = await db.query.enterprises.findFirst({ where: (table, { eq }) => eq(table.ref, ref) });
    await aMember({ db }, enterprise!.id, account.id);
    await use(person);
  },
});

const headings = ['[own]', '[name]', '[category]', '[sector]', '[leadTimeDays]'];
const row = (number: number, days = '30') => ({
  ...{ '[own]': `A-${number}`, '[name]': `示例泵 ${number}`, '[category]': '虚构泵类', '[sector]': 'machine' },
  '[leadTimeDays]': days,
});

const asFile = (bytes: Uint8Array, name: string, type = '') => new File([new Uint8Array(bytes)], name, { type });

async function send(maker: Person, ref: string, file: File): Promise<Said> {
  return maker.upload('/desk/sheets?index', { enterprise: ref, file });
}

/** Looks at the page until it asks for no other look. */
async function settled(maker: Person, path: string): Promise<Said> {
  for (let looks = 0; looks < 600; looks++) {
    const said = await maker.get(path);
    if (!said.headers.has('refresh')) return said;
    expect(said.headers.get('refresh')).toBe('2');
    await sleep(50);
  }
  throw new Error('the worker does not come');
}

const listed = async ({ sql }: Pick<Database, 'sql'>) => Number((await sql`select count(*) as n from listings`)[0]!.n);

test('1. sent, checked, carried out', { timeout: 120_000 }, async ({ maker, ref, url, database }) => {
  const { bytes } = await sentFile(aSheet(headings, [row(1), row(2, 'bald'), row(3)]));
  const sent = await send(maker, ref, asFile(bytes, '示例.xlsx'));
  expect([sent.status, sent.to]).toEqual([303, expect.stringMatching(/^\/desk\/sheets\/[0-9a-f-]{36}$/)]);
  const before = await maker.get(sent.to!);
  expect(before.headers.get('refresh')).toBe('2');
  expect(before.body).toContain('正在检查');
  const worker = await work(url);
  const checked = await settled(maker, sent.to!);
  for (const text of ['E3', 'bald', '交货期（天）', '请填整数', '写入为草稿']) expect(checked.body).toContain(text);
  expect((await maker.get(`/en${sent.to}`)).body).toContain('A whole number, please.');
  const { rows } = await readSheet(await maker.download(`/vi${sent.to}/faults`));
  expect([...rows[1]!.cells.values()].map(({ value }) => value).slice(0, 4)).toEqual(['E3', 3, expect.any(String), 'bald']);
  expect(await listed(database)).toBe(0);
  expect((await maker.post(sent.to!, { intent: 'apply' })).to).toBe(sent.to);
  const again = await maker.post(sent.to!, { intent: 'apply' });
  expect(again.status).toBe(409);
  const done = await settled(maker, sent.to!);
  for (const text of ['已写入', '已处理 2 行，共 2 行', '新建草稿：2']) expect(done.body).toContain(text);
  expect(await listed(database)).toBe(2);
  await worker.stop();
});

test('2. hostile files', { timeout: 300_000 }, async ({ maker, ref, url, database }) => {
  const worker = await work(url);
  let refused = 0;
  for (const file of hostileDocuments.filter(({ purpose }) => purpose === 'spreadsheet')) {
    const said = await send(maker, ref, asFile(await file.bytes(), file.name, file.claimedType));
    const page = said.to === null ? said : await settled(maker, said.to);
    // At the field where the kind of file is wrong, on the page of the upload where what is in it is.
    expect([file.title, said.status]).toEqual([file.title, said.to === null ? 422 : 303]);
    const sentence = /<p class="wrong"[^>]*>[^<]{5,}|note-alarm"[^>]*><p><strong>[^<]{5,}/.exec(page.body);
    expect([file.title, sentence !== null]).toEqual([file.title, true]);
    refused += 1;
  }
  console.info(`${refused} hostile workbooks refused through the site`);
  expect(refused).toBeGreaterThan(30);
  expect(await listed(database)).toBe(0);
  expect((await maker.get('/desk/sheets')).status).toBe(200);
  await worker.stop();
});

test('3. killed', { timeout: 120_000 }, async ({ maker, ref, url, database, sql }) => {
  const { bytes } = await sentFile(
    aSheet(
      headings,
      Array.from({ length: 120 }, (_, number) => row(number)),
    ),
  );
  const { to } = await send(maker, ref, asFile(bytes, '示例.xlsx'));
  // As a worker leaves it that dies with the job in its hands: held, and to be had by nobody for hours.
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`;
  const first = await work(url);
  await settled(maker, to!);
  await first.stop();
  await maker.post(to!, { intent: 'apply' });
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`;
  const second = await work(url);
  expect((await settled(maker, to!)).body).toContain('已处理 120 行，共 120 行');
  expect(await listed(database)).toBe(120);
  await second.stop();
});
