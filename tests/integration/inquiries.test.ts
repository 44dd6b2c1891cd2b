/**
 * Inquiries, over HTTP on the built server under the role of the site, by people without script.
 *
 * 1. A visitor is led to the door and back; an inquiry makes a thread that both sides read, unread until they have; each step is one event.
 * 2. To everybody else the thread, its list and its attachments are not there, nor to somebody who has left the enterprise.
 * 3. A form that does not hold comes back with the fault at its field and what was typed, in three languages.
 * 4. The same form sent twice, even at once, makes one inquiry; with other words it is another.
 * 5. Two answers at once are both kept, in order.
 * 6. Ten a day, three unanswered at one enterprise, one text to five enterprises; what is refused leaves nothing.
 * 7. An enterprise without people is asked too, which is said; who comes to act for it gets what waited.
 * 8. Who is blocked sees what they would see otherwise, and the enterprise nothing of it.
 * 9. Contacts open when both consent, which is logged without them, and close when one takes it back.
 * 10. The people of the other side are told by notice and letter, once a message and person, and of nothing personal.
 * 11. The enterprise's page tells how it answers, from three inquiries on.
 */
import { projectNotices } from '#app/domain/notices/project-notices.server.ts';
import { letterOf } from '#app/ui/words/letters.ts';
import { inquiries, inquiryMessages } from '#db/schema/inquiries.ts';
import { mails } from '#db/schema/mails.ts';
import { actions, anInquiry, answer, ask, numberIn, test } from '#tests/support/buyers.ts';
import { pdf } from '#tests/support/hostile-document-files.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { Person } from '#tests/support/person.ts';
import { aMember } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

const drawing = () => new File([new Uint8Array(pdf())], '图纸.pdf', { type: 'application/pdf' });
const list = '/desk/inquiries';

test('1. a thread', async ({ market: { site, enterprise, product, buyer, seller }, ctx }) => {
  const form = `/enterprises/${enterprise.ref}/inquire?product=${product.ref}`;
  const visitor = await new Person(site.url).get(form);
  expect([visitor.status, visitor.to]).toEqual([303, `/sign-in?to=${encodeURIComponent(form)}`]);
  const page = await buyer.person.get(form);
  expect(page.body).toContain(product.name);
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  const number = numberIn(await buyer.person.post(form, anInquiry({ quantity: '500', unit: '台' })));
  const [before, thread, after] = [
    await seller.person.get(list),
    await seller.person.get(`${list}/${number}`),
    await seller.person.get(list),
  ];
  expect([before.body.includes('1 条未读'), after.body.includes('条未读')]).toEqual([true, false]);
  for (const said of ['示例主题', '请问这种阀门的交货期是多久？', '500 台', product.name]) expect(thread.body).toContain(said);
  expect(thread.body).not.toContain('示例买家甲');
  expect((await answer(seller, number, '三十天。')).to).toBe(`${list}/${number}?done=sent`);
  expect((await buyer.person.get(list)).body).toContain('未读');
  const answered = await buyer.person.get(`/en${list}/${number}`);
  expect(answered.body).toContain('三十天。');
  expect(answered.body).not.toContain('示例卖家乙');
  await answer(buyer, number, '谢谢。');
  expect((await seller.person.get(`${list}/${number}`)).body).toContain('谢谢。');
  expect(await actions(ctx)).toEqual(['inquiry.asked', 'inquiry.answered', 'inquiry.continued']);
});

