/**
 * The key by which names are put in order: by pinyin, syllable for syllable and then tone for tone.
 *
 * It is made here and stored, so that the order does not depend on the collations of the database at hand.
 */
import { sortingSyllables } from './pinyin.ts';

export function nameSort(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().trim();
  return sortingSyllables(plain)
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
