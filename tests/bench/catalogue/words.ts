/**
 * Names for generated rows: recombined from the words of real names, sector by sector, in the lengths and shapes real names
 * have. Brands and makers are invented and say so (示例…); models and brands give the long tail of rare words.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Random } from './random.ts';
import type { RealProduct, RealRows } from './real-rows.ts';

type Pieces = { readonly first: string[]; readonly last: string[] };

export type Words = {
  /** A product's name in the shape of the real one. */
  readonly product: (random: Random, like: RealProduct, brand: string | null) => string;
  readonly enterprise: (random: Random, like: string, sector: string, brand: string) => string;
  readonly brand: (random: Random) => string;
};

/** Characters of real brands and firms, which new ones are made of. */
const nameCharacters = (rows: RealRows) => [
  ...new Set(
    [...rows.products.map(({ row }) => row.brand ?? ''), ...rows.enterprises.map(({ row }) => row.name)]
      .join('')
      .match(/\p{Script=Han}/gu) ?? [],
  ),
];

export function wordsOf(rows: RealRows): Words {
  const jieba = Jieba.withDict(dict);
  const real = new Set(rows.products.map(({ row }) => row.brand));
  const bySector = new Map<string, Pieces>();
  const byCategory = new Map<string, Pieces>();
  for (const { row, category } of rows.products) {
    const words = jieba.cut(bare(row.name, row.brand), true).filter((word) => /\p{L}/u.test(word) && !real.has(word));
    if (words.length === 0) words.push(category.split('/').at(-1)!);
    for (const [map, key] of [
      [bySector, row.sector_code],
      [byCategory, category],
    ] as const) {
      const pieces = map.get(key) ?? { first: [], last: [] };
      map.set(key, pieces);
      pieces.first.push(...words.slice(0, -1));
      pieces.last.push(...words.slice(-1));
    }
  }
  const characters = nameCharacters(rows);
  const lengths = rows.products.map(({ row }) => [...(row.brand ?? '')].length).filter((length) => length > 1 && length < 5);

  const brand = (random: Random) => {
    const length = random.one(lengths);
    const lead = length === 2 ? random.one(['示', '例']) : '示例';
    return lead + Array.from({ length: length - lead.length }, () => random.one(characters)).join('');
  };

  const product = (random: Random, like: RealProduct, ownBrand: string | null) => {
    const near = bySector.get(like.row.sector_code)!;
    const last = random.one(random.chance(0.7) ? byCategory.get(like.category)!.last : near.last);
    const wanted = [...bare(like.row.name, like.row.brand)].length;
    const words = [last];
    while (near.first.length > 0 && words.join('').length < wanted && words.length < 6) words.unshift(random.one(near.first));
    return dressed(random, like, words.join(''), ownBrand);
  };

  const enterprise = (random: Random, like: string, sector: string, ownBrand: string) => {
    const place = /^(?:广西壮族自治区|广西)?(?:..[市县])?/u.exec(like)?.[0] ?? '';
    const form = /(?:集团)?(?:股份|有限责任|有限)*(?:公司|厂|合作社)(?:.*)$/u.exec(like)?.[0] ?? '有限公司';
    const pieces = bySector.get(sector);
    const trade = pieces && pieces.last.length > 0 ? random.one([...pieces.first, ...pieces.last]) : '';
    return `${place}示例${ownBrand.replace(/^示例|^[示例]/u, '')}${random.one(characters)}${trade}${form}`.slice(0, 60);
  };

  return { product, enterprise, brand };
}

/** A real name without its brand and without what stands in brackets. */
const bare = (name: string, brand: string | null): string => {
  const plain = name.replace(/[(（][^)）]*[)）]/g, '');
  const rest = brand ? plain.replaceAll(`${brand}牌`, '').replaceAll(brand, '') : plain;
  return rest || plain || name;
};

/** Puts the brand where the real name has it, and a model number of the same form where it has one. */
function dressed(random: Random, like: RealProduct, words: string, brand: string | null): string {
  const { name, brand: realBrand } = like.row;
  const model = /[A-Z]{1,4}[-\d][A-Z\d-]{1,10}|\d{3,5}[A-Z]+(?:-[A-Z\d]+)?/u.exec(name)?.[0];
  const core = model
    ? words.replace(/[A-Za-z\d-]+/g, '') +
      model.replace(/[A-Z]/g, () => String.fromCharCode(65 + random.below(26))).replace(/\d/g, () => String(random.below(10)))
    : words;
  if (!brand || !realBrand || !name.includes(realBrand)) return core;
  if (new RegExp(`[(（].*${realBrand.replace(/[^\p{L}\p{N}]/gu, '.')}`, 'u').test(name)) return `${core}(${brand})`;
  return name.includes(`${realBrand}牌`) ? `${brand}牌${core}` : brand + core;
}

/** Every digit drawn anew, so that numbers keep their form; names that a remark quotes are left out, since they are real. */
export const varied = (random: Random, text: string): string =>
  text.replace(/“[^”]*”/g, '“示例”').replace(/\d/g, () => String(random.below(10)));
