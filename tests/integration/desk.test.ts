/**
 * The desk and the requests for correction that are judged from it, over HTTP.
 *
 * 1. The desk counts what waits for the reader in all their roles, says since when and until when, and leads there; what waits for
 *    others is not counted.
 * 2. A request for correction is shown to the publisher without its contact; the contact comes for a reason, which the journal keeps.
 * 3. Without an answer nothing is decided, and what was typed is kept.
 * 4. Accepting the removal of a product takes it out of the directory and the search at once; whoever asked reads the answer.
 * 5. Refusing leaves the product; what was decided is not decided again.
 * 6. Two publishers who decide at once: one decision, one entry of the journal.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '#app/platform/context.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import { listings } from '#db/schema/listings.ts';
import { sheetUploads } from '#db/schema/sheets.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { aMember, type Grants, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const publisher: Grants = [{ role: 'publisher' }];

const test = base.extend<{ site: TestServer; live: Context; someone: (grants?: Grants) => ReturnType<typeof signedIn> }>({
  // Sessions go by the clock of the machine.
  live: async ({ ctx }, use) =>
    use({ ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() }),
  site: async ({ live }, use) => {
    const site = await startServer(live);
    await use(site);
    await site.stop();
  },
  someone: async ({ site, live }, use) => use((grants) => signedIn(site, live, {}, grants)),
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

let n = 0;
async function aRequest({ db }: Context, subjectRef: string, given: Partial<typeof correctionRequests.$inferInsert> = {}) {
  n += 1;
  const ref = `SHQQ2345${String(22 + n)}`;
  await db.insert(correctionRequests).values({
    ...{ ref, subject: 'product', subjectRef, wish: 'remove', role: 'enterprise', formKey: randomUUID() },
    ...{ statement: '这个示例产品已经停产，请删除。', contact: 'shili@shili.example', createdAt: daysAgo(1) },
    ...given,
  });
  return ref;
}

const decisions = ({ sql }: Context) =>
  sql<{ action: string; reason: string | null }[]>`
    select action, detail ->> 'reason' as reason from journal where subject = 'correction' order by number`;

test('1. what waits', async ({ someone, live }) => {
  const { person, account } = await someone();
  const mine = await anEnterprise(live.db);
  const other = await anEnterprise(live.db);
  await aMember(live, mine.id, account.id, 'agent');
  const draft = (enterpriseId: string, state: 'editing' | 'returned', days: number) =>
    live.db.insert(listings).values({ enterpriseId, draft: {}, state, createdBy: account.id, updatedAt: daysAgo(days) });
  for (const row of [
    draft(mine.id, 'returned', 5),
    draft(mine.id, 'returned', 2),
    draft(mine.id, 'editing', 0),
    draft(other.id, 'editing', 9),
  ])
    await row;
  const desk = (await person.get('/desk')).body;
  expect(desk).toContain('2 个产品被退回');
  expect(desk).toContain('最早的已等 5 天');
  expect(desk).toContain('1 个产品草稿');
  expect(desk).not.toContain('更正请求');
  expect(desk).not.toContain('产品表格');
  for (const enterprise of [mine, other]) {
    const file = { name: '示例.xlsx', hash: 'a'.repeat(64), bytes: 1, state: 'checked' as const };
    await live.db.insert(sheetUploads).values({ enterpriseId: enterprise.id, uploadedBy: account.id, uploadedAt: daysAgo(1), ...file });
  }
  expect((await person.get('/desk')).body).toContain('1 份产品表格已检查');
  await aRequest(live, 'P0001', { createdAt: daysAgo(20) });
  await aRequest(live, 'P0001', { createdAt: daysAgo(3) });
  expect((await person.get('/desk')).body).not.toContain('更正请求');
  const { person: judge } = await someone(publisher);
  const said = (await judge.get('/en/desk')).body;
  expect(said).toContain('2 requests for correction to decide');
  expect(said).toContain('The oldest has waited 20 days');
  expect(said).toContain('Overdue');
  expect(said).toContain('href="/en/desk/corrections"');
});

test('2. the contact', async ({ someone, live }) => {
  const { person } = await someone(publisher);
  const ref = await aRequest(live, 'P0001');
  const page = await person.get(`/desk/corrections/${ref}`);
  expect(page.body).toContain('这个示例产品已经停产');
  expect(page.body).not.toContain('shili@shili.example');
  const empty = await person.post(`/desk/corrections/${ref}`, { intent: 'contact', reason: '' });
  expect([empty.status, empty.body.includes('shili@shili.example')]).toEqual([422, false]);
  const shown = await person.post(`/desk/corrections/${ref}`, { intent: 'contact', reason: '核实停产' });
  expect(shown.body).toContain('shili@shili.example');
  expect(await decisions(live)).toEqual([{ action: 'correction.contact-shown', reason: '核实停产' }]);
});

test('3. no answer', async ({ someone, live }) => {
  const { person } = await someone(publisher);
  const ref = await aRequest(live, 'P0001');
  const short = await person.post(`/desk/corrections/${ref}`, { intent: 'accepted', answer: '好' });
  expect(short.status).toBe(422);
  expect(short.body).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*>好<\/textarea>/);
  expect(await decisions(live)).toEqual([]);
});

test('4. a removal', async ({ someone, live, site }) => {
  const { ref: product, id } = await aProduct(live.db, { name: '示例停产阀门' });
  await live.db.transaction((tx) => live.search.refresh(tx, 'product', [id]));
  const { person } = await someone(publisher);
  expect((await person.get('/search?q=示例停产阀门')).body).toContain(`/products/${product}`);
  const ref = await aRequest(live, product);
  const sent = await person.post(`/desk/corrections/${ref}`, { intent: 'accepted', answer: '已核实停产，撤下。' });
  expect(sent.to).toBe('/desk/corrections?done=1');
  expect((await person.get('/search?q=示例停产阀门')).body).not.toContain(`/products/${product}`);
  expect((await person.get(`/products/${product}`)).status).toBe(404);
  const receipt = await (await fetch(`${site.url}/corrections/requests/${ref}`)).text();
  expect(receipt).toContain('已核实停产，撤下。');
  expect(receipt).toContain('已采纳');
  expect((await person.get('/desk/corrections')).body).not.toContain(ref);
});

test('5. refused, once', async ({ someone, live }) => {
  const { ref: product } = await aProduct(live.db);
  const { person } = await someone(publisher);
  const path = `/desk/corrections/${await aRequest(live, product)}`;
  expect((await person.post(path, { intent: 'refused', answer: '仍在生产。' })).status).toBe(303);
  expect((await person.get(`/products/${product}`)).status).toBe(200);
  const again = await person.post(path, { intent: 'accepted', answer: '改主意了。' });
  expect([again.status, again.body.includes('这个请求已处理：未采纳')]).toEqual([409, true]);
  expect((await person.get(`/products/${product}`)).status).toBe(200);
});

test('6. two at once', async ({ someone, live }) => {
  const [{ person: one }, { person: other }] = [await someone(publisher), await someone(publisher)];
  const path = `/desk/corrections/${await aRequest(live, 'P0001')}`;
  const sent = await Promise.all([
    one.post(path, { intent: 'refused', answer: '第一个答复' }),
    other.post(path, { intent: 'accepted', answer: '第二个答复' }),
  ]);
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await decisions(live)).toHaveLength(1);
});
