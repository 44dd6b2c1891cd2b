import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Goods, type GoodsRow } from './goods.ts';

let known: Goods | undefined;

/** The knowledge of goods that comes with the project; read once. */
export function readGoods(): Goods {
  known ??= new Goods(parse(readFileSync(goodsFile()), { columns: true, skip_empty_lines: true, bom: true, comment: '#' }) as GoodsRow[]);
  return known;
}

/** Where the file lies: this module may be part of the built server, which is somewhere else in the project. */
export function goodsFile(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'app', 'domain', 'matching', 'goods.csv');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error('goods.csv is not in the project');
  }
}
