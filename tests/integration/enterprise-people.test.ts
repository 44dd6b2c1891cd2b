/**
 * The people of an enterprise, over HTTP by people without script.
 *
 * 1. An owner invites by a letter in the inviter's language; the table keeps a hash of its word, and the link is good for 7 days.
 * 2. Who has the address accepts, once, as an agent; others are told that it is not theirs and learn nothing of the enterprise.
 * 3. An invitation that was accepted, revoked or has run out says so; one that has run out gives way to a new one.
 * 4. Invited twice, a member invited, no address, too many in a day: each has its sentence at the form, with what was typed.
 * 5. The owner removes an agent, an agent leaves; both lose the pages at once. The owner cannot leave.
 * 6. Handing over makes the agent owner and the owner agent; who no longer owns is told so.
 * 7. Somebody asks to join, once at a time; the owner alone decides; who was let in acts at once; one's own request is withdrawn.
 * 8. An agent sees who acts, and none of what is the owner's; nobody else's things are reached through one's own enterprise.
 * 9. Each of these writes one entry into the journal, which names no address.
 */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Context } from '#app/platform/context.ts';
import { accounts } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/mails.ts';
import { enterpriseInvitations, enterpriseMembers, joinRequests } from '#db/schema/membership.ts';
import { anEnterprise } from '#tests/support/make.ts';
import type { Person } from '#tests/support/person.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';
import { aMember, anAccount, signedIn } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

type Firm = { id: string; people: string; ref: string; owner: Person; agent: Person; agentId: string; ownerId: string };

const test = base.extend<{ site: TestServer; live: Context; firm: Firm }>({
  live: async ({ ctx }, use) =>
    use({ ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() }),
  site: async ({ asSite, live: { settings, now } }, use) => {
    const site = await startServer({ ...asSite, settings, now });
    await use(site);
    await site.stop();
  },
  firm: async ({ site, live }, use) => {
    const { id, ref } = await anEnterprise(live.db, { name: '示例阀门有限公司' });
    const owner = await signedIn(site, live, { name: '示例负责人' });
    const agent = await signedIn(site, live, { name: '示例经办人' });
    const ownerId = (await aMember(live, id, owner.account.id)).id;
    const agentId = (await aMember(live, id, agent.account.id, 'agent')).id;
    await use({ id, ref, people: `/desk/enterprises/${ref}/people`, owner: owner.person, agent: agent.person, agentId, ownerId });
  },
});

const invite = (email: string) => ({ intent: 'invite', email });
const wordTo = async ({ db }: Context, email: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, email)).orderBy(mails.createdAt)).at(-1)?.values.token ?? '';
const current = async ({ sql }: Context) =>
  (
    await sql<{ role: string; name: string }[]>`select m.role, a.name from enterprise_members m join accounts a on a.id = m.account_id
    where ended_at is null order by m.role desc, a.name`
  ).map(({ role, name }) => `${role} ${name}`);

test('1. the letter', async ({ firm, live, site }) => {
  await live.db.update(accounts).set({ language: 'vi' }).where(eq(accounts.name, '示例负责人'));
  expect((await firm.owner.send(firm.people, invite(' Neu@Shili.Example '))).body).toContain('邀请信已发出');
  const [letter] = await live.db.select().from(mails);
  expect(letter).toMatchObject({ recipient: 'neu@shili.example', template: 'invitation', language: 'vi' });
  expect(letter!.values).toMatchObject({ enterprise: '示例阀门有限公司', inviter: '示例负责人' });
  const [row] = await live.db.select().from(enterpriseInvitations);
  const word = letter!.values.token!;
  expect(row!.tokenHash).toBe(createHash('sha256').update(word).digest('hex'));
  expect(JSON.stringify(row)).not.toContain(word);
  expect(row!.expiresAt.getTime() - row!.invitedAt.getTime()).toBe(7 * 86_400_000);
  const { person } = await signedIn(site, live, { email: 'neu@shili.example' });
  const page = await person.get(`/invitation?token=${word}`);
  expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'same-origin']);
});

