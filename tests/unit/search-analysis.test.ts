/**
 * The analysis of text for search.
 *
 * 1. Folding makes one of traditional and simplified, full and half width, case and marks, and folding again changes nothing.
 * 2. Marking gives the text back to the letter, and marks what was searched for as it is written.
 * 3. Names are ordered by pinyin, syllable for syllable, whatever their script.
 * 4. Joined pinyin comes apart in every possible way, the fewest syllables first; what is no pinyin does not.
 * 5. Senses follow the data: both ways or one, narrower but not wider, translations only as an end.
 * 6. A slip is one letter more, less, other or swapped.
 * 7. English plurals and American spellings are one with the rest; model numbers lose their marks.
 * 8. Judged queries are read and measured as agreed: gain 2^g − 1, ten results, queries without an answer apart.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWithOrigins } from '#search/analysis/fold.ts';
import { latinWords, modelNumbers } from '#search/analysis/latin.ts';
import { Lexicon } from '#search/analysis/lexicon.ts';
import { mark } from '#search/analysis/mark.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { readQuery } from '#search/analysis/query.ts';
import { distance, slipsOf } from '#search/analysis/slips.ts';
import { readingsOf } from '#search/analysis/syllables.ts';
import { parseJudgements } from '#search/evaluation/judgements.ts';
import { measure, ndcg, recall, summarise } from '#search/evaluation/measures.ts';

test('1. folding', () => {
  const same: [string, string][] = [
    ['廣西螺螄粉', '广西螺蛳粉'],
    ['電動自行車', '电动自行车'],
    ['鈦白粉', '钛白粉'],
    ['裏料', '里料'],
    ['ＣＮＣ　６１４０', 'cnc 6140'],
    ['Trà Lục Bảo', 'tra luc bao'],
    ['Trà'.normalize('NFD'), 'tra'],
    ['Đồ gỗ', 'do go'],
  ];
  for (const [written, folded] of same) expect(fold(written)).toBe(folded);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(foldWithOrigins(text).folded).toBe(fold(text));
    }),
  );
});

test('2. marking', () => {
  const hits = (text: string, terms: string[]) =>
    mark(text, terms)
      .filter((piece) => piece.hit)
      .map((piece) => piece.text);
  expect(hits('廣西螺螄粉', ['螺蛳粉'])).toEqual(['螺螄粉']);
  expect(hits('空想CK-6140车床', ['ck6140', '车床'])).toEqual(['CK-6140车床']);
  expect(hits('Wheel Loaders, electric', ['wheel loader'])).toEqual(['Wheel Loaders']);
  expect(hits('reloader', ['loader'])).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'grapheme', maxLength: 4 })), (text, terms) => {
      expect(
        mark(text, terms.map(fold))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('3. order of names', () => {
  const ordered = ['A型虚构板', '百色铝箔', '北海珍珠', '南宁茶', '南宁电缆', '重庆小面', '重型卡车'];
  const byKey = [...ordered].sort((a, b) => (nameSort(a) < nameSort(b) ? -1 : 1));
  expect(byKey).toEqual(['A型虚构板', '百色铝箔', '北海珍珠', '重庆小面', '南宁茶', '南宁电缆', '重型卡车']);
  expect(nameSort('绿源')).toBe('lv4 yuan2');
});

test('4. syllables', () => {
  expect(readingsOf('luosifen')).toContainEqual(['luo', 'si', 'fen']);
  expect(readingsOf('xian')).toEqual([['xian'], ['xi', 'an']]);
  expect(readingsOf('lvye')).toEqual([['lv', 'ye']]);
  expect(readingsOf('plywood')).toEqual([]);
  expect(readingsOf('a'.repeat(10_000))).toEqual([]);
});

test('5. senses', () => {
  const row = (term: string, equivalent: string, kind = 'synonym', direction = 'both') => ({
    term,
    equivalent,
    kind,
    direction,
    weight: '1.0',
  });
  const lexicon = new Lexicon([
    row('甲板', '乙板'),
    row('丙板', '甲板', 'synonym', 'up'),
    row('甲板', '板材', 'hypernym', 'up'),
    row('丁板', '板材', 'hypernym', 'up'),
    row('甲板', 'deck board', 'english'),
    row('戊板', 'deck board', 'english'),
  ]);
  const terms = (term: string, least = 0.4) =>
    lexicon
      .sensesOf(term)
      .filter((sense) => sense.weight >= least)
      .map((sense) => sense.term)
      .sort();
  expect(terms('乙板')).toEqual(['乙板', '甲板', 'deck board'].sort());
  expect(terms('丙板')).toContain('甲板');
  expect(terms('甲板')).not.toContain('丙板');
  expect(terms('板材')).toEqual(expect.arrayContaining(['甲板', '丁板']));
  expect(terms('甲板')).not.toContain('板材');
  expect(lexicon.sensesOf('甲板').map((sense) => sense.term)).toContain('板材');
  expect(lexicon.sensesOf('甲板').map((sense) => sense.term)).not.toContain('丁板');
  expect(terms('deck board')).toEqual(expect.arrayContaining(['甲板', '戊板']));
  expect(terms('甲板')).not.toContain('戊板');
});

test('6. slips', () => {
  expect(distance('plywood', 'plywod')).toBe(1);
  expect(distance('plywood', 'plyowod')).toBe(1);
  expect(distance('plywood', 'cement')).toBe(3);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-e]{3,8}$/), fc.nat(7), fc.constantFrom('a', 'e'), (word, at, letter) => {
      const place = at % word.length;
      const other = word.slice(0, place) + letter + word.slice(place + 1);
      expect(distance(word, other)).toBeLessThanOrEqual(1);
      expect(slipsOf(word).some((slip) => slipsOf(other).includes(slip))).toBe(true);
    }),
  );
});

test('7. English and model numbers', () => {
  expect(latinWords('wheel loaders')).toEqual(latinWords('wheel loader'));
  expect(latinWords('aluminum foils')).toEqual(['aluminium', 'foil']);
  expect(latinWords('glass')).toEqual(['glass']);
  expect(modelNumbers('柳工922f-e电动')).toContain('922fe');
  expect(modelNumbers('ck-6140')).toEqual(expect.arrayContaining(['ck6140', '6140']));
  expect(readQuery('"螺蛳粉 袋装" -柳州 CK-6140')).toMatchObject({ phrases: ['螺蛳粉 袋装'], excluded: ['柳州'] });
});

test('8. measures', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  expect(ndcg(['a', 'b'], grades)).toBe(1);
  expect(ndcg(['b', 'a'], grades)).toBeCloseTo((1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)), 10);
  expect(ndcg(['x', 'y'], grades)).toBe(0);
  expect(recall(['a'], grades)).toBe(0.5);
  const judgements = parseJudgements('qid,query,type,relevant\n1,茶,exact,a:3;b:1\n2,光刻机,no_answer,\n', 'x.csv');
  const [tea, none] = judgements;
  const report = summarise([measure(tea!, ['a', 'b']), measure(none!, [])]);
  expect(report.overall).toEqual({ queries: 1, ndcg: 1, mrr: 1, recall: 1, zero: 0 });
  expect(report.noAnswer).toEqual({ queries: 1, empty: 1, share: 1 });
  expect(() => parseJudgements('qid,query,type,relevant\n1,茶,exact,a\n', 'x.csv')).toThrow('x.csv: row 2');
});
