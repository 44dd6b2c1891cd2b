/**
 * What each public page costs one client: how long it takes over HTTP, and how much of the processor the database spends on it.
 * Each is asked some times unmeasured, so that plans, prepared statements and pages of the database's cache are there.
 */
import { Agent } from 'node:http';
import type { Sql } from '#db/client.ts';
import { cpuOf } from './cpu.ts';
import { timePage } from './search.ts';
import { type Spread, spreadOf } from './statistics.ts';

export type PageTimes = {
  readonly path: string;
  readonly spread: Spread;
  /** Milliseconds of processor time of the database for one request; null where the system does not say. */
  readonly database: number | null;
};

/** The database plans a statement anew for its first five executions on a connection, and a pool has ten. */
const unmeasured = 20;
const measuredEach = 20;

export async function timePages(
  base: string,
  databasePid: number,
  sql: Sql,
  rounds: number,
  say: (path: string) => void,
): Promise<PageTimes[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: PageTimes[] = [];
  try {
    for (const path of await publicPaths(sql)) {
      say(path);
      for (let i = 0; i < unmeasured; i++) await timePage(agent, base + path);
      const before = cpuOf(databasePid);
      const took: number[] = [];
      for (let i = 0; i < rounds * measuredEach; i++) took.push(await timePage(agent, base + path));
      const after = cpuOf(databasePid);
      times.push({ path, spread: spreadOf(took), database: before === null || after === null ? null : (after - before) / took.length });
    }
  } finally {
    agent.destroy();
  }
  return times;
}

/** One address of each kind, with rows from the middle of the tables; the first and a deep page of what is paged. */
async function publicPaths(sql: Sql): Promise<string[]> {
  const [row] = await sql<[{ products: string[]; enterprise: string; demand: string; fair: string }]>`
    select array(select ref from products where status = 'published' and regulated is null order by id offset 200 limit 4) as products,
      (select ref from enterprises order by id offset 100 limit 1) as enterprise,
      (select ref from demands order by ref limit 1) as demand, (select ref from fairs order by ref limit 1) as fair`;
  return [
    ...['/', '/about', '/sectors', '/sectors/food', '/sectors/food?page=50', '/cities', '/cities/nanning', '/cities/nanning?page=50'],
    ...['/enterprises', '/enterprises?city=nanning', '/enterprises?page=50', '/demands', '/fairs', '/chains', '/api'],
    ...[`/products/${row.products[0]}`, `/enterprises/${row.enterprise}`, `/demands/${row.demand}`, `/fairs/${row.fair}`],
    `/compare?${row.products.map((ref) => `p=${ref}`).join('&')}`,
    ...['/search', `/search?q=${encodeURIComponent('柳州')}`, '/feed.atom', '/sitemap.xml', `/sitemap/products-${row.products[0]}.xml`],
  ];
}
