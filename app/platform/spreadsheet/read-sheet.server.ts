import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type FileReason, FileRefused } from '../files/file-refused.ts';
import { turns } from '../turns.ts';
import { type CellValue, columnName, type Row } from './cell.ts';

export type SheetLimits = {
  /** Rows that are not empty. */
  readonly rows: number;
  /** The last column in which anything may stand. */
  readonly columns: number;
  /** UTF-16 units of text in all cells together: one shared text may stand in every cell. */
  readonly characters: number;
  /** After which the thread is ended. */
  readonly milliseconds: number;
};

/** What the thread says, in `sheet-worker.js`. */
export type SheetMessage =
  | { readonly rows: readonly { readonly row: number; readonly cells: readonly (readonly [column: number, value: CellValue])[] }[] }
  | { readonly done: true }
  | { readonly refused: FileReason };

const ordinary: SheetLimits = { rows: 10_000, columns: 60, characters: 20_000_000, milliseconds: 20_000 };
/** Megabytes of what lives long and of what does not. */
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

const inTurn = turns({ atOnce: 1, waiting: 10, full: () => new FileRefused('file-busy') });

/**
 * The rows of the first sheet of an XLSX file that are not empty, in their order. Nothing in the file is believed: see `archive.js`.
 *
 * @param source the bytes, or the path of the file.
 * @throws FileRefused
 */
export const readSheet = (source: Uint8Array | string, limits: Partial<SheetLimits> = {}): Promise<{ readonly rows: readonly Row[] }> =>
  inTurn(() => readInThread(source, { ...ordinary, ...limits }));

function readInThread(source: Uint8Array | string, limits: SheetLimits): Promise<{ rows: Row[] }> {
  // By its name in the package, because in the build this module stands elsewhere.
  const file = createRequire(import.meta.url).resolve('#app/platform/spreadsheet/sheet-worker.js');
  const thread = new Worker(file, { workerData: { source, limits }, resourceLimits: memory, execArgv: [], env: {} });
  const rows: Row[] = [];
  return new Promise<{ rows: Row[] }>((resolve, reject) => {
    const refuse = (reason: FileReason, cause?: unknown) => reject(new FileRefused(reason, { cause }));
    const late = setTimeout(() => refuse('file-too-slow'), limits.milliseconds);
    thread.on('message', (message: SheetMessage) => {
      if ('rows' in message) for (const read of message.rows) rows.push(rowFrom(read.row, read.cells));
      else if ('refused' in message) refuse(message.refused);
      else resolve({ rows });
    });
    thread.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('file-too-large', error) : reject(error),
    );
    thread.once('exit', () => {
      clearTimeout(late);
      refuse('file-damaged');
    });
  }).finally(() => thread.terminate());
}

const rowFrom = (row: number, cells: readonly (readonly [number, CellValue])[]): Row => ({
  row,
  cells: new Map(cells.map(([column, value]) => [column, { ...value, address: `${columnName(column)}${row}` }])),
});
