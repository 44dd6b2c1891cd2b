import type { datePrecisions } from '#db/schema/demands.ts';
import { isDay } from './cells.ts';

export type When = { readonly firstDay: string; readonly precision: (typeof datePrecisions)[number] };

/** 2021, 2021-06 or 2022-04-20 as the first day of what is meant, with how exact that is; null for anything else. */
export function readWhen(text: string): When | null {
  const shapes = [
    { length: 4, rest: '-01-01', precision: 'year' },
    { length: 7, rest: '-01', precision: 'month' },
    { length: 10, rest: '', precision: 'day' },
  ] as const;
  const shape = shapes.find(({ length }) => length === text.length);
  return shape && isDay(text + shape.rest) ? { firstDay: text + shape.rest, precision: shape.precision } : null;
}
