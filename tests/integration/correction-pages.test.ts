/**
 * The form for corrections, over HTTP.
 *
 * 1. The form of something that exists is shown, kept by no cache, with a key that is new each time; of anything else: 404.
 * 2. A whole form is answered with 303 to a page that has the request's number and says that it waits.
 * 3. Sent twice, it leads to the same page.
 * 4. A form that does not hold comes back as 422 in the language of the address, with what was typed and links to the fields.
 * 5. Hostile bodies (10 kB, NUL, no form at all, foreign fields) are answered, never with a fault of ours.
 * 6. One peer is stopped with 429 after ten requests, with what was typed kept.
 */
import { beforeEach } from 'vitest';
import { correctionRequests } from '#db/schema/corrections.ts';
import { aProduct } from '#tests/support/make.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';

/** Each test is a peer of its own, named by a proxy that is trusted. */
let peer = 0;
beforeEach(() => {
  peer += 1;
});

const test = base.extend<{ site: TestServer; path: string }>({
  site: async ({ ctx }, use) => {
    const site = await startServer(ctx, { trustProxy: 1 });
    await use(site);
    await site.stop();
  },
  path: async ({ db }, use) => use(`/corrections/product/${(await aProduct(db, { name: '虚构酱油' })).ref}`),
});

const whole = () => ({
  wish: 'correct',
  statement: '品牌应为“虚构牌”,以包装为准。',
  role: 'buyer',
  contact: 'buyer@firm.example',
  formKey: crypto.randomUUID(),
  website: '',
});

const send = (address: string, body: Record<string, string> | string, type?: string) =>
  fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': `192.0.2.${peer}`, ...(type ? { 'content-type': type } : {}) },
    body: typeof body === 'string' ? body : new URLSearchParams(body),
  });

test('1. the form', async ({ site, path }) => {
  const keyOf = (html: string) => /name="formKey" value="([0-9a-f-]{36})"/.exec(html)?.[1];
  const [one, other] = await Promise.all([fetch(site.url + path), fetch(site.url + path)]);
  expect(one.status).toBe(200);
  expect(one.headers.get('cache-control')).toBe('no-store');
  const keys = [keyOf(await one.text()), keyOf(await other.text())];
  expect(keys[0]).toBeDefined();
  expect(keys[0]).not.toBe(keys[1]);
  for (const wrong of ['/corrections/product/P0', '/corrections/fair/P0', `${path}/more`, '/corrections/product/%F0%9F%98%80'])
    expect((await fetch(site.url + wrong)).status).toBe(404);
  expect((await send(`${site.url}/corrections/product/P0`, whole())).status).toBe(404);
});

for (const language of ['', '/en', '/vi']) {
  test(`2. and 3. sent, and sent twice, at ${language}/`, async ({ site, path, db }) => {
    const form = whole();
    const first = await send(site.url + language + path, form);
    expect(first.status).toBe(303);
    const place = first.headers.get('location') ?? '';
    expect(place).toMatch(new RegExp(`^${language}/corrections/requests/[2-9A-Z]{10}$`));
    const receipt = await fetch(site.url + place);
    const html = await receipt.text();
    expect(receipt.status).toBe(200);
    expect(receipt.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain(place.split('/').at(-1));
    expect(html).toContain({ '': '等待人工审核', '/en': 'waiting for a moderator', '/vi': 'chờ kiểm duyệt' }[language]);
    expect(html).not.toContain(form.contact);

    expect((await send(site.url + language + path, form)).headers.get('location')).toBe(place);
    expect(await db.select().from(correctionRequests)).toHaveLength(1);
  });
}

test('4. what does not hold', async ({ site, path, db }) => {
  const typed = { ...whole(), statement: '<b>太短</b>'.slice(0, 5), contact: '12' };
  const answer = await send(`${site.url}/vi${path}`, { ...typed, wish: '' });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const field of ['wish', 'statement', 'contact']) expect(html).toContain(`<a href="#${field}">`);
  expect(html).not.toContain('<a href="#role">');
  expect(html).toContain('Hãy viết ít nhất 10 ký tự.');
  expect(html).toContain('&lt;b&gt;太短');
  expect(html).toContain('value="12"');
  expect(html).toContain(typed.formKey);
  expect(await db.select().from(correctionRequests)).toEqual([]);
});

test('5. hostile bodies', async ({ site, path, db }) => {
  const statuses = async (...answers: Promise<Response>[]) => (await Promise.all(answers)).map(({ status }) => status);
  const address = site.url + path;
  expect(
    await statuses(
      send(address, { ...whole(), statement: '长'.repeat(10_240) }),
      send(address, { ...whole(), statement: '\u0000'.repeat(100) }),
      send(address, { ...whole(), role: 'buyer\u0000' }),
      send(address, { ...whole(), formKey: "' or true" }),
      send(address, { ...whole(), website: 'https://spam.example' }),
      send(address, {}),
      send(address, '{"wish":"correct"}', 'application/json'),
      send(address, '--x\r\nbroken', 'multipart/form-data; boundary=x'),
    ),
  ).toEqual([422, 422, 422, 422, 422, 422, 400, 400]);
  expect(await db.select().from(correctionRequests)).toEqual([]);

  expect(
    (await send(address, { ...whole(), statement: '第一行\u0000\u001b[31m红\r\n第二行,足够长的说明。', ref: 'X', status: 'accepted' }))
      .status,
  ).toBe(303);
  expect(await db.select().from(correctionRequests)).toMatchObject([
    { statement: '第一行 [31m红\n第二行,足够长的说明。', status: 'waiting' },
  ]);
  expect(site.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('6. too many', async ({ site, path, db }) => {
  for (let n = 0; n < 10; n++) expect((await send(site.url + path, whole())).status).toBe(303);
  const refused = await send(site.url + path, { ...whole(), statement: '第十一份请求,内容还在。' });
  expect(refused.status).toBe(429);
  const html = await refused.text();
  expect(html).toContain('第十一份请求,内容还在。');
  expect(html).toContain('一小时内提交的请求太多');
  expect(await db.select().from(correctionRequests)).toHaveLength(10);
});
