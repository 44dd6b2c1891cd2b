/**
 * Shortlist and following, over HTTP on the built server under the role of the site.
 *
 * 1. A visitor who presses a button is led to the door, and from it to a page that asks once more; the public pages are the same for all.
 * 2. A product on the shortlist has a note that only its owner sees, is compared, and is taken off; each change is one event, none none.
 * 3. A note that is too long comes back at its field, with what was typed.
 * 4. What is no longer shown stays on the list by its number alone.
 * 5. An enterprise is followed, once however often it is asked for, and no longer.
 */
import { eq } from 'drizzle-orm';
import { products } from '#db/schema/catalogue.ts';
import { follows, shortlistItems } from '#db/schema/shortlists.ts';
import { actions, test } from '#tests/support/buyers.ts';
import { Person } from '#tests/support/person.ts';
import { expect } from '#tests/support/test.ts';

test('1. a visitor', async ({ market: { site, product, enterprise, buyer } }) => {
  const visitor = new Person(site.url);
  const back = `/en/shortlist?product=${product.ref}`;
  expect((await visitor.post('/en/shortlist', { product: product.ref })).to).toBe(`/en/sign-in?to=${encodeURIComponent(back)}`);
  expect((await visitor.post('/following', { enterprise: enterprise.ref })).to).toBe(
    `/sign-in?to=${encodeURIComponent(`/following?enterprise=${enterprise.ref}`)}`,
  );
  expect((await buyer.person.get(back)).body).toContain('Add to shortlist');
  for (const path of [`/products/${product.ref}`, `/enterprises/${enterprise.ref}`]) {
    const [one, two] = [await visitor.get(path), await buyer.person.get(path)];
    expect([one.body === two.body, one.headers.get('etag')]).toEqual([true, two.headers.get('etag')]);
    expect(one.headers.get('cache-control')).toContain('public');
  }
});

test('2. a shortlist', async ({ market: { product, buyer, seller }, ctx }) => {
  const added = await buyer.person.send('/shortlist', { product: product.ref });
  expect([added.body.includes('已加入收藏'), added.headers.get('cache-control')]).toEqual([true, 'private, no-store']);
  await buyer.person.post('/shortlist', { product: product.ref });
  const noted = await buyer.person.send('/desk/shortlist', { intent: 'note', product: product.ref, note: '等报价 <script>' });
  expect(noted.body).toContain('等报价 &lt;script&gt;');
  expect(noted.body).toContain(`name="p" form="compare" value="${product.ref}"`);
  expect((await seller.person.get('/desk/shortlist')).body).not.toContain('等报价');
  expect((await seller.person.post('/desk/shortlist', { intent: 'remove', product: product.ref })).status).toBe(404);
  await buyer.person.post('/desk/shortlist', { intent: 'remove', product: product.ref });
  expect((await buyer.person.get('/desk/shortlist')).body).toContain('还没有收藏');
  expect(await actions(ctx)).toEqual(['shortlist.added', 'shortlist.noted', 'shortlist.removed']);
});

test('3. a long note', async ({ market: { product, buyer } }) => {
  await buyer.person.post('/shortlist', { product: product.ref });
  const note = '长'.repeat(501);
  for (const [language, sentence] of [
    ['', '最多 500 个字符。'],
    ['/en', 'At most 500 characters.'],
    ['/vi', 'Tối đa 500 ký tự.'],
  ]) {
    const said = await buyer.person.post(`${language}/desk/shortlist`, { intent: 'note', product: product.ref, note });
    expect([said.status, said.body.includes(note), said.body.includes(sentence!)]).toEqual([422, true, true]);
  }
});

test('4. no longer shown', async ({ market: { product, buyer }, db }) => {
  await buyer.person.post('/shortlist', { product: product.ref });
  await db.update(products).set({ status: 'withdrawn' }).where(eq(products.id, product.id));
  const page = await buyer.person.get('/desk/shortlist');
  expect([page.body.includes('不再展示'), page.body.includes(product.name)]).toEqual([true, false]);
  await buyer.person.post('/desk/shortlist', { intent: 'remove', product: product.ref });
  expect(await db.select().from(shortlistItems)).toEqual([]);
  expect((await buyer.person.post('/shortlist', { product: product.ref })).status).toBe(404);
});

test('5. following', async ({ market: { enterprise, buyer }, db, ctx }) => {
  const follow = () => buyer.person.post('/following', { enterprise: enterprise.ref });
  await Promise.all([follow(), follow(), follow()]);
  expect(await db.select().from(follows)).toMatchObject([{ accountId: buyer.id, enterpriseId: enterprise.id }]);
  expect((await buyer.person.get('/vi/desk/following')).body).toContain(enterprise.name);
  await buyer.person.post('/desk/following', { enterprise: enterprise.ref });
  expect(await db.select().from(follows)).toEqual([]);
  expect(await actions(ctx)).toEqual(['enterprise.followed', 'enterprise.unfollowed']);
});
