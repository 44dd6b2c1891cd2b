/** Pinyin typed without tones, joined or spaced, taken apart into syllables. */

const initialsOfSyllables = [
  'b',
  'p',
  'm',
  'f',
  'd',
  't',
  'n',
  'l',
  'g',
  'k',
  'h',
  'j',
  'q',
  'x',
  'zh',
  'ch',
  'sh',
  'r',
  'z',
  'c',
  's',
  'y',
  'w',
];
const finals: Readonly<Record<string, string>> = {
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ao ei en eng o u',
};
const syllables = new Set(['a', 'ai', 'an', 'ang', 'ao', 'e', 'ei', 'en', 'er', 'o', 'ou']);
for (const initial of initialsOfSyllables) for (const final of finals[initial]!.split(' ')) syllables.add(initial + final);

const mostReadings = 12;

/** Every way to read the letters as syllables, those with the fewest syllables first: xian → xian, xi an. */
export function readingsOf(letters: string): string[][] {
  const from = new Map<number, string[][]>();
  const readings = (at: number): string[][] => {
    if (at === letters.length) return [[]];
    const known = from.get(at);
    if (known) return known;
    const found: string[][] = [];
    for (let length = Math.min(6, letters.length - at); length > 0; length--) {
      const syllable = letters.slice(at, at + length);
      if (!syllables.has(syllable)) continue;
      for (const rest of readings(at + length)) found.push([syllable, ...rest]);
      if (found.length > mostReadings * 4) break;
    }
    const best = found.sort((a, b) => a.length - b.length).slice(0, mostReadings);
    from.set(at, best);
    return best;
  };
  return letters.length > 60 ? [] : readings(0);
}

/** ü is typed v, u or yu: one spelling for the three, to look words up by. */
export const lookUpSpelling = (pinyin: string) => pinyin.replace(/([nl])(?:v|yu)/g, '$1u').replace(/([nl])ue/g, '$1ue');
