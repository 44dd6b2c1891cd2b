/** A text as rules about words read it: folded, with or without its spaces and ornaments, each character knowing where it stands. */
import { foldWithOrigins } from '#search/analysis/fold.ts';

/** Characters of a folded text, each with where it comes from. */
export type Reading = { readonly text: string; readonly at: readonly number[] };

export type Quoted = {
  /** As the person wrote it, and where it begins and ends. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
};

const invisible = /[\p{Cf}\p{M}]/u;
const ornament = /[\s"'“”‘’「」『』《》〈〉【】[\]()*·•_~|+-]/u;

/** `loose` has the spaces and ornaments of the text, `tight` has not. */
export function readings(text: string) {
  const { folded, starts, ends } = foldWithOrigins(text);
  const seen = (index: number) => !invisible.test(text.slice(starts[index], ends[index]));
  const kept = (keep: (index: number) => boolean): Reading => {
    const at = [...Array(folded.length).keys()].filter(keep);
    return { text: at.map((index) => folded[index]).join(''), at };
  };
  const quoted = (read: Reading, from: number, length: number): Quoted => {
    const start = starts[read.at[from] ?? 0] ?? 0;
    const end = ends[read.at[from + length - 1] ?? 0] ?? start;
    return { quote: text.slice(start, end), start, end };
  };
  return { loose: kept(seen), tight: kept((index) => seen(index) && !ornament.test(folded[index] ?? '')), quoted };
}
