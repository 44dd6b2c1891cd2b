/**
 * What is asked: lists of queries by class, drawn from the rows of the database at hand with a fixed seed, and the judged
 * queries of the relevance test. The same rows give the same lists.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { parse } from 'csv-parse/sync';
import { pinyin } from 'pinyin-pro';
import { type SearchInput, searchPath } from '#app/domain/catalogue/search-input.ts';
import type { Sql } from '#db/client.ts';
import { type Random, randomFrom } from '../catalogue/random.ts';

export type Query = Pick<SearchInput, 'text' | 'where' | 'sort' | 'page' | 'kind'>;
export type QueryClass = { readonly group: string; readonly name: string; readonly queries: readonly Query[] };

export const pathOf = (query: Query) => searchPath(query);

const plain: Query = { text: '', where: {}, sort: 'relevance', page: 1, kind: 'product' };
const judgedFile = join(import.meta.dirname, '..', '..', 'support', 'search_queries.csv');
const namesRead = 100_000;

type Row = {
  name: string;
  brand: string | null;
  sector: string;
  city: string | null;
  place: string | null;
  category: string;
  proof: string | null;
};

export async function drawQueries(sql: Sql, seed: number, each: number): Promise<QueryClass[]> {
  const random = randomFrom(seed);
  const rows = await sql<Row[]>`
    select p.name, p.brand, p.sector_code as sector, p.city_code as city, r.short as place, c.zh as category,
      (select x.family from credentials x where x.product_id = p.id and x.kind not in ('honour', 'listing') order by x.family limit 1) as proof
    from products p join categories c on c.id = p.category_id left join regions r on r.code = p.city_code
    where p.status = 'published' and p.regulated is null order by p.id limit ${namesRead}`;
  const words = countWords(rows);
  const asked = (texts: readonly string[]): Query[] => texts.map((text) => ({ ...plain, text }));
  const chinese = random.some(words.middle, each);
  return [
    ...byWords(random, rows, words, each).map(([name, texts]) => ({ group: 'words', name, queries: asked(texts) })),
    ...byLength(random, words, each).map(([name, texts]) => ({ group: 'length', name, queries: asked(texts) })),
    { group: 'frequency', name: 'common', queries: asked(words.common.slice(0, each)) },
    { group: 'frequency', name: 'rare', queries: asked(random.some(words.rare, each)) },
    { group: 'frequency', name: 'no match', queries: asked(unknown(random, words.all, each)) },
    { group: 'writing', name: 'Chinese', queries: asked(chinese) },
    {
      group: 'writing',
      name: 'pinyin',
      queries: asked(chinese.map((word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join(random.chance(0.5) ? '' : ' '))),
    },
    {
      group: 'writing',
      name: 'initials',
      queries: asked(chinese.map((word) => pinyin(word, { toneType: 'none', type: 'array', pattern: 'first' }).join(''))),
    },
    ...(await otherLanguages(sql, random, each)).map(([name, texts]) => ({ group: 'writing', name, queries: asked(texts) })),
    ...filtered(random, rows, words, each),
    ...paged(random, words, each),
    ...judged(each),
  ].filter(({ queries }) => queries.length > 0);
}

type Counted = { all: Set<string>; common: string[]; middle: string[]; rare: string[]; cut: (text: string) => string[] };

function countWords(rows: readonly Row[]): Counted {
  const jieba = Jieba.withDict(dict);
  const cut = (text: string) => jieba.cut(text, true).filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  const counts = new Map<string, number>();
  for (const row of rows) for (const word of new Set([...cut(row.name), row.category])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const between = (least: number, most: number) => sorted.filter(([, n]) => n >= least && n <= most).map(([word]) => word);
  const common = sorted.slice(0, 200).map(([word]) => word);
  return { all: new Set(counts.keys()), common, middle: between(3, Math.max(20, rows.length / 100)), rare: between(1, 2), cut };
}

function byWords(random: Random, rows: readonly Row[], { cut }: Counted, each: number): [string, string[]][] {
  const draw = (count: () => number): string[] => {
    const texts: string[] = [];
    for (let tries = 0; texts.length < each && tries < each * 100; tries++) {
      const row = random.one(rows);
      const known = [...new Set([...cut(row.name), row.category, ...(row.place ? [row.place] : []), ...(row.brand ? [row.brand] : [])])];
      const wanted = count();
      if (known.length >= wanted) texts.push(random.some(known, wanted).join(' '));
    }
    return texts;
  };
  return [
    ['1 word', draw(() => 1)],
    ['2 words', draw(() => 2)],
    ['3 words', draw(() => 3)],
    ['4 or more words', draw(() => 4 + random.below(3))],
  ];
}

function byLength(random: Random, { all, common }: Counted, each: number): [string, string[]][] {
  const characters = [...new Set([...all].join(''))];
  const long = (least: number, most: number) => [...all].filter((word) => word.length >= least && word.length <= most);
  return [
    ['1 character', random.some([...new Set([...common.join('')].slice(0, 40)), ...random.some(characters, each)], each)],
    ['2 characters', random.some(long(2, 2), each)],
    ['3 or more characters', random.some(long(3, 9), each)],
  ];
}

/** Words that no name has: neighbours that never stand together, and letters that mean nothing. */
function unknown(random: Random, all: ReadonlySet<string>, each: number): string[] {
  const characters = [...'龘麤靐齉爩鱻灪籱驫鸞饢鑿黶蠿躞'];
  return Array.from({ length: each }, (_, i) =>
    i % 2 === 0 ? random.some(characters, 2 + (i % 3)).join('') : Array.from({ length: 7 }, () => random.one([...'qxzvwjk'])).join(''),
  ).filter((word) => !all.has(word));
}

