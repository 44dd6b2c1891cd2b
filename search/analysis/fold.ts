/**
 * One spelling for what is written in many: full width and half width, upper and lower case, traditional and simplified
 * characters (of Taiwan and of Hong Kong), Latin letters with and without marks.
 *
 * Characters are folded one at a time, never by phrase, so that every folded character can be traced to the one it came from.
 */
import { Converter } from 'opencc-js/t2cn';

const fromHongKong = Converter({ from: 'hk', to: 'cn' });
const fromTaiwan = Converter({ from: 'tw', to: 'cn' });
const fromTraditional = Converter({ from: 't', to: 'cn' });

/** Forms in everyday use which the conversion tables do not unify: 坭 and 泥 stay apart, 蠔 and 蚝 do not. */
const variants: Readonly<Record<string, string>> = {
  蠔: '蚝',
  綫: '线',
  粧: '妆',
  菸: '烟',
  麪: '面',
  麵: '面',
  裏: '里',
  裡: '里',
  砲: '炮',
  煙: '烟',
};

const memory = new Map<string, string>();
const han = /\p{Script=Han}/u;

function foldCharacter(cluster: string): string {
  const known = memory.get(cluster);
  if (known !== undefined) return known;
  let folded = cluster.normalize('NFKC').toLowerCase();
  folded = [...folded].map((one) => (han.test(one) ? simplify(one) : one)).join('');
  folded = folded
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replaceAll('đ', 'd')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss');
  folded = folded.replace(/\p{C}/gu, ' ');
  if (memory.size > 50_000) memory.clear();
  memory.set(cluster, folded);
  return folded;
}

function simplify(character: string): string {
  const plain = variants[character] ?? fromTraditional(fromTaiwan(fromHongKong(character)));
  return [...plain].length === 1 ? plain : character;
}

/** A character together with the marks that combine with it. */
const clusters = /\P{M}\p{M}*|\p{M}+/gsu;

export function fold(text: string): string {
  return (text.match(clusters) ?? []).map(foldCharacter).join('');
}

/** The folded text, and for each of its code units where in `text` the character begins and ends that it came from. */
export function foldWithOrigins(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(clusters)) {
    const piece = foldCharacter(match[0]);
    folded += piece;
    for (let i = 0; i < piece.length; i++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { folded, starts, ends };
}
