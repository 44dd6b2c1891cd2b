/** From the texts of a document to its words, field by field. Pure. */
import type { Analyser } from '#search/analysis/analyser.ts';
import { fold } from '#search/analysis/fold.ts';
import { latinWords, modelNumbers } from '#search/analysis/latin.ts';
import { hanRuns } from '#search/analysis/segment.ts';
import type { DocumentSource } from './document.ts';

/** The fields that ranking tells apart. Short keys: they are stored with every document. */
export type Fields = {
  /** The title, folded, without what stands in brackets, in parts if it names several things; and what stands in brackets. */
  readonly t: readonly string[];
  readonly a: readonly string[];
  /** Words of the best cut of the title, of what stands in its brackets, and dictionary words inside them. */
  readonly tw: readonly string[];
  readonly aw: readonly string[];
  readonly tp: readonly string[];
  readonly ap: readonly string[];
  readonly b: readonly string[];
  /** Last parts of the categories, whole; words of all their parts. */
  readonly c: readonly string[];
  readonly cw: readonly string[];
  /** The firm's names, whole; their words. */
  readonly f: readonly string[];
  readonly fw: readonly string[];
  /** Words of offers, of honours and proofs of its own, of those of its maker, of remarks. */
  readonly o: readonly string[];
  readonly h: readonly string[];
  readonly he: readonly string[];
  readonly x: readonly string[];
  /** Model numbers in title and remarks, names of grades. */
  readonly m: readonly string[];
  /** Codes of places. */
  readonly p: readonly string[];
};

export type Analysed = {
  readonly fields: Fields;
  /** Words that name the thing: title, brand, category. */
  readonly naming: readonly string[];
  /** Words with which names and categories end: in Chinese they say what kind of thing it is. */
  readonly things: readonly string[];
  /** Every word of every field. */
  readonly all: readonly string[];
  /** Characters and pairs of neighbours of title, brand, category and firm. */
  readonly grams: readonly string[];
};

const emptySuffix = /(?:等)?(?:系列)?(?:产品|制品)?(?:系列)?(?:等)?$/u;

export function analyse(source: DocumentSource, { segmenter }: Analyser): Analysed {
  const cut = (texts: readonly string[]) =>
    unique(texts.flatMap((text) => hanRuns(text).flatMap((run) => segmenter.words(run))).concat(texts.flatMap(latin)));
  const parts = (texts: readonly string[]) => unique(texts.flatMap((text) => hanRuns(text).flatMap((run) => segmenter.parts(run))));
  const title = fold(source.title);
  const brands = unique(source.brands.map(fold).filter(Boolean));
  const { main, aside } = takeApart(title);
  const aroundBrands = (texts: readonly string[]) => texts.flatMap((text) => splitAround(text, brands));
  const paths = source.categories.map((path) => fold(path).split('/').filter(Boolean));
  const firms = unique(source.firms.map(fold).filter(Boolean));
  const attested = (own: boolean) =>
    [...source.honours, ...source.proofs].filter((one) => one.own === own).flatMap((one) => [fold(one.title), fold(one.family)]);
  const remarks = [...source.remarks.map(fold), ...source.sectors.flatMap((sector) => sector.names.map(fold))];
  const honourWords = (texts: readonly string[]) =>
    unique([...cut(texts), ...parts(texts), ...texts.map(joined), ...texts.map(joined).map(withoutGiver), ...texts.flatMap(quotedIn)]);
  const fields: Fields = {
    t: main,
    a: aside,
    tw: unique([...cut(aroundBrands(main)), ...main, ...brands]),
    aw: unique([...cut(aroundBrands(aside)), ...aside.filter((text) => text.length <= 8)]),
    tp: parts(main),
    ap: parts(aside),
    b: brands,
    c: unique(paths.flatMap((path) => path.slice(-1))),
    cw: unique([...cut(paths.flat()), ...paths.flat(), ...parts(paths.flat())]),
    f: firms,
    fw: unique([...cut(firms), ...parts(firms), ...firms, ...shortNames(firms)]),
    o: unique([
      ...cut(source.offers.map(fold)),
      ...parts(source.offers.map(fold)),
      ...source.offers.flatMap((offer) => takeApart(fold(offer)).main),
    ]),
    h: honourWords(attested(true)),
    he: honourWords(attested(false)),
    x: unique([...cut(remarks), ...parts(remarks)]),
    m: unique([...[title, ...remarks].flatMap(modelNumbers), ...source.designations.map(designation)]),
    p: unique([source.city, source.county].filter((code): code is string => code !== null)),
  };
  const naming = unique([...fields.tw, ...fields.aw, ...fields.b, ...fields.c, ...cut(paths.flat()), ...paths.flat()]);
  const all = unique([
    ...naming,
    ...fields.tp,
    ...fields.ap,
    ...fields.cw,
    ...fields.fw,
    ...fields.o,
    ...fields.h,
    ...fields.he,
    ...fields.x,
  ]);
  return {
    fields,
    naming: indexable(naming),
    things: indexable(unique([...main, ...aside, ...paths.flat()].flatMap((text) => endings(text, segmenter)))),
    all: indexable(all),
    grams: grams([title, ...brands, ...paths.flat(), ...firms, ...source.offers.map(fold)]),
  };
}

