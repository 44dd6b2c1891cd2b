/** The forms by which somebody comes to act for an enterprise, as zod schemas whose messages are reason codes. */
import { z } from 'zod';
import { cleanText } from '#app/platform/text.ts';
import { judgeUscc } from './uscc.ts';

export const applicationFaults = [
  'uscc-missing',
  'uscc-length',
  'uscc-alphabet',
  /** Letters that no code has, where digits look like them: `judgeUscc` says what may have been meant. */
  'uscc-slip',
  /** The directory knows this enterprise under another code. */
  'uscc-differs',
  'name-missing',
  'name-too-long',
  'county-missing',
  /** The check digit is wrong: a person has to see the licence. */
  'licence-needed',
  'reason-missing',
  'reason-too-long',
  'message-missing',
  'message-too-long',
  'not-an-address',
] as const;
export type ApplicationFault = (typeof applicationFaults)[number];
const fault = (name: ApplicationFault) => name;

export const shortestName = 2;
export const longestName = 120;
export const longestText = 500;

/** The code as the register writes it. */
const uscc = z
  .string()
  .default('')
  .superRefine((typed, issues) => {
    const { code, wellFormed, suggestion } = judgeUscc(typed);
    if (wellFormed) return;
    const message = suggestion ? 'uscc-slip' : code === '' ? 'uscc-missing' : [...code].length === 18 ? 'uscc-alphabet' : 'uscc-length';
    issues.addIssue({ code: 'custom', message: fault(message) });
  })
  .transform((typed) => judgeUscc(typed).code);

const text = (missing: ApplicationFault, tooLong: ApplicationFault, { shortest = 1, longest = longestText } = {}) =>
  z
    .string()
    .default('')
    .transform(cleanText)
    .pipe(z.string().min(shortest, fault(missing)).max(longest, fault(tooLong)));

/** @param isCounty whether a code is that of a county unit of Guangxi. */
export const registrationForm = (isCounty: (code: string) => boolean) =>
  z.object({
    uscc,
    name: text('name-missing', 'name-too-long', { shortest: shortestName, longest: longestName }),
    county: z.string().default('').refine(isCounty, fault('county-missing')),
    /** Ticked by whoever has seen that the directory has an enterprise of this name and means another. */
    another: z.literal('yes').optional(),
  });
export type RegistrationForm = z.output<ReturnType<typeof registrationForm>>;

export const claimForm = (isCounty: (code: string) => boolean) => registrationForm(isCounty).pick({ uscc: true, county: true });
export type ClaimForm = z.output<ReturnType<typeof claimForm>>;

export const refusalForm = z.object({ reason: text('reason-missing', 'reason-too-long') });
export const joinForm = z.object({ message: text('message-missing', 'message-too-long') });
export const invitationForm = z.object({
  email: z
    .string()
    .default('')
    .transform((typed) => cleanText(typed).toLowerCase())
    .pipe(z.email(fault('not-an-address')).max(254, fault('not-an-address'))),
});
export const idForm = z.object({ id: z.uuid() });