test('2. not theirs', async ({ market: { site, enterprise, buyer, seller, someone }, ctx, db }) => {
  const sent = await buyer.person.upload(`/enterprises/${enterprise.ref}/inquire`, { ...anInquiry(), files: drawing() });
  const path = `${list}/${numberIn(sent)}`;
  const [file = ''] = (await seller.person.get(path)).body.match(/\/desk\/files\/inquiries\/[0-9a-f-]{36}/) ?? [];
  for (const { person } of [buyer, seller]) {
    const { status, headers } = await person.get(file);
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([200, 'private, no-store', 'application/pdf']);
  }
  const [other, rival] = [await someone(), await someone()];
  await aMember(ctx, (await anEnterprise(db)).id, rival.id);
  await db.execute(`update enterprise_members set ended_at = now() where account_id = '${seller.id}'`);
  for (const who of [other, rival, seller]) {
    expect([(await who.person.get(path)).status, (await who.person.get(file)).status]).toEqual([404, 404]);
    for (const box of ['asked', 'received']) expect((await who.person.get(`${list}?box=${box}`)).body).not.toContain('示例主题');
    for (const intent of ['answer', 'offer', 'withdraw', 'block', 'unblock']) {
      const tried = await who.person.post(path, { intent, text: '不相干的话', formKey: crypto.randomUUID() });
      expect([intent, tried.status, tried.body.includes('示例主题')]).toEqual([intent, 404, false]);
    }
  }
  expect((await new Person(site.url).get(file)).status).toBe(303);
  expect(await db.select().from(inquiryMessages)).toHaveLength(1);
});

test('3. faults', async ({ market: { enterprise, buyer, seller }, db }) => {
  const form = `/enterprises/${enterprise.ref}/inquire`;
  const bad = { subject: 'x', text: '太短', quantity: 'viel', unit: '<b>箱</b>' };
  for (const [language, sentence] of [
    ['', '内容太短，请写清楚些。'],
    ['/en', 'Please give a number above zero'],
    ['/vi', 'Hãy ghi chủ đề'],
  ]) {
    const said = await buyer.person.post(`${language}${form}`, anInquiry(bad));
    expect(said.status).toBe(422);
    expect(said.body).toContain(sentence);
    expect(said.body).toContain('value="viel"');
    expect(said.body).toContain('&lt;b&gt;箱&lt;/b&gt;');
  }
  const file = new File(['MZ'], 'a.exe');
  const refused = await buyer.person.upload(form, { ...anInquiry({ text: '这是一段保留下来的文字。' }), files: file });
  expect([refused.status, refused.body.includes('不接受这种文件'), refused.body.includes('这是一段保留下来的文字。')]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await buyer.person.post(form, anInquiry({ quantity: '5' }))).body).toContain('填了数量，请写单位。');
  expect((await buyer.person.post(`${form}?product=P1`, anInquiry())).status).toBe(404);
  expect((await seller.person.post(form, anInquiry())).status).toBe(403);
  expect((await seller.person.get(form)).body).toContain('你所在的企业');
  expect(await db.select().from(inquiries)).toEqual([]);
});

test('4. sent twice', async ({ market: { enterprise, buyer, seller }, ctx, db }) => {
  const form = anInquiry();
  const send = () => buyer.person.post(`/enterprises/${enterprise.ref}/inquire`, form);
  const sent = [...(await Promise.all([send(), send(), send()])), await send()];
  const numbers = new Set(sent.map(numberIn));
  expect([numbers.size, numbers.has('')]).toEqual([1, false]);
  const [number = ''] = numbers;
  const key = crypto.randomUUID();
  await Promise.all([answer(seller, number, '三十天。', key), answer(seller, number, '三十天。', key)]);
  expect((await db.select().from(inquiryMessages)).map(({ text }) => text)).toEqual([form.text, '三十天。']);
  expect(await actions(ctx)).toEqual(['inquiry.asked', 'inquiry.answered']);
  await answer(seller, number, '四十天。', key);
  expect(await db.select().from(inquiryMessages)).toHaveLength(3);
  // The key is the account's own: somebody else's form may have the same.
  expect((await answer(buyer, number, '谢谢。', key)).status).toBe(303);
});

test('5. answers at once', async ({ market: { enterprise, buyer, seller }, ctx, sql }) => {
  const number = await ask(buyer, enterprise.ref);
  const said = ['甲', '乙', '丙', '丁', '戊', '己'];
  const sent = await Promise.all(said.map((text, index) => answer(index % 2 ? buyer : seller, number, text)));
  expect(sent.map(({ status }) => status)).toEqual(said.map(() => 303));
  const rows = await sql<{ number: number; text: string }[]>`select number, text from inquiry_messages order by number`;
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(rows.slice(1).map((row) => row.text)).toEqual(expect.arrayContaining(said));
  expect(await actions(ctx)).toHaveLength(7);
});