test('2. accepting', async ({ firm, live, site }) => {
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  const word = await wordTo(live, 'neu@shili.example');
  const { person: stranger } = await signedIn(site, live, { email: 'fremd@shili.example' });
  const shown = await stranger.get(`/en/invitation?token=${word}`);
  expect(shown.body).toContain('This invitation is not for the account');
  expect(shown.body).not.toContain('示例阀门');
  const taken = await stranger.post(`/en/invitation?token=${word}`, { token: word });
  expect([taken.status, taken.body.includes('示例阀门'), taken.body.includes('This invitation is not for the account')]).toEqual([
    403,
    false,
    true,
  ]);
  const { person: unconfirmed, account } = await signedIn(site, live, { email: 'neu@shili.example', emailVerified: false });
  expect((await unconfirmed.post('/invitation', { token: word })).status).toBe(403);
  await live.db.update(accounts).set({ emailVerified: true }).where(eq(accounts.id, account.id));
  expect((await unconfirmed.get(`/invitation?token=${word}`)).body).toContain('接受邀请');
  expect((await unconfirmed.send('/invitation', { token: word })).body).toContain('你已加入这家企业');
  const again = await unconfirmed.post(`/invitation?token=${word}`, { token: word });
  expect([again.status, again.body.includes('这个邀请已经用过了')]).toEqual([409, true]);
  expect((await unconfirmed.get('/invitation?token=falsch')).status).toBe(404);
  expect((await current(live)).filter((one) => one.startsWith('agent'))).toHaveLength(2);
});

test('3. invitations that are over', async ({ firm, live, site }) => {
  const { person } = await signedIn(site, live, { email: 'neu@shili.example' });
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  const first = await wordTo(live, 'neu@shili.example');
  const [{ id } = { id: '' }] = await live.db.select().from(enterpriseInvitations);
  expect((await firm.owner.send(firm.people, { intent: 'revoke', id })).body).toContain('邀请已撤销');
  expect((await firm.owner.post(firm.people, { intent: 'revoke', id })).status).toBe(409);
  expect((await person.get(`/vi/invitation?token=${first}`)).body).toContain('đã bị hủy');
  expect((await person.post('/invitation', { token: first })).status).toBe(409);
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  const second = await wordTo(live, 'neu@shili.example');
  await live.db.update(enterpriseInvitations).set({ expiresAt: new Date(Date.now() - 1_000) });
  expect((await person.get(`/invitation?token=${second}`)).body).toContain('已过期');
  expect((await person.post('/invitation', { token: second })).status).toBe(409);
  expect((await firm.owner.get(firm.people)).body).toContain('已过期');
  expect((await firm.owner.post(firm.people, invite('neu@shili.example'))).status).toBe(303);
  expect((await person.post('/invitation', { token: await wordTo(live, 'neu@shili.example') })).status).toBe(303);
});

test('4. invitations that are not sent', async ({ firm, live }) => {
  const member = await live.db.select().from(accounts).where(eq(accounts.name, '示例经办人'));
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  for (const [email, path, status, sentence] of [
    ['neu@shili.example', `/en${firm.people}`, 409, 'An invitation has been sent to this address'],
    [member[0]!.email, firm.people, 409, '已经是企业成员'],
    ['keine adresse', `/vi${firm.people}`, 422, 'không giống địa chỉ email'],
  ] as const) {
    const said = await firm.owner.post(path, invite(email));
    expect([email, said.status, said.body.includes(sentence)]).toEqual([email, status, true]);
    expect(said.body).toContain(`value="${email}"`);
  }
  for (let n = 0; n < 19; n++) expect((await firm.owner.post(firm.people, invite(`n${n}@shili.example`))).status).toBe(303);
  const last = await firm.owner.post(firm.people, invite('zuviel@shili.example'));
  expect([last.status, last.body.includes('今天发出的邀请太多')]).toEqual([429, true]);
  expect(await live.db.select().from(mails)).toHaveLength(20);
});

