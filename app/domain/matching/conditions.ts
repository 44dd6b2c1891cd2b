/**
 * What a need asks of a figure, a choice or a grade, held against what a product says of it.
 *
 * Both sides were read by the one reader of values into base units, so the unit in which somebody wrote makes no difference. Relaxing a
 * condition never turns a pass into a fail.
 */
import type { Range } from '#app/domain/catalogue/read-quantity.ts';
import { plain } from '#app/domain/catalogue/typed-value.ts';

/** `unknown`: the product says nothing of it, which takes nothing away. */
export type Verdict = 'pass' | 'fail' | 'unknown';

export type Asked =
  /** `any`: something within the range will do (≥ 1.6 MPa) · `all`: the whole range is needed (DN50 to DN200). Ends belong to it. */
  | ({ readonly kind: 'range'; readonly extent: 'any' | 'all' } & Range)
  | { readonly kind: 'choice'; readonly among: readonly string[] }
  /** Grades by their groups (`gradesIn`). */
  | { readonly kind: 'grade'; readonly names: ReadonlySet<string> }
  /** Words that are to stand in what it says; that they do not proves nothing. */
  | { readonly kind: 'words'; readonly words: string };

export type Condition = {
  /** Key of the attribute. */
  readonly attribute: string;
  /** As it was written. */
  readonly typed: string;
  /** What does not hold excludes; a soft one only adds nothing. */
  readonly hard: boolean;
  readonly asked: Asked;
};

/** What a product says of an attribute. */
export type Said = Range & { readonly typed: string; readonly grades: readonly string[] };

export type Judged = {
  readonly attribute: string;
  readonly asked: string;
  readonly said: string | null;
  readonly hard: boolean;
  readonly verdict: Verdict;
};

const [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

export function judge({ attribute, typed, hard, asked }: Condition, said: Said | undefined): Judged {
  return { attribute, asked: typed, said: said?.typed ?? null, hard, verdict: said ? verdictOn(asked, said) : 'unknown' };
}

function verdictOn(asked: Asked, said: Said): Verdict {
  if (asked.kind === 'words') return plain(said.typed).includes(plain(asked.words)) ? 'pass' : 'unknown';
  if (asked.kind === 'choice') return asked.among.includes(said.typed) ? 'pass' : 'fail';
  if (asked.kind === 'grade')
    return said.grades.length === 0 ? 'unknown' : said.grades.some((name) => asked.names.has(name)) ? 'pass' : 'fail';
  if (said.low === null && said.high === null) return 'unknown';
  const [low, high] = [asked.low ?? below, asked.high ?? above];
  const [from, to] = [said.low ?? below, said.high ?? above];
  const holds = asked.extent === 'any' ? from <= high && to >= low : from <= low && to >= high;
  return holds ? 'pass' : 'fail';
}
