/**
 * Where words begin and end in Chinese.
 *
 * Only runs of Han characters go to jieba (it would take Vietnamese apart letter by letter); its dictionary is extended with
 * the vocabulary of the trade: terms and synonyms, names of places, brands and makers. The best cut gives the words of a text; the
 * dictionary words inside them are kept as parts, for what is asked for by a piece of a compound.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

export type Segmenter = {
  /** The best cut. */
  words(han: string): string[];
  /** Every dictionary word of two or more characters inside the text. */
  parts(han: string): string[];
  /** The longest dictionary words that make up the text, other than the text itself; null where there are none. */
  pieces(han: string): string[] | null;
  /** Whether a general dictionary knows the word. */
  isWord(han: string): boolean;
};

const runs = /\p{Script=Han}+/gu;

export const hanRuns = (folded: string): string[] => folded.match(runs) ?? [];

/** @param vocabulary words to be kept whole, folded. */
export function makeSegmenter(vocabulary: Iterable<string>): Segmenter {
  const plain = Jieba.withDict(dict);
  const jieba = Jieba.withDict(dict);
  const own = [...new Set(vocabulary)].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  jieba.loadDict(Buffer.from(own.map((word) => `${word} ${word.length > 2 ? 20_000 : 3_000} n`).join('\n')));
  return {
    words: remembering((han) => jieba.cut(han, false)),
    parts: remembering((han) => jieba.cutAll(han).filter((word) => word.length > 1)),
    pieces: remembering((han) => piecesOf(han, new Set(jieba.cutAll(han)))),
    isWord: (han) => han.length > 1 && plain.cut(han, false).length === 1,
  };
}

/** Categories, sectors, firms and goods are named again and again. */
function remembering<T>(work: (han: string) => T): (han: string) => T {
  const memory = new Map<string, T>();
  return (han) => {
    const known = memory.get(han);
    if (known !== undefined) return known;
    const result = work(han);
    if (memory.size > 50_000) memory.clear();
    memory.set(han, result);
    return result;
  };
}

function piecesOf(han: string, known: ReadonlySet<string>): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let to = 1; to <= han.length; to++) {
    for (let from = 0; from < to; from++) {
      const word = han.slice(from, to);
      const before = best[from];
      if (!before || word.length < 2 || word === han || !known.has(word)) continue;
      const here = best[to];
      if (!here || before.length + 1 < here.length) best[to] = [...before, word];
    }
    best[to] ??= null;
  }
  return best[han.length] ?? null;
}
