import { parseArgs } from 'node:util';

export type Options = {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Seconds of each load. */
  readonly seconds: number;
  readonly connections: number;
  /** Queries of each class. */
  readonly each: number;
  readonly seed: number;
  readonly json: string | null;
  /** A folder in which the server and its databases stay for the next run. */
  readonly keep: string | null;
  readonly only: readonly Part[];
};

export const parts = ['search', 'page', 'pages', 'throughput', 'bytes', 'rebuild'] as const;
export type Part = (typeof parts)[number];

export const usage = `npm run bench -- [--sizes 10k,100k] [--million] [--quick] [--json FILE] [--keep FOLDER] [--only ${parts.join(',')}] [--seed 1]
                [--connections 8] [--rounds 3] [--seconds 8] [--each 40]`;

/** @throws Error whose message says what is wrong with the arguments. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ sizes: text, json: text, keep: text, only: text, seed: text, connections: text, rounds: text, seconds: text, each: text },
      million: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const sizes = (values.sizes ?? (quick ? '2k' : '10k,100k')).split(',').map(sizeOf);
  return {
    sizes: [...new Set([...sizes, ...(values.million ? [1_000_000] : [])])].sort((a, b) => a - b),
    rounds: whole('rounds', values.rounds, quick ? 1 : 3),
    seconds: whole('seconds', values.seconds, quick ? 3 : 8),
    connections: whole('connections', values.connections, 8),
    each: whole('each', values.each, quick ? 12 : 40),
    seed: whole('seed', values.seed, 1),
    json: values.json ?? null,
    keep: values.keep ?? null,
    only: values.only === undefined ? parts : values.only.split(',').map(partOf),
  };
}

function sizeOf(text: string): number {
  const found = /^(\d+)([km]?)$/i.exec(text.trim());
  if (!found) throw new Error(`--sizes: ${text} is no number of products (2k, 100k, 1m)`);
  return Number(found[1]) * ({ '': 1, k: 1_000, m: 1_000_000 }[found[2]!.toLowerCase()] ?? 1);
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name}: ${text} is no whole number above 0`);
  return Number(text);
}

function partOf(text: string): Part {
  const part = parts.find((one) => one === text.trim());
  if (!part) throw new Error(`--only: ${text} is none of ${parts.join(', ')}`);
  return part;
}
