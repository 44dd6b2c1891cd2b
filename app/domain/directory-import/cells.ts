/** The kinds of cells that the directory's files have. The message of a zod issue is a `BadCellReason`. */
import { z } from 'zod';
import { bases } from '#db/schema/columns.ts';
import type { BadCell, BadCellReason } from './bad-cell.ts';
import { badCellReasons } from './bad-cell.ts';
import type { TableRow } from './read-table.ts';

const reason = (word: BadCellReason) => word;

export const text = (most: number) => z.string().min(1, reason('empty')).max(most, reason('too-long'));
export const maybe = (most: number) =>
  z
    .string()
    .max(most, reason('too-long'))
    .transform((value) => value || null);
/** An address that a page may link to; nothing else that a browser would follow (javascript:). */
export const maybeAddress = z
  .string()
  .max(1000, reason('too-long'))
  .regex(/^(https?:\/\/[^\s]+)?$/, reason('not-an-address'))
  .transform((value) => value || null);

export const category = z
  .string()
  .min(1, reason('empty'))
  .max(60, reason('too-long'))
  .regex(/^[^/]+(\/[^/].*)?$/, reason('not-a-category'));

export const identifier = (pattern: RegExp) => z.string().regex(pattern, reason('not-an-identifier'));
export const word = <W extends string>(words: readonly W[]) => z.enum(words, reason('unknown-word'));
export const basis = word(bases.filter((known) => known !== 'declared'));

export const maybeWhole = z
  .string()
  .regex(/^\d{0,9}$/, reason('not-a-number'))
  .transform((value) => (value === '' ? null : Number(value)));

/** Yuan with at most two decimals, as integer fen. */
export const maybeFen = z
  .string()
  .regex(/^(\d{1,13}(\.\d{1,2})?)?$/, reason('not-a-number'))
  .transform((value) => {
    if (value === '') return null;
    const [yuan = '0', cents = ''] = value.split('.');
    return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  });

export const maybeYear = z
  .string()
  .regex(/^((19|20)\d\d)?$/, reason('not-a-date'))
  .transform((value) => (value === '' ? null : Number(value)));

/** A day of the calendar, not only something that looks like one (2022-02-30 is none). */
export const isDay = (value: string) => {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

export const maybeDay = z
  .string()
  .refine((value) => value === '' || isDay(value), reason('not-a-date'))
  .transform((value) => value || null);

export const maybeYes = z.enum(['yes', 'no', ''], reason('unknown-word')).transform((value) => (value === '' ? null : value === 'yes'));

const isReason = (message: string): message is BadCellReason => badCellReasons.some((known) => known === message);

/** The row in the types of its schema, or what is wrong with each of its cells. */
export function checkCells<S extends z.ZodType>(schema: S, file: string, row: TableRow): { value: z.output<S> | null; bad: BadCell[] } {
  const parsed = schema.safeParse(row.cells);
  if (parsed.success) return { value: parsed.data, bad: [] };
  const bad = parsed.error.issues.map((issue): BadCell => {
    const column = String(issue.path[0]);
    if (!isReason(issue.message)) throw new Error(`The schema of ${file} says "${issue.message}", which is no reason of bad-cell.ts`);
    return { file, line: row.line, column, value: row.cells[column] ?? null, reason: issue.message };
  });
  return { value: null, bad };
}
