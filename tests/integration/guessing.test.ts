/**
 * Guessing what opens an account, over a day by a clock that is moved. Of all guesses at most 40 are looked at.
 *
 * 1. Passwords: of one account from one address, from many, and of many accounts from one address or one IPv6 network.
 * 2. Codes sent to a telephone.
 * 3. Codes of an app and spare codes, by somebody who has the password and signs in anew for each.
 * 4. Words of invitations and of links to a new password.
 * 5. The site started anew goes on counting where it was.
 * 6. While all this goes on the owner gets in: from a browser used before, and from another one after choosing a new password by letter.
 *    A cookie of another account or with another signature makes no browser known, and a known browser has a limit too.
 * 7. What was right counts for nothing; what is over is forgotten.
 *
 * `GUESSES=full npm test -- tests/integration/guessing` makes 10,000 of each.
 */
import { randomUUID } from 'node:crypto';
import { confirmSecondFactor } from '#app/domain/accounts/confirm-second-factor.server.ts';
import type { Gate } from '#app/domain/accounts/gate.ts';
import { forgetAttempts } from '#app/domain/accounts/limit-attempts.server.ts';
import { requestPasswordReset } from '#app/domain/accounts/request-password-reset.server.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { sendCode } from '#app/domain/accounts/send-code.server.ts';
import { signIn } from '#app/domain/accounts/sign-in.server.ts';
import { signInByCode } from '#app/domain/accounts/sign-in-by-code.server.ts';
import { acceptInvitation } from '#app/domain/enterprises/accept-invitation.server.ts';
import { readInvitation } from '#app/domain/enterprises/read-invitation.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { openDb } from '#db/client.ts';
import { type accounts, signInMethods } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/mails.ts';
import { authOn } from '#tests/support/auth.ts';
import { actorFor, anAccount } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const guesses = process.env.GUESSES === 'full' ? 10_000 : 300;
const most = 40;
const timeout = 900_000;
const day = 86_400_000;
const right = 'the right sentence, which is long';

type Siege = {
  readonly ctx: Context;
  /** Somebody at the door, some milliseconds after the beginning. */
  readonly at: (after: number, peer?: string, cookies?: readonly string[]) => Gate;
};

