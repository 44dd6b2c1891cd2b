/** What an administrator writes and asks for, as zod schemas whose messages are reason codes. */
import { z } from 'zod';
import { departments, roles } from '#app/domain/accounts/roles.ts';
import { grantFaults } from '#app/domain/accounts/separation.ts';
import { lastPage } from '#app/platform/paging.ts';
import { cleanText } from '#app/platform/text.ts';

export const administrationFaults = ['role-missing', ...grantFaults, 'reason-missing', 'reason-too-long', 'reason-names-person'] as const;
export type AdministrationFault = (typeof administrationFaults)[number];
const fault = (name: AdministrationFault) => name;

const nullIfEmpty = (text: string) => (text === '' ? null : text);
const line = z.string().default('').transform(cleanText);

export const grantForm = z.object({
  role: z.enum(roles, fault('role-missing')),
  regionCode: line.transform(nullIfEmpty),
  department: line.transform(nullIfEmpty).pipe(z.enum(departments, fault('department-by-role')).nullable()),
});
export const grantIdForm = z.object({ grant: z.uuid() });

export const longestReason = 200;
/** Why somebody needs to see what is masked. */
export const reasonForm = z.object({
  reason: line.pipe(z.string().min(5, fault('reason-missing')).max(longestReason, fault('reason-too-long'))),
});
/** The same on a page that has a reason to write already. */
export const whyForm = z.object({ why: reasonForm.shape.reason });

const shortLine = line.transform((text) => text.slice(0, 100)).catch('');
const page = z.coerce.number().int().min(1).max(lastPage).catch(1);

/** What a list of people asks for; nonsense counts as nothing asked. */
export const peopleInput = z.object({ q: shortLine, role: z.enum(roles).nullable().catch(null), page });
export type PeopleInput = z.infer<typeof peopleInput>;

/** `about` is a subject (`product`) or an action (`product.published`), `id` the number of one subject. */
export const journalInput = z.object({
  about: shortLine.pipe(
    z
      .string()
      .regex(/^[a-z-]+(?:\.[a-z-]+)?$/)
      .catch(''),
  ),
  id: shortLine,
  page,
});
export type JournalInput = z.infer<typeof journalInput>;
