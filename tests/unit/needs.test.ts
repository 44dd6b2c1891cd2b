/**
 * Needs as their buyers write them.
 *
 * 1. States: whatever is done, 10,000 times, a need is in a state it may be in; what was taken down stays so; others see it only after it was
 *    published or approved.
 * 2. Each kind says what it lacks, and with that it is whole; whatever else is typed, 10,000 times, it is read or refused at a field.
 * 3. Figures in other units ask the same; a range asks for all of it, a bound or a tolerance for something within; steel by any of its names.
 * 4. What the form sends is read back as it was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GradeName } from '#app/domain/catalogue/grades.ts';
import { emptyNeedDraft, type NeedDraft, type NeedKind, needFields, needForm, needKinds } from '#app/domain/needs/need-draft.ts';
import { type NeedAct, type NeedState, needMoves, stateAfter } from '#app/domain/needs/need-states.ts';
import { type NeedReference, readNeed } from '#app/domain/needs/read-need.ts';

const runs = { numRuns: 10_000 };
const acts = Object.keys(needMoves) as NeedAct[];
const none = { least: null, most: null };
const grade = (name: string): GradeName => ({ group: 'g304', name, validFrom: null, validTo: null });
const known: NeedReference = {
  ...{ categories: new Set(['虚构阀门']), sectors: new Set(['machine']), divisions: new Set(), cities: new Set(['450100', '450200']) },
  ...{ counties: new Map([['450204', '450200']]), processes: new Set(['die-casting']), today: '2026-11-24' },
  units: [
    { code: 'Pa', zh: '帕', dimension: 'pressure', factor: 1, shift: 0 },
    { code: 'MPa', zh: '兆帕', dimension: 'pressure', factor: 1e6, shift: 0 },
    { code: 'bar', zh: '巴', dimension: 'pressure', factor: 1e5, shift: 0 },
    { code: 'mm', zh: '毫米', dimension: 'length', factor: 0.001, shift: 0 },
  ] as unknown as NeedReference['units'],
  definitions: [
    { id: '1', key: 'pressure', type: 'number', dimension: 'pressure', choices: [], ...none },
    { id: '2', key: 'diameter', type: 'number', dimension: 'length', choices: [], ...none },
    { id: '3', key: 'body-material', type: 'text', dimension: null, choices: [], ...none },
    { id: '4', key: 'drive', type: 'choice', dimension: null, choices: ['手动', '电动'], ...none },
  ],
  grades: [grade('06Cr19Ni10'), grade('304'), grade('S30408')],
};

const whole: Readonly<Record<NeedKind, Partial<Record<(typeof needFields)[number], string>>>> = {
  purchase: { quantity: '500-800', quantityUnit: '台', deliverBy: '2027-03-01', standards: 'GB/T 12237' },
  cooperation: { process: 'die-casting', quantity: '1,000', quantityUnit: '件', deliverBy: '2027-03-01', certificates: 'ISO 9001' },
  technology: { description: '示例：把能耗降低百分之二十以上。', deliverBy: '2027-12-31' },
  service: { description: '示例：为车间做一次能源审计。', deliverBy: '2027-01-31' },
  finance: { description: '示例：用于采购原料的流动资金。', budget: '2000000', termMonths: '12' },
  'stock-lot': { quantity: '300', quantityUnit: '箱', goodsUntil: '2027-06-30', standards: 'GB 7718' },
};
const common = {
  title: '示例需求',
  object: '球阀',
  city: '450200',
  buyerType: 'enterprise',
  visibility: 'public',
  openUntil: '2027-01-31',
};
const draftOf = (
  fields: Partial<NeedDraft['fields']>,
  attributes: NeedDraft['attributes'] = {},
  soft: readonly string[] = [],
): NeedDraft => ({
  ...{ fields: { ...emptyNeedDraft.fields, ...fields }, attributes, soft },
});

test('1. states', () => {
  expect(acts.filter((act) => (needMoves[act].from as readonly NeedState[]).includes('taken-down'))).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (done) => {
      let state: NeedState = 'draft';
      let shown = false;
      for (const act of done) {
        const next = stateAfter(act, state);
        if (next === null) continue;
        if (act === 'publish' || act === 'approve') shown = true;
        if (state === 'taken-down') throw new Error('it came back');
        state = next;
      }
      if (['published', 'paused', 'expired', 'closed', 'taken-down'].includes(state)) expect(shown).toBe(true);
    }),
    runs,
  );
});

test('2. reading', () => {
  for (const kind of needKinds) {
    const lacking = readNeed(draftOf({}), kind, known);
    expect(lacking.whole).toBe(false);
    if (!lacking.whole)
      for (const field of ['title', 'object', 'city', 'buyerType', 'openUntil']) expect(lacking.faults[field]).toBe('missing');
    expect([kind, readNeed(draftOf({ ...common, ...whole[kind] }), kind, known)]).toMatchObject([
      kind,
      { whole: true, content: { kind, title: '示例需求' } },
    ]);
  }
  const vague = readNeed(draftOf({ ...common, ...whole.purchase, standards: '' }), 'purchase', known);
  expect(vague).toMatchObject({ whole: false, wrong: false, faults: { description: 'no-parameter' } });
  const wrong: readonly [Partial<NeedDraft['fields']>, string, string][] = [
    [{ quantity: '800-500' }, 'quantity', 'not-a-quantity'],
    [{ deliverBy: '2026-11-23' }, 'deliverBy', 'in-the-past'],
    [{ openUntil: '2028-11-24' }, 'openUntil', 'too-far'],
    [{ visibility: 'chosen' }, 'visibility', 'nobody-chosen'],
    [{ county: '450204', city: '450100' }, 'county', 'county-of-another-city'],
    [{ budget: '很多' }, 'budget', 'not-a-number'],
  ];
  for (const [fields, field, code] of wrong)
    expect(readNeed(draftOf({ ...common, ...whole.purchase, ...fields }), 'purchase', known)).toMatchObject({
      whole: false,
      faults: { [field]: code },
    });
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('450200', '2027-01-01', '500', '500-800', 'yes', '球阀'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...needKinds), fc.dictionary(fc.constantFrom(...needFields), typed), (kind, fields) => {
      const read = readNeed(draftOf(fields), kind, known);
      if (read.whole) expect(read.content.title.length).toBeGreaterThan(0);
      else expect(Object.keys(read.faults).length).toBeGreaterThan(0);
    }),
    runs,
  );
});

test('3. what is asked', () => {
  const asked = (attributes: NeedDraft['attributes'], soft: readonly string[] = []) => {
    const read = readNeed(draftOf({ ...common, ...whole.purchase }, attributes, soft), 'purchase', known);
    return read.whole ? read.content.conditions : read.faults;
  };
  const one = (key: string, typed: string) => (asked({ [key]: typed }) as unknown as { asked: unknown }[])[0]?.asked;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), fc.constantFrom('≥', '≤', ''), (bar, mark) => {
      expect(one('pressure', `${mark}${bar}bar`)).toEqual(one('pressure', `${mark}${bar / 10}MPa`));
    }),
    runs,
  );
  expect(one('diameter', 'DN50-DN200')).toMatchObject({ kind: 'range', extent: 'all' });
  expect(one('diameter', '50±1mm')).toMatchObject({ kind: 'range', extent: 'any' });
  expect(one('body-material', '304')).toEqual(one('body-material', '06Cr19Ni10'));
  expect(one('body-material', '示例材料')).toEqual({ kind: 'words', words: '示例材料' });
  expect(one('drive', '电动')).toEqual({ kind: 'choice', among: ['电动'] });
  expect(asked({ drive: '气动' })).toEqual({ 'attr.drive': 'not-a-choice' });
  expect(asked({ drive: '电动' }, ['drive'])).toMatchObject([{ hard: false }]);
});

test('4. the form', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...needFields), fc.string({ unit: 'grapheme', maxLength: 20 })),
      fc.boolean(),
      (fields, soft) => {
        const sent: Record<string, string> = { ...fields, 'attr.pressure': '≥1.6MPa', ...(soft ? { 'soft.pressure': 'yes' } : {}) };
        const draft = needForm.parse(sent);
        expect(draft.soft).toEqual(soft ? ['pressure'] : []);
        expect(needForm.parse({ ...draft.fields, 'attr.pressure': '≥1.6MPa', ...(soft ? { 'soft.pressure': 'yes' } : {}) })).toEqual(draft);
      },
    ),
    runs,
  );
  expect(needForm.parse({ 'visibleCities.450100': 'on', 'visibleCities.450200': 'on' }).fields.visibleCities).toBe('450100 450200');
});
