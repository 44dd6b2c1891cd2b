/**
 * Breaking a name into the lines of a drawn card.
 *
 * 1. Words of Latin letters stay whole, Chinese breaks anywhere but before a closing mark.
 * 2. What does not fit ends in an ellipsis; nothing else is lost.
 * 3. There are never more lines than asked for, whatever the name.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plateLines } from '#app/ui/plate-lines.ts';

test('1. where lines break', () => {
  expect(plateLines('玉柴 YCK16 发动机', 6, 3)).toEqual(['玉柴 YCK16', '发动机']);
  expect(plateLines('广西横县茉莉花茶、绿茶', 8, 3)).toEqual(['广西横县茉莉花', '茶、绿茶']);
});

test('2. what does not fit', () => {
  expect(plateLines('一二三四五六七八九十', 4, 2)).toEqual(['一二三四', '五六七…']);
  expect(plateLines('一二三四五六七八', 4, 2)).toEqual(['一二三四', '五六七八']);
  expect(plateLines('', 4, 2)).toEqual([]);
});

test('3. any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
      const lines = plateLines(name, 11, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      const squeezed = (text: string) => text.replace(/\s+/g, '');
      if (!lines.at(-1)?.endsWith('…')) expect(squeezed(lines.join(''))).toBe(squeezed(name));
    }),
    { numRuns: 1000 },
  );
});