const siegeOn = (ctx: Context): Siege => {
  const auth = authOn(ctx);
  const start = Date.now();
  return {
    ctx,
    at: (after, peer = '203.0.113.7', cookies = []) => {
      const headers = new Headers({ 'x-peer': peer, cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
      return { ctx: { ...ctx, now: () => new Date(start + after) }, auth, headers, peer };
    },
  };
};

const test = base.extend<{ siege: Siege }>({ siege: async ({ ctx }, use) => use(siegeOn(ctx)) });

/** An account with the right password. */
async function anOwner(ctx: Context, given: Partial<typeof accounts.$inferInsert> = {}) {
  const account = await anAccount(ctx, given);
  const password = await (await authOn(ctx).$context).password.hash(right);
  await ctx.db.insert(signInMethods).values({ userId: account.id, providerId: 'credential', accountId: account.id, password });
  return account;
}

/** Makes the guesses, evenly over a day. @returns how many were looked at. */
async function attack(guess: (after: number, n: number) => Promise<unknown>): Promise<number> {
  let looked = 0;
  for (let n = 0; n < guesses; n++) {
    const outcome = await guess((n * day) / guesses, n).then(
      () => 'opened',
      (error: unknown) => (error instanceof Refusal ? error.reason : error),
    );
    expect(['not-allowed', 'not-found', 'not-signed-in', 'too-many']).toContain(outcome);
    if (outcome !== 'too-many') looked++;
  }
  return looked;
}

const tell = (what: string, looked: number) => {
  process.stdout.write(`${what}: ${looked} of ${guesses}\n`);
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThanOrEqual(most);
};
const address = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
const code = (n: number) => String((n * 7_919) % 1_000_000).padStart(6, '0');
const wrong = (n: number) => `a wrong sentence, number ${n}`;

test('1. passwords', { timeout }, async ({ siege }) => {
  const { at, ctx } = siege;
  const { email } = await anOwner(ctx);
  const other = await anOwner(ctx);
  tell('one account, one address', await attack((after, n) => signIn(at(after), { email, password: wrong(n) })));
  tell(
    'one account, many addresses',
    await attack((after, n) => signIn(at(after, address(n)), { email: other.email, password: wrong(n) })),
  );
  const many = (peer: (n: number) => string) =>
    attack((after, n) => signIn(at(after, peer(n)), { email: `shili-${n}@shili.example`, password: wrong(n) }));
  tell('many accounts, one address', await many(() => '203.0.113.8'));
  tell('many accounts, one IPv6 network', await many((n) => `2001:db8:1:2:${n.toString(16)}::1`));
});

test('2. telephone', { timeout }, async ({ siege }) => {
  const { at, ctx } = siege;
  const telephone = '+8613800000001';
  await anOwner(ctx, { phoneNumber: telephone, phoneNumberVerified: true });
  const guess = async (after: number, n: number) => {
    if (n % 3 === 0) await sendCode(at(after, address(n)), { telephone }).catch(() => {});
    return signInByCode(at(after, address(n)), { telephone, code: code(n) });
  };
  tell('codes by telephone', await attack(guess));
});

test('3. second factor', { timeout }, async ({ siege }) => {
  const { at, ctx } = siege;
  for (const [kind, codeOf] of [
    ['codes of an app', code],
    ['spare codes', (n: number) => `${code(n).slice(1)}-abcde`],
  ] as const) {
    const { id, email } = await anOwner(ctx);
    const { cookies } = await signIn(at(0), { email, password: right });
    const gate = at(0, '203.0.113.9', cookies);
    await gate.auth.api.enableTwoFactor({ headers: gate.headers, body: { password: right } });
    await ctx.db.execute(`update accounts set two_factor_enabled = true where id = '${id}'`);
    let challenge: readonly string[] = [];
    let fresh = false;
    const guess = async (after: number, n: number) => {
      if (!fresh) challenge = (await signIn(at(after, address(n)), { email, password: right })).cookies;
      fresh = true;
      return confirmSecondFactor(at(after, address(n), challenge), { code: codeOf(n) }).catch((error: unknown) => {
        // A guess that was looked at is followed by a new sign-in.
        fresh = error instanceof Refusal && error.reason === 'too-many';
        throw error;
      });
    };
    tell(kind, await attack(guess));
  }
});

test('4. words in links', { timeout }, async ({ siege }) => {
  const { at, ctx } = siege;
  const { id } = await anAccount(ctx);
  const actor = await actorFor(ctx, id);
  tell(
    'invitations',
    await attack((after, n) => {
      const as = { ...at(after, address(n)).ctx, actor };
      return n % 2 === 0 ? acceptInvitation(as, wrong(n)) : readInvitation(as, wrong(n));
    }),
  );
  tell('links to a new password', await attack((after, n) => resetPassword(at(after), { token: wrong(n), password: right })));
});

test('5. started anew', { timeout }, async ({ siege, url }) => {
  const { email } = await anOwner(siege.ctx);
  let looked = 0;
  for (let n = 0; n < 12; n++) {
    const database = openDb(url, { max: 2 });
    const anew = siegeOn({ ...siege.ctx, db: database.db, sql: database.sql });
    const outcome = await signIn(anew.at(0, address(n)), { email, password: wrong(n) }).catch((error: Refusal) => error.reason);
    if (outcome === 'not-allowed') looked++;
    await database.close();
  }
  expect(looked).toBe(5);
});

test('6. the owner', { timeout }, async ({ siege }) => {
  const { at, ctx } = siege;
  const owner = await anOwner(ctx);
  const { email } = owner;
  const form = { email, password: right };
  const { cookies } = await signIn(at(0, '198.51.100.1'), form);
  const device = cookies.filter((cookie) => cookie.includes('gpt.device'));
  expect(device).toEqual([expect.stringMatching(/^__Secure-gpt\.device=.*HttpOnly; SameSite=Lax; Secure$/)]);
  const besiege = async () => {
    for (let n = 0; n < 6; n++) await signIn(at(n, address(n)), { email, password: wrong(n) }).catch(() => {});
  };
  await besiege();
  await expect(signIn(at(9, '198.51.100.2'), form)).rejects.toMatchObject({ reason: 'too-many' });
  expect((await signIn(at(9, '198.51.100.1', device), form)).next).toBe('in');

  await requestPasswordReset(at(9, '198.51.100.2'), { email });
  const [letter] = await ctx.db.select().from(mails);
  const chosen = 'another sentence, which is long too';
  const known = await resetPassword(at(10, '198.51.100.2'), { token: letter!.values.token!, password: chosen });
  await besiege();
  await expect(signIn(at(19, '198.51.100.3'), { email, password: chosen })).rejects.toMatchObject({ reason: 'too-many' });
  expect((await signIn(at(19, '198.51.100.2', known), { email, password: chosen })).next).toBe('in');

  const stranger = await anOwner(ctx);
  const theirs = (await signIn(at(20, '198.51.100.4'), { email: stranger.email, password: right })).cookies;
  const forged = device[0]!.replace(/=[0-9a-f-]{36}/, `=${randomUUID()}`);
  for (const cookie of [theirs.at(-1)!, forged])
    await expect(signIn(at(21, '198.51.100.4', [cookie]), { email, password: chosen })).rejects.toMatchObject({ reason: 'too-many' });
  const outcomes: unknown[] = [];
  for (let n = 0; n < 7; n++)
    outcomes.push(await signIn(at(22, '198.51.100.1', device), { email, password: wrong(n) }).catch((error: Refusal) => error.reason));
  expect(outcomes.filter((outcome) => outcome === 'not-allowed')).toHaveLength(5);
});

test('7. what was right, and what is over', { timeout }, async ({ siege, sql }) => {
  const { at, ctx } = siege;
  const { email } = await anOwner(ctx);
  for (let n = 0; n < 12; n++) expect((await signIn(at(n), { email, password: right })).next).toBe('in');
  await signIn(at(20), { email, password: wrong(0) }).catch(() => {});
  expect((await sql`select from attempts`).length).toBe(4);
  await forgetAttempts(ctx.db, at(901_000).ctx.now());
  expect((await sql`select from attempts`).length).toBe(2);
  await forgetAttempts(ctx.db, at(day + 60_000).ctx.now());
  expect((await sql`select from attempts`).length).toBe(0);
});
