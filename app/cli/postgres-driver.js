/**
 * Mends the driver of PostgreSQL (postgres 3.4.9) while it is loaded. Where the server dies amid a transaction the driver writes to a socket that
 * is gone, which ends our process; and what was waiting to be written stays in front of the next connection's first words, which is then of
 * no use for ever. tests/integration/kill.test.ts shows both.
 *
 * A hook of Node's loader, since the faults lie in closures that nothing outside can reach.
 */
import { register } from 'node:module';

/** @type {[fault: string, mended: string][]} */
const mends = [
  [
    'const x = socket.write(chunk, fn)',
    "if (socket === null) { chunk = nextWriteTimer = null; error(Errors.connection('CONNECTION_CLOSED', options)); return false }\n    const x = socket.write(chunk, fn)",
  ],
  [
    'incomings = null\n    clearImmediate(nextWriteTimer)',
    'incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null',
  ],
];

/** @public Node calls it. @param {string} url @param {object} context @param {(url: string, context: object) => Promise<{ source?: unknown }>} next */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!/\/postgres\/src\/connection\.js$/.test(url) || !loaded.source) return loaded;
  let source = Buffer.from(/** @type {Uint8Array} */ (loaded.source)).toString();
  for (const [fault, mended] of mends) {
    if (!source.includes(fault)) throw new Error(`the driver of PostgreSQL has changed: look at ${import.meta.url}`);
    source = source.replace(fault, mended);
  }
  return { ...loaded, source };
}

/** Has the driver mended in this process, if it is not loaded yet. */
export const mendDriver = () => register(import.meta.url);
