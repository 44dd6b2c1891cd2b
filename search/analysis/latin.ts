/** Words in Latin letters: English, Vietnamese without its marks, model numbers, figures with units. */

/** `CLG9520E`, `922F-E`, `ck 6140`: letters and digits that belong together are also kept as one. */
const modelNumber = /[a-z0-9]+(?:[-./·][a-z0-9]+)*/g;

/** The words of folded text. */
export function latinWords(folded: string): string[] {
  return (folded.match(/[a-z0-9]+/g) ?? []).map(stem);
}

/** Singular of an English plural; other words as they are. Both sides are treated alike, so that a wrong guess does no harm. */
export function stem(word: string): string {
  return british[singular(word)] ?? singular(word);
}

/** American spellings of the trade's words. */
const british: Readonly<Record<string, string>> = {
  aluminum: 'aluminium',
  fiber: 'fibre',
  fiberboard: 'fibreboard',
  mold: 'mould',
  tire: 'tyre',
  color: 'colour',
  gray: 'grey',
  galvanised: 'galvanized',
  sulfur: 'sulphur',
  center: 'centre',
  plow: 'plough',
  molded: 'moulded',
  colored: 'coloured',
  flavor: 'flavour',
  fertiliser: 'fertilizer',
  stabiliser: 'stabilizer',
  jewelry: 'jewellery',
};

function singular(word: string): string {
  if (word.length < 4 || /\d/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Model numbers in folded text, without their separators: 922F-E → 922fe, and its parts that carry a digit. */
export function modelNumbers(folded: string): string[] {
  const found = new Set<string>();
  for (const [written] of folded.matchAll(modelNumber)) {
    if (!/\d/.test(written)) continue;
    const joined = written.replace(/[^a-z0-9]/g, '');
    if (joined.length < 2) continue;
    found.add(joined);
    for (const part of joined.match(/\d{3,}[a-z]*/g) ?? []) found.add(part);
  }
  return [...found];
}
