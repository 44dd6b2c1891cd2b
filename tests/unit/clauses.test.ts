/**
 * What a need must not ask (domain.md §4 and §5), on judged clauses of our own: tests/support/clauses.csv.
 *
 * 1. Forbidden clauses are found under their rule, harmless look-alikes are not; precision and recall, of both halves, the held one not tuned to.
 * 2. What a public buyer must not ask is refused, of a private one it is looked at; an origin is refused of everybody.
 * 3. Spaces, full width and traditional characters hide nothing, 10,000 times; what is quoted stands where it is said to.
 * 4. A text of 100,000 characters is read as well.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkClauses } from '#app/domain/needs/check-clauses.ts';

type Judged = { readonly text: string; readonly buyer: string; readonly rule: string; readonly half: string };
const judged = parse(readFileSync('tests/support/clauses.csv'), { columns: true }) as Judged[];
const rulesIn = (text: string, buyer: string) => [
  ...new Set(checkClauses({ text }, { publicBuyer: buyer === 'public' }).map(({ rule }) => rule as string)),
];

test('1. precision and recall', () => {
  expect(judged.filter(({ rule }) => rule !== '').length).toBeGreaterThanOrEqual(40);
  expect(judged.filter(({ rule }) => rule === '').length).toBeGreaterThanOrEqual(20);
  for (const half of ['dev', 'held']) {
    let [right, wrong, missed] = [0, 0, 0];
    const faults: string[] = [];
    for (const { text, buyer, rule } of judged.filter((one) => one.half === half)) {
      const found = rulesIn(text, buyer);
      if (rule !== '' && found.includes(rule)) right += 1;
      else if (rule !== '') missed += 1;
      wrong += found.filter((one) => one !== rule).length;
      if (rule === '' ? found.length > 0 : !found.includes(rule) || found.length > 1)
        faults.push(`${rule || 'harmless'} ← ${text}: ${found}`);
    }
    const [precision, recall] = [right / (right + wrong), right / (right + missed)];
    console.info(
      `clauses, ${half}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}${faults.map((one) => `\n  ${one}`).join('')}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  }
});

test('2. who is refused', () => {
  const severities = (text: string, publicBuyer: boolean) => checkClauses({ text }, { publicBuyer }).map(({ severity }) => severity);
  expect(severities('注册资本不低于500万元', true)).toEqual(['refuse']);
  expect(severities('注册资本不低于500万元', false)).toEqual(['ask-moderator']);
  for (const publicBuyer of [true, false]) expect(severities('限本地产的砂石', publicBuyer)).toEqual(['refuse']);
});

test('3. nothing is hidden', () => {
  const forbidden = judged.filter(({ rule, text }) => rule !== '' && rule !== 'figures-differ' && /^\p{Script=Han}/u.test(text));
  const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));
  fc.assert(
    fc.property(
      fc.constantFrom(...forbidden),
      fc.array(fc.constantFrom('', ' ', '\u200b', '　'), { minLength: 60, maxLength: 60 }),
      fc.boolean(),
      (one, gaps, full) => {
        const text = [...(full ? wide(one.text) : one.text)].map((character, at) => character + (gaps[at % 60] ?? '')).join('');
        const found = checkClauses({ text }, { publicBuyer: one.buyer === 'public' });
        expect(found.map(({ rule }) => rule)).toEqual(
          checkClauses({ text: one.text }, { publicBuyer: one.buyer === 'public' }).map(({ rule }) => rule),
        );
        for (const { quote, start, end } of found) expect(text.slice(start, end)).toBe(quote);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('4. long texts', () => {
  for (const piece of ['注册', '必须采用', '指定', '注册资本', '限广西', 'a brand ', '壹佰万', '优先'])
    expect(checkClauses({ text: piece.repeat(100_000 / piece.length) }, { publicBuyer: true }).length).toBeLessThan(100_000);
});
