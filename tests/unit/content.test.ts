/**
 * What free text may not say.
 *
 * 1. Of the judged sentences at least 95 in 100 that are found are rightly found, and at least 95 in 100 of the dirty ones are found.
 * 2. What is found of a dirty sentence is what it is dirty of.
 * 3. An official title is an honour where it is held, and asks for its evidence where it is not.
 * 4. A patent may be named with number and kind, or where it stands among the credentials.
 * 5. The quote is the words of the text at the place given, and hiding characters between its letters hides nothing.
 * 6. No name or note of a real product is refused.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContentFacts, checkContent } from '#app/domain/catalogue/check-content.ts';
import { contentRules } from '#app/domain/catalogue/content-words.ts';
import { rowsOf } from '#tests/support/reference-rows.ts';

const nothing: ContentFacts = { goods: null, credentials: [] };
const check = (text: string, facts: Partial<ContentFacts> = {}) => checkContent({ notes: text }, { ...nothing, ...facts });
const sentences = rowsOf('tests/support/content-sentences.csv').map(({ rule = '', goods = '', sentence = '' }) => ({
  rule,
  sentence,
  found: check(sentence, { goods: (goods || null) as ContentFacts['goods'] }),
}));
const shown = (some: typeof sentences) =>
  some.map(({ rule, sentence, found }) => `${rule} ${sentence} [${found.map((one) => `${one.rule}: ${one.quote}`).join(', ')}]`);

describe('content', () => {
  test('1 precision and recall', () => {
    const dirty = sentences.filter(({ rule }) => rule !== '');
    const found = sentences.filter((one) => one.found.length > 0);
    const right = found.filter(({ rule }) => rule !== '');
    const precision = right.length / found.length;
    const recall = right.length / dirty.length;
    process.stdout.write(
      `content: ${sentences.length} sentences, ${dirty.length} dirty; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    );
    expect(sentences.length).toBeGreaterThanOrEqual(120);
    expect(new Set(dirty.map(({ rule }) => rule))).toEqual(new Set(contentRules));
    const wrong = shown([...found.filter(({ rule }) => rule === ''), ...dirty.filter((one) => one.found.length === 0)]);
    expect({ precise: precision >= 0.95, complete: recall >= 0.95, wrong }).toMatchObject({ precise: true, complete: true });
  });

  test('2 the rule', () => {
    expect(shown(sentences.filter(({ rule, found }) => rule !== '' && !found.some((one) => one.rule === rule)))).toEqual([]);
  });

  test('3 honours', () => {
    const credentials = [{ kind: 'honour', title: '国家级专精特新“小巨人”', number: null }];
    expect(check('国家级专精特新"小巨人"企业', { credentials })).toEqual([]);
    expect(check('国家级专精特新“小巨人”企业')).toMatchObject([{ rule: 'honour-without-evidence', severity: 'ask-moderator' }]);
    expect(check('国家级绿色工厂，国家级品质').map(({ rule, severity }) => [rule, severity])).toEqual([
      ['honour-without-evidence', 'ask-moderator'],
      ['absolute-claim', 'refuse'],
    ]);
    const honours = rowsOf('db/seed/directory/enterprises.csv').flatMap(({ honour = '', year_batch = '' }) =>
      honour ? [`${honour} ${year_batch}`] : [],
    );
    expect(honours.length).toBeGreaterThan(100);
    const refused = new Set(honours.flatMap((title) => (check(title).some(({ severity }) => severity === 'refuse') ? [title] : [])));
    // A patent without its number, which article 12 forbids of an advertisement.
    expect([...refused].map((title) => title.trim())).toEqual(['保鲜技术专利']);
  });

  test('4 patents', () => {
    expect(check('采用专利技术', { credentials: [{ kind: 'patent', title: '示例', number: 'ZL 2020 1 0000000.0' }] })).toEqual([]);
    expect(check('采用专利技术', { credentials: [{ kind: 'patent', title: '示例', number: null }] })).toMatchObject([
      { rule: 'patent-without-number' },
    ]);
    expect(check('专利号ZL202010000000.0')).toHaveLength(1);
  });

  test('5 quotes', () => {
    const dirty = sentences.filter(({ rule, sentence }) => /^(absolute|medical|forced)/.test(rule) && /^\p{Script=Han}+$/u.test(sentence));
    fc.assert(
      fc.property(
        fc.constantFrom(...dirty),
        fc.constantFrom(' ', '\u200b', '\u3000', '*', '·', '\u00ad', '-'),
        ({ rule, sentence }, between) => {
          const hidden = [...sentence].join(between);
          const found = check(hidden);
          expect(found.map((one) => one.rule)).toContain(rule);
          for (const { quote, start, end } of found) expect(hidden.slice(start, end)).toBe(quote);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { quote, start, end } of check(text)) expect(text.slice(start, end)).toBe(quote);
      }),
    );
  });

  test('6 real products', () => {
    const products = rowsOf('db/seed/directory/products.csv');
    const found = products.flatMap((row) =>
      checkContent(
        { name: row.name ?? '', notes: row.notes ?? '' },
        { goods: row.sector === 'pharma' ? 'drug' : null, credentials: [] },
      ).map((one) => ({ id: row.id, ...one })),
    );
    process.stdout.write(
      `content: ${products.length} real products, ${found.length} asked about: ${found.map(({ id, quote }) => `${id} ${quote}`).join(', ')}\n`,
    );
    expect(products.length).toBeGreaterThan(400);
    expect(found.filter(({ severity }) => severity === 'refuse')).toEqual([]);
  });
});
