/**
 * What an administrator does, over HTTP on the built server, without script.
 *
 * 1. Only an administrator sees people, roles, categories and attributes, the journal also an auditor; a visitor is led to the door,
 *    everybody else gets 403, and their forms change and journal nothing. Pages lead there from the desk of those whose they are.
 * 2. People are found by part of a name, or by a whole address and by no part of it. No page shows an address unmasked.
 * 3. An address is shown in full for a reason, which the journal keeps; without one the form comes back.
 * 4. A role is granted and ended, with place or department where the role has one; faults come back at their fields.
 * 5. Nobody changes their own roles or state; city reviewer and publisher are never one account, nor administrator and who decides.
 * 6. An account is suspended, let in again, and loses its second factor; it is out with the next request. What is done twice is refused.
 * 7. The journal is shown newest first, filtered by subject, action and id, in pages.
 * 8. An attribute is defined, changed, attached and detached; faults at their fields; what products use keeps its type, its dimension, its
 *    choices, and room for its figures. The next start's reference data leaves alone what was changed here.
 * 9. Each of these forms leaves one entry in the journal.
 * 10. The pages are there in three languages.
 */
import { and, eq } from 'drizzle-orm';
import { demonstrationAddress } from '#app/domain/administration/demonstration.ts';
import { loadReferenceData } from '#app/domain/directory-import/load-reference-data.server.ts';
import type { Db } from '#db/client.ts';
import { accounts, roleGrants } from '#db/schema/accounts.ts';
import { attributes, categories, categoryAttributes, productAttributes } from '#db/schema/catalogue.ts';
import { journal } from '#db/schema/journal.ts';
import { demonstratorsOn } from '#tests/support/demonstration.ts';
import { aProduct } from '#tests/support/make.ts';
import type { Person } from '#tests/support/person.ts';
import { startServer } from '#tests/support/server.ts';
import { test as base, expect } from '#tests/support/test.ts';

type World = { as: (slug: string) => Promise<Person>; site: string };

const test = base.extend<{ world: World }>({
  world: async ({ ctx }, use) => {
    const runtime = { ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() };
    const server = await startServer(runtime);
    await use({ site: server.url, as: await demonstratorsOn(runtime, server.url) });
    await server.stop();
  },
});

const idOf = async (db: Db, slug: string) => {
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, demonstrationAddress(slug)));
  return row!.id;
};
const entriesIn = async (db: Db) =>
  await db.select({ action: journal.action, detail: journal.detail }).from(journal).orderBy(journal.number);

/** The entries that something adds. */
async function addedBy(db: Db, doing: () => Promise<unknown>) {
  const before = (await entriesIn(db)).length;
  await doing();
  return (await entriesIn(db)).slice(before);
}

