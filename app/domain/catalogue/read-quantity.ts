/**
 * From what a person typed of a figure (≥1.6MPa, DN50–DN200, 10±0.5 mm, 220V±10%, 3万吨/年) to a range in the base unit of its
 * dimension. The one reader of figures: the form, the import and the worksheet all ask it.
 *
 * Whether a bound itself belongs to the range is not kept (> reads like ≥), and 约 30 is 30: what was typed stays beside the range.
 */
import { cleanText } from '#app/platform/text.ts';
import { findUnit, type Unit } from './unit-spellings.ts';

export type { Unit };

export type Range = { readonly low: number | null; readonly high: number | null };

export type Quantity = Range & {
  /** The unit in which it was typed, of the upper end where the two differ; `low` and `high` are in the base unit. */
  readonly unitCode: string | null;
};

/** What a figure may be: of which dimension, and what can be true at all in its base unit. */
export type Measure = { readonly dimension: string | null; readonly least: number | null; readonly most: number | null };

/** Why a figure does not hold; the page turns it into a sentence. */
export const quantityFaults = [
  'not-a-number',
  'too-long',
  'unit-missing',
  'unit-unknown',
  'unit-of-another-dimension',
  'unit-not-wanted',
  'below-least',
  'above-most',
  'range-reversed',
] as const;
export type QuantityFault = (typeof quantityFaults)[number];

const longest = 80;
const beyondAll = 1e15;

const number = String.raw`[+-]?\d+(?:\.\d+)?`;
// Lazy, so that 至 of 50毫米至200毫米 divides the ends and is no letter of the unit.
const unit = String.raw`[\p{L}°%‰"″][\p{L}\d°·⋅•.*^/ ]*?`;
const mark = '[ΦφØø⌀∅]|DN|PN';
const least = '≥|≧|⩾|>=|>|不低于|不少于|不小于|大于等于|大于|至少|超过|最低|最小|at least|from|min\\.?';
const most = '≤|≦|⩽|<=|<|不高于|不超过|不大于|小于等于|小于|至多|最高|最大|at most|up to|max\\.?';
const upward = '及以上|以上|起|or more|trở lên';
const downward = '及以下|以下|以内|or less|trở xuống';

const figure = new RegExp(
  String.raw`^(?:(?<least>${least})|(?<most>${most})|约|大约|about|~)?\s*` +
    String.raw`(?<mark>${mark})?\s*(?<from>${number})\s*(?<unit>${unit})?\s*` +
    String.raw`(?:(?:\s*(?:-|–|—|~|〜|至|到|to|đến)\s*)(?:${mark})?\s*(?<to>${number})\s*(?<unitTo>${unit})?\s*)?` +
    `(?:(?<upward>${upward})|(?<downward>${downward})|左右)?$`,
  'iu',
);
const spread = new RegExp(
  String.raw`^(?<mark>${mark})?\s*(?:(?<middle>${number})\s*(?<unit>${unit})?\s*)?(?:±|\+/-)\s*(?<by>\d+(?:\.\d+)?)\s*(?<unitBy>${unit})?$`,
  'iu',
);

/** Things that are counted by a word and have no unit: 12 种, 2010 年. */
const counters = /^(?:年|种|个|款|条|项|家|类|名|人)$/u;

export function readQuantity(typed: string, measure: Measure, units: readonly Unit[]): Quantity | { readonly fault: QuantityFault } {
  const text = tidy(typed);
  if (text.length > longest) return { fault: 'too-long' };
  const read = readSpread(text, measure, units) ?? readFigure(text, measure, units) ?? { fault: 'not-a-number' };
  if ('fault' in read) return read;
  const ends = [read.low, read.high].filter((end) => end !== null);
  if (read.low !== null && read.high !== null && read.low > read.high) return { fault: 'range-reversed' };
  if (ends.some((end) => end < (measure.least ?? -beyondAll))) return { fault: 'below-least' };
  if (ends.some((end) => end > (measure.most ?? beyondAll))) return { fault: 'above-most' };
  return read;
}

/** Whether everything in `narrow` is in `wide`. */
export const covers = (wide: Range, narrow: Range): boolean =>
  (wide.low === null || (narrow.low !== null && narrow.low >= wide.low)) &&
  (wide.high === null || (narrow.high !== null && narrow.high <= wide.high));

