/**
 * Inquiries: what a form of theirs must be, and how much one account may ask.
 *
 * Contacts in the text are not kept out, for no rule would find them all; the page says that they open by consent of both.
 */
import { z } from 'zod';
import { cleanLines, cleanText } from '#app/platform/text.ts';

/** New inquiries of one account within 24 hours. */
export const mostADay = 10;
/** Inquiries of one account to one enterprise that it has not answered. */
export const mostUnanswered = 3;
/** Enterprises that one account may send the same words to. */
export const mostOfOneText = 5;
export const mostFiles = 3;

export const longestSubject = 120;
export const longestText = 4_000;
export const longestUnit = 20;

export const inquiryFaults = [
  'subject-too-short',
  'subject-too-long',
  'text-too-short',
  'text-too-long',
  'not-a-quantity',
  'unit-missing',
  'unit-too-long',
  'quantity-missing',
] as const;
export type InquiryFault = (typeof inquiryFaults)[number];
const fault = (name: InquiryFault) => name;

/** Why somebody may not ask any more for now. */
export const inquiryLimits = ['day', 'unanswered', 'same-text'] as const;
export type InquiryLimit = (typeof inquiryLimits)[number];

/** As the database counts them, a character outside the basic plane being one. */
const length = (text: string) => [...text].length;

const text = (shortest: number) =>
  z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((it) => length(it) >= shortest, fault('text-too-short'))
    .refine((it) => length(it) <= longestText, fault('text-too-long'));

const quantity = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFKC').replace(/[\s,]/g, ''))
  .refine((typed) => typed === '' || (/^\d{1,12}(?:\.\d{1,4})?$/.test(typed) && Number(typed) > 0), fault('not-a-quantity'));

export const inquiryForm = z
  .object({
    subject: z
      .string()
      .default('')
      .transform(cleanText)
      .refine((it) => length(it) >= 2, fault('subject-too-short'))
      .refine((it) => length(it) <= longestSubject, fault('subject-too-long')),
    text: text(10),
    quantity,
    unit: z
      .string()
      .default('')
      .transform(cleanText)
      .refine((it) => length(it) <= longestUnit, fault('unit-too-long')),
  })
  .superRefine(({ quantity: many, unit }, issues) => {
    if (many !== '' && unit === '') issues.addIssue({ code: 'custom', path: ['unit'], message: fault('unit-missing') });
    if (many === '' && unit !== '') issues.addIssue({ code: 'custom', path: ['quantity'], message: fault('quantity-missing') });
  });
export type InquiryForm = z.output<typeof inquiryForm>;

export const answerForm = z.object({ text: text(1) });
export type AnswerForm = z.output<typeof answerForm>;

/** The words of a text alone: neither case nor width, spaces nor punctuation make it another. */
export const wordsOnly = (said: string): string =>
  said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
