/** Sends the statements of whole pages again and again over a number of connections, with the driver alone. */
import postgres from 'postgres';
import type { Statement } from '../measure/statements.ts';
import { onTask } from './child.ts';

export type RawTask = {
  readonly url: string;
  readonly pages: readonly (readonly Statement[])[];
  readonly connections: number;
  readonly seconds: number;
};
export type RawAnswer = { readonly perSecond: number };

onTask<RawTask, RawAnswer>(async ({ url, pages, connections, seconds }) => {
  const sql = postgres(url, { max: connections, onnotice: () => {}, connection: { TimeZone: 'UTC' } });
  const client = async (until: number): Promise<number> => {
    const own = await sql.reserve();
    let done = 0;
    for (; performance.now() < until; done++) {
      for (const { text, parameters } of pages[done % pages.length]!) await own.unsafe(text, parameters as never[], { prepare: true });
    }
    own.release();
    return done;
  };
  const run = async (length: number) => {
    const start = performance.now();
    const counts = await Promise.all(Array.from({ length: connections }, () => client(start + length * 1000)));
    return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - start)) * 1000;
  };
  await run(1);
  const perSecond = await run(seconds);
  await sql.end({ timeout: 5 });
  return { perSecond };
});
