/**
 * The form by which people ask for a correction.
 *
 * 1. A whole form holds; its words are trimmed, control characters gone, lines kept.
 * 2. Each field that does not hold says why, in one word that the page has a sentence for.
 * 3. Lengths are counted as the database counts them: a character outside the basic plane is one.
 * 4. Whatever is sent is answered, and what passes is fit for the table.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { correctionFaults, correctionForm } from '#app/domain/corrections/correction.ts';

const whole = {
  wish: 'correct',
  statement: '品牌应为“虚构牌”,见包装。',
  role: 'enterprise',
  contact: 'clerk@firm.example',
  formKey: '0b0f6a5e-8f0a-4c1e-9a55-0d3a4b5c6d7e',
  website: '',
};

const faultsOf = (given: Record<string, unknown>) => {
  const result = correctionForm.safeParse({ ...whole, ...given });
  return result.success ? {} : z.flattenError(result.error).fieldErrors;
};

test('1. a whole form', () => {
  expect(correctionForm.parse({ ...whole, statement: '  第一行\u0000内容\r\n\r\n\r\n\r\n第二行 \u001b 内容\n' }).statement).toBe(
    '第一行 内容\n\n第二行 内容',
  );
  expect(correctionForm.parse({ ...whole, contact: ' 0771 123\u00004567 ' }).contact).toBe('0771 123 4567');
});

test.each([
  ['wish', undefined, 'choose'],
  ['wish', 'publish', 'choose'],
  ['role', '', 'choose'],
  ['role', 'enterprise\u0000', 'choose'],
  ['statement', undefined, 'too-short'],
  ['statement', '太短', 'too-short'],
  ['statement', '\u0000'.repeat(50), 'too-short'],
  ['statement', '字'.repeat(2001), 'too-long'],
  ['statement', 'x'.repeat(10_240), 'too-long'],
  ['contact', undefined, 'contact-too-short'],
  ['contact', 'a@b', 'contact-too-short'],
  ['contact', 'call me', 'not-a-contact'],
  ['contact', `${'x'.repeat(200)}@firm.example`, 'contact-too-long'],
  ['formKey', 'x', 'stale-form'],
  ['formKey', undefined, 'stale-form'],
  ['website', 'https://spam.example', 'must-be-empty'],
] as const)('2. %s %#', (field, value, fault) => {
  expect(faultsOf({ [field]: value })).toEqual({ [field]: [fault] });
  expect(correctionFaults).toContain(fault);
});

test('3. characters beyond the basic plane', () => {
  expect(faultsOf({ statement: '𠮷'.repeat(2000) })).toEqual({});
  expect(faultsOf({ statement: '𠮷'.repeat(9) })).toEqual({ statement: ['too-short'] });
});

test('4. whatever is sent', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constant('x'.repeat(10_240)),
    fc.constant('字\u0000'.repeat(20)),
  );
  fc.assert(
    fc.property(fc.record({ wish: anything, statement: anything, role: anything, contact: anything }), (given) => {
      const faults = Object.values(faultsOf(given)).flat();
      expect(faults.filter((fault) => !correctionFaults.some((known) => known === fault))).toEqual([]);
      const passed = correctionForm.safeParse({ ...whole, statement: given.statement, contact: given.contact });
      if (!passed.success) return;
      const { statement, contact } = passed.data;
      expect(`${statement}${contact}`.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}/u);
      expect([...statement].length).toBeGreaterThanOrEqual(10);
      expect([...statement].length).toBeLessThanOrEqual(2000);
    }),
    { numRuns: 1000 },
  );
});
