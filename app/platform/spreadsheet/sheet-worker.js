/**
 * The thread in which a sent spreadsheet is opened, with memory of its own: a file that exhausts it, or keeps it busy, takes nothing
 * else down. It answers with some rows at a time, so that whoever waits is never kept from other work for long. Its other half is
 * `read-sheet.server.ts`.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';
import { cleanArchive, Refused } from './archive.js';

/** @import { SheetLimits, SheetMessage } from './read-sheet.server.ts' */
/** @import { CellValue } from './cell.ts' */
/** @typedef {[column: number, value: CellValue]} Placed */

/** @type {{ source: Uint8Array | string, limits: SheetLimits }} */
const { source, limits } = workerData;
const atOnce = 200;

/** @param {SheetMessage} message */
const say = (message) => parentPort?.postMessage(message);

try {
  const bytes = typeof source === 'string' ? readFileSync(source) : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  await readRows(await cleanArchive(bytes));
  say({ done: true });
} catch (error) {
  say({ refused: error instanceof Refused ? error.reason : 'file-damaged' });
}

/** @param {Uint8Array} archive */
async function readRows(archive) {
  /** @type {{ row: number, cells: Placed[] }[]} */
  let rows = [];
  let [count, characters, last] = [0, 0, 0];
  for await (const { index, values } of streamXlsxRows(archive)) {
    const row = index + 1;
    if (!Number.isInteger(row) || row <= last || row > 1_048_576) throw new Refused('file-damaged');
    last = row;
    const cells = [];
    for (let at = 0; at < values.length; at++) {
      const cell = cellOf(values[at]);
      if (cell) cells.push(/** @type {Placed} */ ([at + 1, cell]));
    }
    if (cells.length === 0) continue;
    count += 1;
    characters += cells.reduce((sum, [, cell]) => sum + (cell.kind === 'text' ? cell.value.length : 0), 0);
    if (count > limits.rows || characters > limits.characters || (cells.at(-1)?.[0] ?? 0) > limits.columns)
      throw new Refused('file-too-large');
    rows.push({ row, cells });
    if (rows.length >= atOnce) {
      say({ rows });
      rows = [];
    }
  }
  say({ rows });
}

/**
 * @param {string | number | boolean | Date | null | undefined} value
 * @returns {CellValue | null}
 */
function cellOf(value) {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return { kind: 'text', value: value.toWellFormed() };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'text', value: String(value) };
  // A serial number is a fraction of a day: what it says of less than a second is noise.
  const time = new Date(Math.round(value.getTime() / 1_000) * 1_000);
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9_999) return { kind: 'text', value: '#NUM!' };
  return { kind: 'date', value: time.toISOString().slice(0, -5).replace('T00:00:00', '') };
}
