/** The forms at the door, as zod schemas whose messages are reason codes. */
import { z } from 'zod';
import { cleanText } from '#app/platform/text.ts';
import { longestPassword } from './password.ts';

export const accountFaults = [
  'name-missing',
  'name-too-long',
  'not-an-address',
  'not-a-phone-number',
  'password-missing',
  'password-too-long',
  'not-a-code',
  'terms-not-agreed',
  'link-spoiled',
  'code-refused',
  'telephone-taken',
] as const;
export type AccountFault = (typeof accountFaults)[number];
const fault = (name: AccountFault) => name;

const email = z
  .string()
  .default('')
  .transform((text) => cleanText(text).toLowerCase())
  .pipe(z.email(fault('not-an-address')).max(254, fault('not-an-address')));
/** Kept as typed: spaces are part of it. Its quality is judged where it is chosen. */
const password = z
  .string()
  .default('')
  .pipe(z.string().min(1, fault('password-missing')).max(longestPassword, fault('password-too-long')));
const name = z
  .string()
  .default('')
  .transform(cleanText)
  .pipe(z.string().min(1, fault('name-missing')).max(60, fault('name-too-long')));

/** Six digits of an app or a text message, however they were grouped; or a spare code. */
export const code = z
  .string()
  .default('')
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^(?:\d{6}|[0-9A-Za-z]{5}-[0-9A-Za-z]{5})$/, fault('not-a-code')));

/** A mobile number of the mainland (11 digits), or any with its country code; → +86… */
export const telephone = z
  .string()
  .default('')
  .transform((text) => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .transform((text) => (/^1[3-9]\d{9}$/.test(text) ? `+86${text}` : text.replace(/^00/, '+')))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, fault('not-a-phone-number')));

export const signUpForm = z.object({
  ...{ name, email, password },
  terms: z.literal('yes', fault('terms-not-agreed')),
});
export const signInForm = z.object({ email, password });
export const addressForm = z.object({ email });
export const telephoneForm = z.object({ telephone });
export const telephoneCodeForm = z.object({ telephone, code });
export const setTelephoneForm = z.object({ telephone, code, password });
export const codeForm = z.object({ code });
export const passwordForm = z.object({ password });
export const newPasswordForm = z.object({ token: z.string(fault('link-spoiled')).min(1, fault('link-spoiled')), password });
export const changePasswordForm = z.object({ current: password, password });
export const tokenForm = z.object({ token: z.string(fault('link-spoiled')).min(1, fault('link-spoiled')) });