async function otherLanguages(sql: Sql, random: Random, each: number): Promise<[string, string[]][]> {
  const names = await sql<{ en: string | null; vi: string | null }[]>`
    select en, vi from (select en, vi from categories union select en, vi from sectors union select en, vi from regions) n order by en, vi`;
  const bare = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D');
  const vietnamese = names.flatMap(({ vi }) => vi ?? []);
  return [
    [
      'English',
      random.some(
        names.flatMap(({ en }) => en ?? []),
        each,
      ),
    ],
    ['Vietnamese', random.some(vietnamese, each)],
    ['Vietnamese, no marks', random.some(vietnamese, each).map(bare)],
  ];
}

/** The word is one of the row's own, and so are the filters: something is found. */
function filtered(random: Random, rows: readonly Row[], { cut }: Counted, each: number): QueryClass[] {
  const draw = (make: (row: Row) => Query['where'], named = true): Query[] =>
    Array.from({ length: each }, () => random.one(rows)).map((row) => ({
      ...plain,
      text: named ? random.one([...cut(row.name), row.category]) : '',
      where: make(row),
    }));
  const place = (row: Row) => (row.city ? { city: [row.city] } : {});
  const third = (row: Row) => (row.proof ? { proof: [row.proof] } : row.brand ? { brand: [row.brand] } : {});
  return [
    { group: 'filters', name: 'none', queries: draw(() => ({})) },
    { group: 'filters', name: 'one', queries: draw((row) => (random.chance(0.5) ? place(row) : { sector: [row.sector] })) },
    {
      group: 'filters',
      name: 'two, or within',
      queries: draw((row) => ({ ...place(row), sector: [row.sector, random.one(rows).sector] })),
    },
    { group: 'filters', name: 'three', queries: draw((row) => ({ ...place(row), sector: [row.sector], ...third(row) })) },
    { group: 'filters', name: 'no text, one', queries: draw(place, false) },
  ];
}

function paged(random: Random, { common, middle }: Counted, each: number): QueryClass[] {
  const texts = () => Array.from({ length: each }, () => random.one(random.chance(0.5) ? common : middle));
  const at = (page: number) => texts().map((text) => ({ ...plain, text, page }));
  return [
    ...[2, 10, 50, 500].map((page) => ({ group: 'pages', name: `page ${page}`, queries: at(page) })),
    { group: 'order', name: 'by name', queries: texts().map((text) => ({ ...plain, text, sort: 'name' as const })) },
    { group: 'order', name: 'newest', queries: texts().map((text) => ({ ...plain, text, sort: 'newest' as const })) },
    { group: 'order', name: 'no text', queries: [1, 2, 10, 100, 500].map((page) => ({ ...plain, page })) },
    { group: 'kind', name: 'enterprises', queries: texts().map((text) => ({ ...plain, text, kind: 'enterprise' as const })) },
  ];
}

function judged(each: number): QueryClass[] {
  const rows = parse(readFileSync(judgedFile, 'utf8'), { columns: true, bom: true }) as { query: string; type: string }[];
  const types = [...new Set(rows.map((row) => row.type))].sort();
  return types.map((type) => ({
    group: 'judged',
    name: type,
    queries: rows
      .filter((row) => row.type === type)
      .slice(0, each)
      .map((row) => ({ ...plain, text: row.query })),
  }));
}