test('5. memberships end', async ({ firm, live, site }) => {
  const { person: other, account } = await signedIn(site, live, { name: '示例第三人' });
  const third = await aMember(live, firm.id, account.id, 'agent');
  expect((await firm.owner.post(firm.people, { intent: 'leave' })).status).toBe(409);
  expect((await firm.owner.post(firm.people, { intent: 'remove', id: firm.ownerId })).status).toBe(409);
  expect((await firm.agent.post(firm.people, { intent: 'remove', id: third.id })).status).toBe(403);
  expect((await firm.owner.send(firm.people, { intent: 'remove', id: third.id })).body).toContain('已移出');
  expect([(await other.get(firm.people)).status, (await other.get('/desk')).status]).toEqual([404, 200]);
  expect((await firm.agent.send(firm.people, { intent: 'leave' })).body).toContain('你已离开这家企业');
  expect((await firm.agent.get(firm.people)).status).toBe(404);
  expect((await firm.agent.post(firm.people, { intent: 'leave' })).status).toBe(404);
  expect(await current(live)).toEqual(['owner 示例负责人']);
  expect(await live.db.select().from(enterpriseMembers)).toHaveLength(3);
});

test('6. handing over', async ({ firm, live }) => {
  expect((await firm.agent.post(firm.people, { intent: 'hand-over', id: firm.ownerId })).status).toBe(403);
  expect((await firm.owner.send(firm.people, { intent: 'hand-over', id: firm.agentId })).body).toContain('负责人已更换');
  expect(await current(live)).toEqual(['owner 示例经办人', 'agent 示例负责人']);
  const late = await firm.owner.post(firm.people, { intent: 'hand-over', id: firm.agentId });
  expect([late.status, late.body.includes('只有负责人可以这样做')]).toEqual([403, true]);
  expect((await firm.agent.get(firm.people)).body).toContain('value="hand-over"');
  const gone = await firm.agent.post(`/en${firm.people}`, { intent: 'hand-over', id: firm.ownerId });
  expect([gone.status, gone.body.includes('no longer an agent')]).toEqual([409, true]);
});

test('7. asking to join', async ({ firm, live, site }) => {
  const { person } = await signedIn(site, live, { name: '示例申请人' });
  const join = `/desk/enterprises/${firm.ref}/join`;
  const bare = await person.post(`/en${join}`, { message: ' ' });
  expect([bare.status, bare.body.includes('Please write a few words.')]).toEqual([422, true]);
  expect((await person.send(join, { message: '销售部的示例申请人' })).body).toContain('加入申请已发给');
  const twice = await person.post(join, { message: '再问一次' });
  expect([twice.status, twice.body.includes('你已经申请过'), twice.body.includes('再问一次')]).toEqual([409, true, true]);
  expect((await firm.agent.get(firm.people)).body).not.toContain('销售部');
  expect((await firm.owner.get(firm.people)).body).toContain('销售部的示例申请人');
  expect((await firm.owner.get('/desk')).body).toContain('1 人申请加入');
  const [{ id } = { id: '' }] = await live.db.select().from(joinRequests);
  expect((await firm.agent.post(firm.people, { intent: 'accept', id })).status).toBe(403);
  expect((await person.send('/desk/enterprises', { intent: 'withdraw-join', id })).body).toContain('已撤回');
  expect((await firm.owner.post(firm.people, { intent: 'accept', id })).status).toBe(409);
  await person.post(join, { message: '第二次' });
  const [second] = await live.db.select().from(joinRequests).where(eq(joinRequests.status, 'submitted'));
  expect((await firm.owner.send(firm.people, { intent: 'decline', id: second!.id })).body).toContain('已拒绝');
  await person.post(join, { message: '第三次' });
  const [third] = await live.db.select().from(joinRequests).where(eq(joinRequests.status, 'submitted'));
  expect((await firm.owner.send(firm.people, { intent: 'accept', id: third!.id })).body).toContain('已同意加入');
  expect((await person.get(firm.people)).status).toBe(200);
  expect((await person.get(join)).body).toContain('你已经代表这家企业');
  const nobody = await anEnterprise(live.db);
  expect((await person.get(`/desk/enterprises/${nobody.ref}/join`)).body).toContain(`/desk/enterprises/claim/${nobody.ref}`);
  expect((await person.post(`/desk/enterprises/${nobody.ref}/join`, { message: '有人吗' })).status).toBe(409);
});

