/** Latin words with a letter or two wrong, as the nearest words of the lexicon. */
import type { Analyser } from './analyser.ts';
import { stem } from './latin.ts';
import { isNoise } from './noise.ts';
import { distance } from './slips.ts';

/** One wrong letter in a word of four, two in a word of eight; shorter words are left as they are. */
const shortest = 4;
const long = 8;

/** @param further words to choose from beside those of the lexicon. */
export function mendWords(typed: readonly string[], { lexicon, places }: Analyser, further: readonly string[] = []): string[] {
  return typed.map((word) => {
    const key = stem(word);
    const isFine =
      word.length < shortest || !/^[a-z]+$/.test(word) || lexicon.withLatinWord(key).length > 0 || places.has(key) || isNoise(word);
    return isFine || further.includes(key) ? word : (nearest(key, [...lexicon.latinWords, ...further]) ?? word);
  });
}

function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = word.length >= long ? 2 : 1;
  const near = candidates
    .filter((candidate) => candidate.length >= shortest && Math.abs(candidate.length - word.length) <= most)
    .map((candidate) => ({ candidate, away: distance(candidate, word, most) }))
    .filter(({ away }) => away <= most);
  const sameStart = (candidate: string) => Number(candidate[0] === word[0]);
  return near.sort((a, b) => a.away - b.away || sameStart(b.candidate) - sameStart(a.candidate) || (a.candidate < b.candidate ? -1 : 1))[0]
    ?.candidate;
}