/** Half width, no invisible characters, minus signs as one, no commas between thousands (and no other comma: 1,5 may mean two things). */
const tidy = (typed: string) =>
  cleanText(typed.normalize('NFKC').replace(/\p{Cf}/gu, ''))
    .replaceAll('−', '-')
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (digits) => digits.replaceAll(',', ''));

type Found = { readonly unit: Unit | null; readonly times: number };

function readFigure(text: string, measure: Measure, units: readonly Unit[]) {
  const parts = figure.exec(text)?.groups;
  if (!parts?.from) return null;
  const last = foundUnit(parts.unitTo ?? parts.unit, parts.mark, parts.from, measure, units);
  if ('fault' in last) return last;
  const first = parts.unit && parts.unitTo ? foundUnit(parts.unit, parts.mark, parts.from, measure, units) : last;
  if ('fault' in first) return first;
  const from = inBase(Number(parts.from), first);
  const to = parts.to === undefined ? from : inBase(Number(parts.to), last);
  if (parts.to !== undefined && (parts.least || parts.most || parts.upward || parts.downward)) return null;
  return {
    low: parts.most || parts.downward ? null : from,
    high: parts.least || parts.upward ? null : to,
    unitCode: last.unit?.code ?? null,
  };
}

/** 10±0.5 mm, 220V±10 %, and ±0.02 mm about nothing. */
function readSpread(text: string, measure: Measure, units: readonly Unit[]) {
  const parts = spread.exec(text)?.groups;
  if (!parts?.by) return null;
  const middle = Number(parts.middle ?? 0);
  const share = parts.unitBy === '%' && parts.unit !== undefined && parts.unit !== '%';
  const of = foundUnit(parts.unit ?? parts.unitBy, parts.mark, parts.middle ?? '0', measure, units);
  if ('fault' in of) return of;
  const by = share || !parts.unitBy ? of : foundUnit(parts.unitBy, undefined, parts.by, measure, units);
  if ('fault' in by) return by;
  const deviation = share
    ? ((Math.abs(middle) * Number(parts.by)) / 100) * of.times * (of.unit?.factor ?? 1)
    : Number(parts.by) * by.times * (by.unit?.factor ?? 1);
  const at = parts.middle === undefined ? 0 : inBase(middle, of);
  return { low: rounded(at - deviation), high: rounded(at + deviation), unitCode: of.unit?.code ?? null };
}

function foundUnit(
  written: string | undefined,
  mark: string | undefined,
  digits: string,
  { dimension }: Measure,
  units: readonly Unit[],
): Found | { readonly fault: QuantityFault } {
  const { unit, times } = named(written?.trim() || nominal(mark, digits), dimension, units);
  if (unit === undefined) return dimension === null ? { unit: null, times } : { fault: 'unit-missing' };
  if (dimension === null) return { fault: 'unit-not-wanted' };
  if (unit === null) return { fault: 'unit-unknown' };
  return unit.dimension === dimension ? { unit, times } : { fault: 'unit-of-another-dimension' };
}

/** The unit a word names, with 万 or 亿 before it; `undefined` where no unit is named, null for one that is not known. */
function named(
  word: string | undefined,
  dimension: string | null,
  units: readonly Unit[],
): { unit: Unit | null | undefined; times: number } {
  if (word === undefined || (dimension === null && counters.test(word))) return { unit: undefined, times: 1 };
  const whole = findUnit(word, dimension, units);
  const times = word.startsWith('万') ? 10_000 : word.startsWith('亿') ? 100_000_000 : 1;
  if (whole || times === 1) return { unit: whole, times: 1 };
  const rest = word.slice(1).trim();
  return { ...named(rest === '' ? undefined : rest, dimension, units), times };
}

/**
 * DN is a nominal diameter in millimetres. PN is a nominal pressure in bar (GB/T 1048-2019); the small figures (PN1.6, PN2.5) are of
 * the former manner in MPa as often, so they need their unit.
 */
function nominal(mark: string | undefined, digits: string): string | undefined {
  if (mark?.toUpperCase() === 'DN') return 'mm';
  return mark?.toUpperCase() === 'PN' && /^\d+$/.test(digits) && Number(digits) >= 6 ? 'bar' : undefined;
}

const inBase = (value: number, { unit, times }: Found) => rounded(value * times * (unit?.factor ?? 1) + (unit?.shift ?? 0));

/** Without the last digits that only binary fractions make (0.1 × 3). */
const rounded = (value: number) => Number(value.toPrecision(12));
