/**
 * better-auth under our names: who somebody is, proven by a password or a code sent to a phone, and by a second factor.
 *
 * Its HTTP routes are not served. Our actions call it, so that every form has one way in, with our limits, our words and our journal. What
 * it wants said to somebody goes to the outbox (mail) or through `sendCode` (telephone).
 */
import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { phoneNumber, twoFactor } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import type { Settings } from '#app/platform/context.ts';
import type { Db } from '#db/client.ts';
import { accounts, secondFactors, sessions, signInMethods, verifications } from '#db/schema/accounts.ts';
import { type MailTemplate, mails } from '#db/schema/mails.ts';
import { hashPassword, verifyPassword } from './hash-password.server.ts';
import { longestPassword, shortestPassword } from './password.ts';

export type AuthOptions = {
  readonly db: Db;
  readonly settings: Pick<Settings, 'publicUrl' | 'passwordPolicy'>;
  /** At least 32 characters; signs cookies and encrypts second factors. */
  readonly secret: string;
  /** Brings a one-time code to a telephone. */
  readonly sendCode: (phoneNumber: string, code: string) => void | Promise<void>;
};

/** Seconds. */
const sessionLife = 7 * 86_400;
const linkLife = 3_600;

export type Auth = ReturnType<typeof openAuth>;

export function openAuth({ db, settings, secret, sendCode }: AuthOptions) {
  const mail = async (user: { id: string; email: string }, template: MailTemplate, values: Record<string, string>) => {
    const [account] = await db.select({ language: accounts.language }).from(accounts).where(eq(accounts.id, user.id));
    await db.insert(mails).values({ recipient: user.email, template, language: account?.language ?? 'zh', values });
  };
  return betterAuth({
    appName: '桂品通',
    baseURL: settings.publicUrl,
    basePath: '/not-served',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: accounts, session: sessions, account: signInMethods, verification: verifications, twoFactor: secondFactors },
    }),
    advanced: {
      database: { generateId: () => randomUUID() },
      cookiePrefix: 'gpt',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-peer'] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      // Express refuses forms of other sites before any route sees them.
      disableCSRFCheck: true,
    },
    session: { expiresIn: sessionLife, disableSessionRefresh: true },
    user: {
      additionalFields: {
        language: { type: 'string', required: false, defaultValue: 'zh' },
      },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword[settings.passwordPolicy],
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: linkLife,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
      sendResetPassword: ({ user, token }) => mail(user, 'reset-password', { token }),
      onExistingUserSignUp: ({ user }) => mail(user, 'already-registered', {}),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: 24 * linkLife,
      sendVerificationEmail: ({ user, token }) => mail(user, 'verify-email', { token }),
    },
    plugins: [
      twoFactor({ issuer: '桂品通' }),
      phoneNumber({
        expiresIn: 300,
        allowedAttempts: 3,
        sendOTP: ({ phoneNumber: number, code }) => sendCode(number, code),
      }),
    ],
  });
}