test('6. limits', { timeout: 60_000 }, async ({ market: { enterprise, buyer, seller }, ctx, db }) => {
  const send = (ref: string, text: string) => buyer.person.post(`/enterprises/${ref}/inquire`, anInquiry({ text }));
  const first = await ask(buyer, enterprise.ref, { text: '第一条询盘的内容，各不相同。' });
  for (const n of ['二', '三']) await ask(buyer, enterprise.ref, { text: `第${n}条询盘的内容，各不相同。` });
  const fourth = await send(enterprise.ref, '第四条询盘的内容，各不相同。');
  expect([fourth.status, fourth.body.includes('已有 3 条询盘等待答复'), fourth.body.includes('第四条询盘的内容')]).toEqual([
    429,
    true,
    true,
  ]);
  await answer(seller, first, '收到。');
  await ask(buyer, enterprise.ref, { text: '第四条询盘的内容，各不相同。' });
  const others = await Promise.all(Array.from({ length: 6 }, () => anEnterprise(db)));
  for (const [index, { ref }] of others.entries()) {
    const said = await send(ref, index % 2 ? '同样的 内容，发给 许多企业。' : '同样的内容发给许多企业');
    expect([index, said.status]).toEqual([index, index < 5 ? 303 : 429]);
  }
  await send(others[5]!.ref, '第十条询盘的内容，各不相同。');
  const eleventh = await send(others[5]!.ref, '第十一条询盘的内容，各不相同。');
  expect([eleventh.status, eleventh.body.includes('一天最多发 10 条新询盘')]).toEqual([429, true]);
  expect(await db.select().from(inquiries)).toHaveLength(10);
  await db.execute("update inquiries set asked_at = asked_at - interval '25 hours'");
  expect((await send(others[5]!.ref, '第十一条询盘的内容，各不相同。')).status).toBe(303);
  expect((await actions(ctx)).filter((action) => action === 'inquiry.asked')).toHaveLength(11);
});

test('7. nobody there yet', async ({ market: { buyer, someone }, ctx, db }) => {
  const { id, ref } = await anEnterprise(db, { name: '示例食品厂' });
  expect((await buyer.person.get(`/enterprises/${ref}/inquire`)).body).toContain('目前还没有人在本站代表这家企业');
  const number = await ask(buyer, ref);
  expect((await buyer.person.get(`${list}/${number}`)).body).toContain('还没有送达');
  expect([await projectNotices(db), await db.select().from(mails)]).toEqual([0, []]);
  const comer = await someone();
  expect((await comer.person.get(`${list}/${number}`)).status).toBe(404);
  await aMember(ctx, id, comer.id);
  expect((await comer.person.get(`${list}/${number}`)).body).toContain('示例主题');
  expect((await buyer.person.get(`${list}/${number}`)).body).not.toContain('还没有送达');
});

/** What a page says, without what is its own each time. */
const said = (body: string, number: string) =>
  body
    .replaceAll(number, 'N')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'K')
    .replace(/\d{1,2}:\d\d(?::\d\d\.\d+)?/g, 'T');

test('8. blocked', async ({ market: { enterprise, buyer, seller, someone }, db }) => {
  const number = await ask(buyer, enterprise.ref);
  expect((await buyer.person.post(`${list}/${number}`, { intent: 'block' })).status).toBe(403);
  expect((await seller.person.send(`${list}/${number}`, { intent: 'block' })).body).toContain('已屏蔽');
  await projectNotices(db);
  const letters = (await db.select().from(mails)).length;
  const other = await someone();
  const [shut, open] = [await ask(buyer, enterprise.ref), await ask(other, enterprise.ref)];
  const pages = [await buyer.person.get(`${list}/${shut}`), await other.person.get(`${list}/${open}`)];
  expect(said(pages[0]!.body, shut)).toBe(said(pages[1]!.body, open));
  expect((await answer(buyer, number, '还在吗？')).status).toBe(303);
  expect((await buyer.person.get(`${list}/${number}`)).body).toContain('还在吗？');
  expect((await seller.person.get(`${list}/${number}`)).body).not.toContain('还在吗？');
  expect([(await seller.person.get(`${list}/${shut}`)).status, (await seller.person.get(`${list}/${open}`)).status]).toEqual([404, 200]);
  await projectNotices(db);
  expect(await db.select().from(mails)).toHaveLength(letters + 1);
  await seller.person.post(`${list}/${number}`, { intent: 'unblock' });
  expect((await seller.person.get(`${list}/${shut}`)).status).toBe(404);
  await answer(buyer, number, '现在呢？');
  expect((await seller.person.get(`${list}/${number}`)).body).toContain('现在呢？');
});