test('1. whose pages they are', async ({ world, db }) => {
  const category = (await db.select().from(categories).limit(1))[0]!.id;
  const attribute = (await db.select().from(attributes).limit(1))[0]!.id;
  const buyer = await idOf(db, 'buyer');
  const pages = [
    ...['/desk/people', `/desk/people/${buyer}`, '/desk/roles', '/desk/regions', '/desk/categories'],
    ...[`/desk/categories/${category}`, '/desk/attributes', `/desk/attributes/${attribute}`],
  ];
  const statuses = async (person: Person) => Promise.all([...pages, '/desk/journal'].map(async (page) => (await person.get(page)).status));
  const admin = await world.as('admin');
  expect(await statuses(admin)).toEqual([...pages.map(() => 200), 200]);
  const auditor = await world.as('auditor');
  expect(await statuses(auditor)).toEqual([...pages.map(() => 403), 200]);
  expect((await admin.get('/desk')).body).toContain('/desk/people');
  expect((await admin.get('/desk/regions')).body).toMatch(/450181<\/th><td><span[^>]*>横州市|450181<\/th><td>横州市/);
  expect((await auditor.get('/desk')).body).toContain('/desk/journal');
  expect((await auditor.get('/desk')).body).not.toContain('/desk/people');
  for (const slug of ['city', 'buyer']) expect(await statuses(await world.as(slug)), slug).toEqual([...pages.map(() => 403), 403]);
  const publisher = await world.as('publisher');
  const added = await addedBy(db, async () => {
    for (const intent of ['grant', 'end', 'suspend', 'resume', 'reset-factor', 'show-address']) {
      const form = { intent, role: 'auditor', reason: 'a reason that is long enough', grant: category };
      expect([intent, (await publisher.post(`/desk/people/${buyer}`, form)).status]).toEqual([intent, 403]);
    }
    for (const intent of ['attach', 'detach'])
      expect((await publisher.post(`/desk/categories/${category}`, { intent, attribute, position: '1' })).status).toBe(403);
    expect((await publisher.post('/desk/attributes', {})).status).toBe(403);
    expect((await publisher.post(`/desk/attributes/${attribute}`, {})).status).toBe(403);
  });
  expect(added).toEqual([]);
  expect((await admin.get('/desk/people/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await admin.get('/desk/people/x')).status).toBe(404);
});

test('2, 3. people and their addresses', async ({ world, db }) => {
  const admin = await world.as('admin');
  const found = async (query: string) =>
    (await admin.get(`/desk/people?${new URLSearchParams({ q: query })}`)).body.match(/desk\/people\/[0-9a-f-]{36}/g)?.length ?? 0;
  expect(await found('示例采购')).toBe(1);
  expect(await found('demo-buyer@guipintong.invalid')).toBe(1);
  for (const part of ['demo-buyer', 'demo-buyer@guipintong', '@guipintong.invalid', '%', '_'])
    expect([part, await found(part)]).toEqual([part, 0]);
  const reviewers = (await admin.get('/desk/people?role=city-reviewer')).body;
  expect(reviewers).toContain('<td>市级审核员（柳州市）</td>');
  expect(reviewers.match(/<tr>/g)).toHaveLength(2);
  const id = await idOf(db, 'buyer');
  for (const path of ['/desk/people', `/desk/people/${id}`, '/desk/roles', '/desk/journal']) {
    expect((await admin.get(path)).body, path).not.toMatch(/demo-[a-z]+@/);
  }
  expect((await admin.get(`/desk/people/${id}`)).body).toContain('d***@guipintong.invalid');
  const without = await admin.post(`/desk/people/${id}`, { intent: 'show-address', reason: '看' });
  expect(without.status).toBe(422);
  expect(without.body).toContain('请写明理由');
  expect(without.body).not.toContain('demo-buyer@');
  const added = await addedBy(db, async () => {
    const shown = await admin.post(`/desk/people/${id}`, { intent: 'show-address', reason: '核对邀请信的收件人' });
    expect(shown.body).toContain('demo-buyer@guipintong.invalid');
    expect(shown.headers.get('cache-control')).toBe('no-store');
  });
  expect(added).toEqual([{ action: 'account.address-shown', detail: { reason: '核对邀请信的收件人' } }]);
});

test('4, 5, 9. roles', async ({ world, db }) => {
  const admin = await world.as('admin');
  const buyer = await world.as('buyer');
  const id = await idOf(db, 'buyer');
  const path = `/desk/people/${id}`;
  for (const [form, sentence] of [
    [{}, '请选择角色'],
    [{ role: 'city-reviewer' }, '市级审核员要选一个市'],
    [{ role: 'city-reviewer', regionCode: '450204' }, '市级审核员要选一个市'],
    [{ role: 'expert', regionCode: '450200' }, '其他角色不选'],
    [{ role: 'county-reviewer', regionCode: '999999' }, '县级审核员要选一个县'],
    [{ role: 'department-reviewer' }, '部门审核员要选部门'],
    [{ role: 'expert', department: 'commerce' }, '其他角色不选'],
  ] as const) {
    const answer = await admin.post(path, { intent: 'grant', regionCode: '', department: '', ...form });
    expect([form, answer.status]).toEqual([form, 422]);
    expect(answer.body).toContain(sentence);
  }
  const granted = await addedBy(db, async () => {
    const said = await admin.post(path, { intent: 'grant', role: 'city-reviewer', regionCode: '450200', department: '' });
    expect(said.to).toBe(`${path}?done=grant`);
  });
  expect(granted.map(({ action }) => action)).toEqual(['role.granted']);
  expect((await buyer.get('/desk')).to).toContain('/sign-in');
  const page = (await admin.get(path)).body;
  expect(page).toContain('市级审核员（柳州市）');
  expect(page).toContain('示例管理员（虚构）');
  expect((await admin.get('/desk/roles')).body).toMatch(/示例采购人（虚构）<\/a>（未开两步验证）/);
  const again = await admin.post(path, { intent: 'grant', role: 'city-reviewer', regionCode: '450200' });
  expect([again.status, again.body.includes('已有这个角色')]).toEqual([409, true]);
  for (const role of ['publisher', 'administrator']) {
    const refused = await admin.post(path, { intent: 'grant', role });
    expect([role, refused.status, refused.body.includes('两个角色不能由同一个账号担任')]).toEqual([role, 409, true]);
  }
  const [grant] = await db
    .select()
    .from(roleGrants)
    .where(and(eq(roleGrants.accountId, id)));
  const ended = await addedBy(db, async () =>
    expect((await admin.post(path, { intent: 'end', grant: grant!.id })).to).toContain('done=end'),
  );
  expect(ended.map(({ action }) => action)).toEqual(['role.ended']);
  expect((await admin.post(path, { intent: 'end', grant: grant!.id })).status).toBe(404);
  expect((await admin.post(path, { intent: 'grant', role: 'publisher' })).status).toBe(303);

  const self = await idOf(db, 'admin');
  const [own] = await db.select().from(roleGrants).where(eq(roleGrants.accountId, self));
  const added = await addedBy(db, async () => {
    const forms: Record<string, string>[] = [
      { intent: 'grant', role: 'auditor' },
      { intent: 'end', grant: own!.id },
      { intent: 'suspend' },
      { intent: 'reset-factor' },
    ];
    for (const form of forms) expect([form, (await admin.post(`/desk/people/${self}`, form)).status]).toEqual([form, 403]);
  });
  expect(added).toEqual([]);
  // Nor by naming one's grant on somebody else's page.
  expect((await admin.post(path, { intent: 'end', grant: own!.id })).status).toBe(404);
});

test('6, 9. how an account stands', async ({ world, db }) => {
  const admin = await world.as('admin');
  const city = await world.as('city');
  const path = `/desk/people/${await idOf(db, 'city')}`;
  const actions: string[] = [];
  const send = async (intent: string) => {
    const added = await addedBy(db, async () => {
      const { status, to } = await admin.post(path, { intent });
      actions.push(`${intent} ${status}${to ? '' : ' here'}`);
    });
    actions.push(...added.map(({ action }) => action));
  };
  await send('suspend');
  expect((await city.get('/desk')).status).toBe(303);
  await send('suspend');
  await send('resume');
  await send('resume');
  const back = await world.as('city');
  expect((await back.get('/desk')).status).toBe(200);
  await send('reset-factor');
  expect((await back.get('/desk')).status).toBe(303);
  await send('reset-factor');
  expect(actions).toEqual([
    ...['suspend 303', 'account.suspended', 'suspend 409 here', 'resume 303', 'account.resumed', 'resume 409 here'],
    ...['reset-factor 303', 'account.second-factor-reset', 'reset-factor 409 here'],
  ]);
  expect((await (await world.as('city')).get('/desk')).body).toContain('需要两步验证');
});

test('7. the journal', async ({ world }) => {
  const auditor = await world.as('auditor');
  const numbersOn = async (query: string) =>
    [...(await auditor.get(`/desk/journal?${query}`)).body.matchAll(/<td class="num">(\d+)<\/td>/g)].map(([, number]) => Number(number));
  const all = await numbersOn('');
  expect(all).toEqual([...all].sort((a, b) => b - a));
  expect(all.length).toBeGreaterThan(20);
  expect(await numbersOn('page=2')).toEqual([]);
  const roles = await numbersOn('about=role');
  expect(roles).toHaveLength(12);
  expect(await numbersOn('about=role.granted')).toEqual(roles);
  expect(await numbersOn('about=role.ended')).toEqual([]);
  const [, subject] = (await auditor.get('/desk/journal?about=role')).body.match(/<code>([0-9a-f-]{36})<\/code>/)!;
  expect(await numbersOn(`id=${subject}`)).toEqual([roles[0]]);
  for (const odd of ['about=%27%3B--', 'about=..', 'page=-1', 'page=x', 'id=%00']) expect(await numbersOn(odd), odd).not.toBeNull();
});

test('8, 9. attributes', async ({ world, db }) => {
  const admin = await world.as('admin');
  const good = {
    key: 'sample-pressure',
    zh: '示例压力',
    en: 'Sample pressure',
    vi: 'Áp suất mẫu',
    type: 'number',
    unit: 'bar',
    least: '1',
    most: '160',
    choices: '',
  };
  for (const [change, sentence] of [
    [{ key: 'Bad key' }, '代码以小写字母开头'],
    [{ key: 'model' }, '这个代码已经有了'],
    [{ vi: '' }, '请填写名称'],
    [{ type: '' }, '请选择类型'],
    [{ unit: 'furlong' }, '没有这个单位'],
    [{ least: 'low' }, '请填写数字'],
    [{ least: '200' }, '上限不能小于下限'],
    [{ choices: '甲\n乙' }, '只有类型为选项时才填'],
    [{ type: 'text' }, '只有数值才填这一项'],
    [{ type: 'choice', unit: '', least: '', most: '', choices: '甲' }, '至少写两个选项'],
  ] as const) {
    const answer = await admin.post('/desk/attributes', { ...good, ...change });
    expect([change, answer.status, answer.body.includes(sentence)], sentence).toEqual([change, 422, true]);
    expect(answer.body).toContain('value="Sample pressure"');
  }
  const defined = await addedBy(db, async () => expect((await admin.post('/desk/attributes', good)).status).toBe(303));
  expect(defined).toEqual([{ action: 'attribute.defined', detail: { key: 'sample-pressure', type: 'number' } }]);
  const [made] = await db.select().from(attributes).where(eq(attributes.key, 'sample-pressure'));
  expect(made).toMatchObject({ dimension: 'pressure', least: 0.1, most: 16, choices: [] });
  const path = `/desk/attributes/${made!.id}`;
  const product = await aProduct(db);
  await db.insert(productAttributes).values({
    ...{ productId: product.id, attributeId: made!.id, typed: '5~80 bar' },
    ...{ low: 0.5, high: 8, unitCode: 'bar', basis: 'page' },
  });
  for (const [change, sentence] of [
    [{ type: 'text', unit: '', least: '', most: '' }, '类型不能改'],
    [{ unit: 'kg' }, '只能选同一量纲的单位'],
    [{ least: '6' }, '已有产品的数值在这个范围之外'],
    [{ most: '79' }, '已有产品的数值在这个范围之外'],
  ] as const) {
    const answer = await admin.post(path, { ...good, ...change });
    expect([change, answer.status, answer.body.includes(sentence)]).toEqual([change, 422, true]);
  }
  const changed = await addedBy(db, async () =>
    expect((await admin.post(path, { ...good, unit: 'kPa', least: '', most: '9000' })).to).toBe(`${path}?done`),
  );
  expect(changed.map(({ action }) => action)).toEqual(['attribute.changed']);
  expect((await db.select().from(attributes).where(eq(attributes.key, 'sample-pressure')))[0]).toMatchObject({ least: null, most: 9 });

  const [standard] = await db.select().from(attributes).where(eq(attributes.key, 'emission-standard'));
  await db.insert(productAttributes).values({ ...{ productId: product.id, attributeId: standard!.id, typed: '国四', basis: 'page' } });
  const names = { zh: standard!.zh, en: 'Emission class', vi: standard!.vi, type: 'choice', unit: '', least: '', most: '' };
  const less = await admin.post(`/desk/attributes/${standard!.id}`, { ...names, choices: '国五\n国六' });
  expect([less.status, less.body.includes('有产品选了被删去的选项')]).toEqual([422, true]);
  expect((await admin.post(`/desk/attributes/${standard!.id}`, { ...names, choices: '国四\r\n国五\r\n国六\r\n国七' })).status).toBe(303);

  expect((await admin.get('/desk/categories?q=虚构类别')).body).toMatch(
    /虚构类别<\/span><\/a><\/th><td class="num">0<\/td><td class="num">1<\/td>/,
  );
  expect((await admin.get('/desk/attributes')).body).toMatch(
    /<code>sample-pressure<\/code><\/td><td>数值<\/td><td>MPa<\/td><td class="num">0<\/td><td class="num">1<\/td>/,
  );

  const [pair] = await db.select().from(categoryAttributes).limit(1);
  const category = `/desk/categories/${pair!.categoryId}`;
  const moved = await addedBy(db, async () => {
    expect((await admin.post(category, { intent: 'attach', attribute: '', position: 'x' })).status).toBe(422);
    expect((await admin.post(category, { intent: 'attach', attribute: made!.id, position: '7' })).to).toBe(`${category}?done=attach`);
    expect((await admin.get(category)).body).toContain('示例压力');
    expect((await admin.post(category, { intent: 'detach', attribute: pair!.attributeId })).to).toBe(`${category}?done=detach`);
    expect((await admin.post(category, { intent: 'detach', attribute: pair!.attributeId })).status).toBe(404);
  });
  expect(moved.map(({ action }) => action)).toEqual(['category.attribute-attached', 'category.attribute-detached']);

  await db.transaction(loadReferenceData);
  const after = await db.select().from(categoryAttributes).where(eq(categoryAttributes.categoryId, pair!.categoryId));
  expect(after.map(({ attributeId }) => attributeId)).not.toContain(pair!.attributeId);
  expect((await db.select().from(attributes).where(eq(attributes.key, 'emission-standard')))[0]).toMatchObject({ en: 'Emission class' });
});

test('10. three languages', async ({ world, db }) => {
  const admin = await world.as('admin');
  const id = await idOf(db, 'county');
  for (const [prefix, words] of [
    ['/en', ['People', 'Who holds what', 'Journal', 'Product categories', 'County reviewer (Liunan)', 'Former names']],
    ['/vi', ['Người dùng', 'Ai giữ vai trò gì', 'Nhật ký', 'Danh mục sản phẩm', 'Người duyệt cấp huyện', 'Tên cũ']],
  ] as const) {
    const pages = ['/desk/people', '/desk/roles', '/desk/journal', '/desk/categories', `/desk/people/${id}`, '/desk/regions'];
    for (const [at, page] of pages.entries()) expect((await admin.get(prefix + page)).body, prefix + page).toContain(words[at]);
  }
});
