/**
 * What was typed, taken apart before anything is known of the index: chunks between spaces and marks, each a row of runs in one
 * script; phrases in quotes; words that must not occur (-word).
 */
import { fold } from './fold.ts';

export type Run = { readonly script: 'han' | 'latin'; readonly text: string /** Chunk it stands in, from 0. */; readonly chunk: number };
export type Query = {
  readonly folded: string;
  readonly runs: readonly Run[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
};

/** Longer queries are cut: what matters was said by then, and the work must have a bound. */
const mostCharacters = 120;
const mostRuns = 16;

const phrase = /["“”「」『』]([^"“”「」『』]+)["“”「」『』]/gu;
const exclusion = /(?<=^|\s)-(?=[\p{L}\p{N}])([\p{L}\p{N}-]+)/gu;
const run = /(?<han>\p{Script=Han}+)|(?<latin>[a-z0-9]+(?:[-./·+][a-z0-9]+)*)|(?<other>[\p{L}\p{N}]+)|(?<gap>\s+|[^\p{L}\p{N}\s]+)/gu;

export function readQuery(text: string): Query {
  const whole = fold(text.slice(0, mostCharacters * 4)).slice(0, mostCharacters);
  const phrases = [...whole.matchAll(phrase)]
    .map(([, inner]) => inner!.trim())
    .filter(Boolean)
    .slice(0, 4);
  const excluded = [...whole.matchAll(exclusion)].map(([, word]) => word!).slice(0, 4);
  const folded = whole.replace(exclusion, ' ').replace(/\s+/g, ' ').trim();
  const runs: Run[] = [];
  let chunk = 0;
  for (const { groups } of folded.matchAll(run)) {
    if (groups?.gap) chunk++;
    else if (groups?.han) runs.push({ script: 'han', text: groups.han, chunk });
    else runs.push({ script: 'latin', text: (groups?.latin ?? groups?.other)!, chunk });
    if (runs.length === mostRuns) break;
  }
  return { folded, runs, phrases, excluded };
}