test('9. contacts', async ({ market: { enterprise, buyer, seller }, ctx, sql }) => {
  const path = `${list}/${await ask(buyer, enterprise.ref)}`;
  const see = async () => [
    (await seller.person.get(path)).body.includes('+8613900000001') && (await seller.person.get(path)).body.includes('示例买家甲'),
    (await buyer.person.get(path)).body.includes(seller.email),
  ];
  await buyer.person.post(path, { intent: 'offer' });
  expect(await see()).toEqual([false, false]);
  expect((await buyer.person.post(path, { intent: 'offer' })).status).toBe(409);
  await seller.person.post(path, { intent: 'offer' });
  expect(await see()).toEqual([true, true]);
  await seller.person.post(path, { intent: 'withdraw' });
  expect(await see()).toEqual([false, false]);
  await Promise.all([buyer.person.post(path, { intent: 'withdraw' }), seller.person.post(path, { intent: 'offer' })]);
  expect(await see()).toEqual([false, false]);
  const told = (await actions(ctx)).slice(1, 4);
  expect(told).toEqual(['contacts.offered', 'contacts.opened', 'contacts.withdrawn']);
  const [journal] = await sql<{ all: string }[]>`select string_agg(journal::text, ' ') as all from journal`;
  for (const personal of ['示例买家甲', '示例卖家乙', '13900000001', seller.email, buyer.email])
    expect(journal!.all).not.toContain(personal);
});

test('10. letters', async ({ market: { enterprise, buyer, seller, someone }, ctx, db }) => {
  const colleague = await someone({ language: 'vi' });
  await aMember(ctx, enterprise.id, colleague.id, 'agent');
  const form = anInquiry();
  const send = () => buyer.person.post(`/enterprises/${enterprise.ref}/inquire`, form);
  const [one] = await Promise.all([send(), send()]);
  await answer(seller, numberIn(one!), '三十天。');
  await projectNotices(db);
  const rows = await db.select().from(mails);
  expect(rows.map(({ recipient }) => recipient).sort()).toEqual([buyer.email, seller.email, colleague.email].sort());
  const texts = rows.map((row) => letterOf(row, 'https://x.example')).map(({ subject, text }) => subject + text);
  for (const text of texts) {
    expect(text).toContain(`/desk/inquiries/${numberIn(one!)}`);
    for (const personal of ['示例买家甲', '示例卖家乙', '示例主题', '三十天']) expect(text).not.toContain(personal);
  }
  expect(texts.filter((text) => text.includes('có yêu cầu báo giá mới'))).toHaveLength(1);
});

test('11. how it answers', async ({ market: { site, enterprise, buyer, seller }, sql }) => {
  const visitor = new Person(site.url);
  const page = async () => (await visitor.get(`/enterprises/${enterprise.ref}`)).body;
  for (const n of ['一', '二']) await answer(seller, await ask(buyer, enterprise.ref, { text: `第${n}条询盘，各不相同。` }), '收到。');
  expect(await page()).not.toContain('询盘答复');
  await ask(buyer, enterprise.ref, { text: '第三条询盘，各不相同。' });
  expect(await page()).not.toContain('询盘答复');
  await sql`update inquiries set delivered_at = delivered_at - interval '4 days',
    first_answer_at = delivered_at - interval '4 days' + interval '2 hours' where first_answer_at is not null`;
  await sql`update inquiries set delivered_at = delivered_at - interval '4 days' where first_answer_at is null`;
  const told = await page();
  for (const sentence of ['收到 3 条询盘，答复 2 条', '2 小时', '参考答复率 57%']) expect(told).toContain(sentence);
  await sql`update inquiries set delivered_at = delivered_at - interval '1 year'`;
  expect(await page()).not.toContain('询盘答复');
});
