import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Goods, type GoodsRow } from './goods.ts';

/** The knowledge of goods that comes with the project. */
export function readGoods(): Goods {
  const file = readFileSync(new URL('goods.csv', import.meta.url));
  return new Goods(parse(file, { columns: true, skip_empty_lines: true, bom: true, comment: '#' }) as GoodsRow[]);
}
