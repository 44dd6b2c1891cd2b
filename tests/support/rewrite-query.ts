/** Ways in which people type the same query: other characters, letters for sounds, a slip. */
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const toHongKong = Converter({ from: 'cn', to: 'hk' });

export const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

export const inTraditional = (text: string) => [toTaiwan(text), toHongKong(text)];
export const inPinyin = (text: string) => [syllables(text).join(''), syllables(text).join(' ')];
export const inInitials = (text: string) =>
  syllables(text).length >= 3
    ? [
        syllables(text)
          .map((syllable) => syllable[0])
          .join(''),
      ]
    : [];
export const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/**
 * Each character in turn replaced by the most frequent one that sounds like it.
 *
 * @param text in which characters are counted.
 */
export function homophones(text: string): (query: string) => string[] {
  const counts = new Map<string, number>();
  for (const character of text.match(/\p{Script=Han}/gu) ?? []) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bySound = new Map<string, string[]>();
  for (const [character] of [...counts].sort((a, b) => b[1] - a[1])) {
    const sound = syllables(character)[0]!;
    bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  return (query) => {
    const characters = [...query];
    const sounds = syllables(query);
    return characters.flatMap((character, i) => {
      const other = bySound.get(sounds[i]!)?.find((candidate) => candidate !== character);
      return other ? [[...characters.slice(0, i), other, ...characters.slice(i + 1)].join('')] : [];
    });
  };
}
