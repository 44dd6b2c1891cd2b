/**
 * 统一社会信用代码.
 *
 * 1. The published codes pass both check digits; the known early code fails the first and passes the second.
 * 2. What people type (lower case, full width, spaces, hyphens) is read as the register writes it.
 * 3. Wrong length or alphabet is no code; O, I, S, Z and V are offered as what they look like, only if both check digits come out right.
 * 4. Every change of one character of a valid code is found.
 * 5. Every exchange of two different characters of a valid code is found.
 * 6. A code built from any body and its check digit is valid, and no other last character is.
 * 7. Whatever is typed, a suggestion has both check digits right, and a refusal is given exactly to what is no code.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeUscc, organisationCheckDigit, usccCheckDigit } from '#app/domain/enterprises/uscc.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const published = ['91450200198229141F', '9145060075122294X6', '914403001922038216', '91330100799655058B'];

const character = fc.constantFrom(...alphabet);
const code = fc.array(character, { minLength: 17, maxLength: 17 }).map((body) => body.join('') + usccCheckDigit(body.join('')));
const place = fc.integer({ min: 0, max: 17 });
const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1);

describe('uscc', () => {
  test.each(published)('1 %s passes both check digits', (given) => {
    expect(judgeUscc(given)).toEqual({
      code: given,
      wellFormed: true,
      checkDigit: true,
      organisationDigit: true,
      refusal: null,
      suggestion: null,
    });
  });

  test('1 the early code 91350211M0000XUF46 is well formed, with R expected at its end', () => {
    expect(judgeUscc('91350211M0000XUF46')).toMatchObject({ wellFormed: true, checkDigit: false, organisationDigit: true });
    expect(usccCheckDigit('91350211M0000XUF4')).toBe('R');
    expect(organisationCheckDigit('M0000XUF')).toBe('4');
  });

  test.each(['91450200198229141f', '９１４５０２００１９８２２９１４１Ｆ', ' 91450200 1982 2914 1F ', '914502-0019-8229-141F'])(
    '2 %j is read as 91450200198229141F',
    (typed) => {
      expect(judgeUscc(typed)).toMatchObject({ code: '91450200198229141F', checkDigit: true });
    },
  );

  test.each([
    ['9145O2OO198229141F', '91450200198229141F'],
    ['9I450200I98229I4IF', '91450200198229141F'],
    ['91450Z00198229141F', '91450200198229141F'],
    ['91450200198229141', null],
    ['91450200198229141FF', null],
    ['91450200198229141V', null],
    ['914502001982Z9141F', '91450200198229141F'],
    ['914502001982Z9142F', null],
    ['', null],
    ['广西柳工机械股份有限公司', null],
  ])('3 %j is no code; suggested: %j', (typed, suggestion) => {
    expect(judgeUscc(typed)).toMatchObject({ wellFormed: false, checkDigit: false, organisationDigit: false, suggestion });
  });

  test('4 every change of one character is found', () => {
    fc.assert(
      fc.property(code, place, character, (valid, at, other) => {
        fc.pre(valid[at] !== other);
        expect(judgeUscc(replaced(valid, at, other)).checkDigit).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  // The weights are powers of 3, whose order modulo 31 is 30, and the check digit weighs 1 like the first character: exchanging
  // those two alone cannot be seen.
  test('5 every exchange of two different characters is found, but for the first with the last', () => {
    fc.assert(
      fc.property(code, place, place, (valid, one, two) => {
        fc.pre(valid[one] !== valid[two]);
        const swapped = replaced(replaced(valid, one, valid[two] ?? ''), two, valid[one] ?? '');
        const firstWithLast = Math.min(one, two) === 0 && Math.max(one, two) === 17;
        expect(judgeUscc(swapped).checkDigit).toBe(firstWithLast);
      }),
      { numRuns: 3000 },
    );
  });

  test('6 of the 31 last characters exactly one fits', () => {
    fc.assert(
      fc.property(code, (valid) => {
        const fitting = alphabet.filter((last) => judgeUscc(valid.slice(0, 17) + last).checkDigit);
        expect(fitting).toEqual([valid[17]]);
      }),
    );
  });

  test('7 suggestions and refusals', () => {
    const slipped = fc.tuple(fc.constantFrom(...published), fc.array(fc.tuple(place, fc.constantFrom(...'OISZVQ08')), { maxLength: 8 }));
    fc.assert(
      fc.property(slipped, ([given, slips]) => {
        const typed = slips.reduce((text, [at, by]) => replaced(text, at, by), given);
        const { suggestion, refusal, wellFormed } = judgeUscc(typed);
        expect(refusal === null).toBe(wellFormed);
        if (suggestion) expect(judgeUscc(suggestion)).toMatchObject({ checkDigit: true, organisationDigit: true, refusal: null });
      }),
      { numRuns: 2000 },
    );
    for (const [typed, refusal] of [
      ['', 'empty'],
      ['9145', 'wrong-length'],
      ['9145020019822914V!', 'wrong-character'],
    ]) {
      expect(judgeUscc(typed ?? '').refusal).toBe(refusal);
    }
  });
});