test('8. what is whose', async ({ firm, live, site }) => {
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  const page = await firm.agent.get(firm.people);
  expect(page.body).toContain('示例负责人');
  for (const hidden of ['neu@shili.example', 'value="invite"', 'value="remove"'])
    expect([hidden, page.body.includes(hidden)]).toEqual([hidden, false]);
  expect((await firm.agent.post(firm.people, invite('other@shili.example'))).status).toBe(403);
  const stranger = await signedIn(site, live);
  const own = await anEnterprise(live.db);
  await aMember(live, own.id, stranger.account.id);
  const [invitation] = await live.db.select().from(enterpriseInvitations);
  const [request] = await live.db
    .insert(joinRequests)
    .values({ enterpriseId: firm.id, accountId: (await anAccount(live)).id, message: '示例', submittedAt: new Date() })
    .returning();
  for (const form of [
    { intent: 'revoke', id: invitation!.id },
    { intent: 'remove', id: firm.agentId },
    { intent: 'hand-over', id: firm.agentId },
    { intent: 'accept', id: request!.id },
  ]) {
    expect([form.intent, (await stranger.person.post(firm.people, form)).status]).toEqual([form.intent, 404]);
    const through = (await stranger.person.post(`/desk/enterprises/${own.ref}/people`, form)).status;
    expect([form.intent, through]).toEqual([form.intent, form.intent === 'accept' ? 404 : 409]);
  }
  expect((await current(live)).length).toBe(3);
  expect((await firm.owner.post(firm.people, { intent: 'nonsense' })).status).toBe(400);
  expect((await firm.owner.post(firm.people, { intent: 'remove', id: 'nonsense' })).status).toBe(422);
});

test('9. the journal', async ({ firm, live, site }) => {
  const { person } = await signedIn(site, live, { email: 'neu@shili.example' });
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  await firm.owner.post(firm.people, invite('neu@shili.example'));
  const token = await wordTo(live, 'neu@shili.example');
  await person.post('/invitation', { token });
  await person.post('/invitation', { token });
  await firm.owner.post(firm.people, invite('weg@shili.example'));
  const [open] = await live.db.select().from(enterpriseInvitations).where(eq(enterpriseInvitations.email, 'weg@shili.example'));
  await firm.owner.post(firm.people, { intent: 'revoke', id: open!.id });
  await person.post(firm.people, { intent: 'leave' });
  await person.post(`/desk/enterprises/${firm.ref}/join`, { message: '示例' });
  const [asked] = await live.db.select().from(joinRequests);
  await firm.owner.post(firm.people, { intent: 'accept', id: asked!.id });
  await firm.owner.post(firm.people, { intent: 'hand-over', id: firm.agentId });
  const entries = await live.sql<{ action: string; detail: object; enterprise_id: string }[]>`select * from journal order by number`;
  expect(entries.map(({ action }) => action)).toEqual([
    ...['invitation.sent', 'invitation.accepted', 'invitation.sent', 'invitation.revoked', 'membership.ended'],
    ...['join-request.submitted', 'join-request.accepted', 'membership.handed-over'],
  ]);
  expect(new Set(entries.map((entry) => entry.enterprise_id))).toEqual(new Set([firm.id]));
  expect(JSON.stringify(entries)).not.toContain('shili.example');
});
