/**
 * What people ask to be corrected, removed or confirmed.
 *
 * A request changes nothing by itself: it waits for a moderator. The contact serves the answer only and is erased
 * `contactKeptDays` after the request was made, whatever has become of it.
 */
import { z } from 'zod';
import { cleanLines, cleanText } from '#app/platform/text.ts';
import type { correctionRequests } from '#db/schema/corrections.ts';

type Row = typeof correctionRequests.$inferSelect;

export const correctionSubjects = ['product', 'enterprise', 'demand'] as const satisfies readonly Row['subject'][];
export const correctionWishes = ['correct', 'remove', 'confirm'] as const satisfies readonly Row['wish'][];
export const correctionRoles = ['enterprise', 'authority', 'association', 'buyer', 'other'] as const satisfies readonly Row['role'][];

export const contactKeptDays = 365;
export const shortestStatement = 10;
export const longestStatement = 2000;
const shortestContact = 5;
const longestContact = 200;

export type CorrectionSubject = (typeof correctionSubjects)[number];
/** Something of the directory, by its kind and its number. */
export type Subject = { readonly subject: CorrectionSubject; readonly ref: string };

/** Why a field does not hold; the page turns it into a sentence. */
export const correctionFaults = [
  'choose',
  'too-short',
  'too-long',
  'contact-too-short',
  'contact-too-long',
  'not-a-contact',
  'must-be-empty',
  'stale-form',
] as const;
export type CorrectionFault = (typeof correctionFaults)[number];
const fault = (name: CorrectionFault) => name;

/** As the database counts them, a character outside the basic plane being one. */
const length = (text: string) => [...text].length;

const contact = z
  .string()
  .default('')
  .transform(cleanText)
  .refine((text) => length(text) >= shortestContact, fault('contact-too-short'))
  .refine((text) => length(text) <= longestContact, fault('contact-too-long'))
  .refine((text) => /\S@\S/.test(text) || (text.match(/\d/g)?.length ?? 0) >= 6, { error: fault('not-a-contact'), when: onlyIfFine });

export const correctionForm = z.object({
  wish: z.enum(correctionWishes, fault('choose')),
  statement: z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((text) => length(text) >= shortestStatement, fault('too-short'))
    .refine((text) => length(text) <= longestStatement, fault('too-long')),
  role: z.enum(correctionRoles, fault('choose')),
  contact,
  formKey: z.uuid(fault('stale-form')),
  /** A field that people are asked to leave empty, for programs that fill in whatever they find. */
  website: z
    .string()
    .default('')
    .pipe(z.string().max(0, fault('must-be-empty'))),
});
export type CorrectionForm = z.output<typeof correctionForm>;

const shortestAnswer = 2;
export const longestAnswer = 1000;
const decisionFault = (name: 'answer-missing' | 'reason-missing' | 'too-long') => name;

/** A moderator's decision; the answer is read by whoever has the number of the request. */
export const correctionAnswerForm = z.object({
  answer: z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((text) => length(text) >= shortestAnswer, decisionFault('answer-missing'))
    .refine((text) => length(text) <= longestAnswer, decisionFault('too-long')),
});

/** Why a contact is opened, for the journal. */
export const contactReasonForm = z.object({
  reason: z
    .string()
    .default('')
    .transform(cleanText)
    .refine((text) => length(text) >= shortestAnswer, decisionFault('reason-missing'))
    .refine((text) => length(text) <= 200, decisionFault('too-long')),
});

/** Skips a check where another has already failed, so that a field has one complaint at a time. */
function onlyIfFine({ issues }: { issues: readonly unknown[] }): boolean {
  return issues.length === 0;
}