/** 水泥(鱼峰牌) → 水泥 and, aside, 鱼峰牌; 大豆油/菜籽油 → two names; 医用口罩系列产品 → 医用口罩. */
export function takeApart(title: string): { main: string[]; aside: string[] } {
  const aside = [...title.matchAll(/[(（【[]([^)）】\]]*)[)）】\]]/g)].flatMap(([, inner]) => pieces(inner!));
  const main = pieces(title.replace(/[(（【[][^)）】\]]*[)）】\]]/g, ' ')).map((piece) => piece.replace(emptySuffix, '') || piece);
  return { main: unique(main), aside: unique(aside) };
}

/** 电动挖掘机 → 电动挖掘机, 挖掘机. */
function endings(text: string, segmenter: Analyser['segmenter']): string[] {
  const last = hanRuns(text).at(-1);
  if (!last || !text.endsWith(last)) return [];
  const words = [...segmenter.parts(last), ...segmenter.words(last), last];
  return words.filter((word) => last.endsWith(word));
}

const pieces = (text: string) =>
  text
    .split(/[/、,，;；\s]+/u)
    .map((piece) => piece.trim())
    .filter(Boolean);
/** 广西工业龙头企业 → 工业龙头企业: as people say it. */
const withoutGiver = (name: string) => name.replace(/^(?:\d{4}年)?(?:广西壮族自治区|自治区级?|广西|国家级|国家|中国|全国)/u, '') || name;
/** What a text puts in quotation marks is a name: “圳品”评价. */
const quotedIn = (text: string) => [...text.matchAll(/[“"「『]([^”"」』]{2,12})[”"」』]/gu)].map(([, inner]) => inner!);
/** SUS 304, 1.4301 → sus304, 14301: as a query's words are looked up. */
const designation = (name: string) => fold(name).replace(/[^a-z0-9]/g, '');
const joined = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

function splitAround(text: string, brands: readonly string[]): string[] {
  let rest = [text];
  for (const brand of brands) rest = rest.flatMap((piece) => piece.split(brand)).filter(Boolean);
  return rest.map((piece) => piece.replace(/^牌/u, ''));
}

/** 广西柳工机械股份有限公司 → 柳工机械: what is left of a firm's name without its place and its legal form. */
function shortNames(firms: readonly string[]): string[] {
  return firms
    .map((firm) =>
      joined(firm)
        .replace(/(?:集团)?(?:股份|有限责任|有限)*公司.*$/u, '')
        .replace(/^(?:广西壮族自治区|广西)/u, ''),
    )
    .filter((name) => name.length >= 2 && name.length <= 12);
}

function latin(text: string): string[] {
  const hyphenated = [...text.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g)].map(([word]) => word.replaceAll('-', ''));
  return [...latinWords(text), ...hyphenated];
}

function grams(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const run of hanRuns(text)) {
      const characters = [...run];
      characters.forEach((character, i) => {
        found.add(character);
        if (i > 0) found.add(characters[i - 1]! + character);
      });
    }
  }
  return [...found];
}

export const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Without what is no word, and without what is too long for one. */
const indexable = (words: readonly string[]) => words.filter((word) => word.length <= 40 && /[\p{L}\p{N}]/u.test(word));
