/** The release's reference tables as rules want them, read from the source tree without a database. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Attribute } from '#app/domain/catalogue/typed-value.ts';
import type { Unit } from '#app/domain/catalogue/unit-spellings.ts';

export const rowsOf = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true });

const numberOrNull = (text: string | undefined) => (text ? Number(text) : null);

export const units: Unit[] = rowsOf('db/seed/reference/units.csv').map((row) => ({
  code: row.code ?? '',
  dimension: row.dimension ?? '',
  zh: row.zh ?? '',
  en: row.en ?? '',
  factor: Number(row.factor),
  shift: Number(row.shift),
}));

export const attributes: Attribute[] = rowsOf('db/seed/reference/attributes.csv').map((row) => ({
  id: row.key ?? '',
  key: row.key ?? '',
  type: row.type as Attribute['type'],
  dimension: row.dimension || null,
  least: numberOrNull(row.least),
  most: numberOrNull(row.most),
  choices: row.choices ? row.choices.split(';') : [],
}));

export const attribute = (key: string): Attribute => {
  const found = attributes.find((one) => one.key === key);
  if (!found) throw new Error(`no attribute ${key}`);
  return found;
};
