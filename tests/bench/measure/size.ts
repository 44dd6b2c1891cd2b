/** All measurements on one database. */
import { loadavg } from 'node:os';
import { openRuntime, type Runtime } from '#app/platform/open-runtime.server.ts';
import { citySlug, type Reference } from '#app/platform/reference.ts';
import type { Sql } from '#db/client.ts';
import { rebuild } from '../catalogue/load.ts';
import type { BenchCluster } from '../cluster.ts';
import type { Prepared } from '../databases.ts';
import type { Options } from '../options.ts';
import { drawQueries, pathOf, type Query, type QueryClass } from '../queries/draw.ts';
import type { Memory, SizeResult } from '../results.ts';
import { benchSettings } from '../settings.ts';
import { openSite, type Site } from '../site.ts';
import { fetchBytes, type PageWeight, weigh } from './bytes.ts';
import { memoryOf } from './memory.ts';
import { timePages } from './pages.ts';
import { timeInProcess, timeOverHttp } from './search.ts';
import { measureThroughput } from './throughput.ts';

/** As the web server sets it. */
const statementTimeout = 5_000;
const throughputQueries = 48;

export async function measureSize(
  cluster: BenchCluster,
  prepared: Prepared,
  options: Options,
  say: (step: string) => void,
): Promise<SizeResult> {
  const { runtime, close } = await openRuntime(prepared.url, benchSettings, { statementTimeout });
  try {
    const { sql } = runtime;
    const classes = await drawQueries(sql, options.seed, options.each);
    const wanted = (part: Options['only'][number]) => options.only.includes(part);
    const search = wanted('search') ? await timeInProcess(runtime, classes, options.rounds, (name) => say(`search, ${name}`)) : null;
    const served = await measureServed(cluster, prepared, classes, runtime, options, say);
    const after = wanted('rebuild') ? await rebuildTime(prepared.url, say) : null;
    return {
      size: prepared.size,
      loadAverage: loadavg(),
      rows: await countRows(sql),
      disk: await measureDisk(sql),
      load: prepared.load,
      search,
      ...served,
      rebuild: after,
    };
  } finally {
    await close();
  }
}

/** An index is rebuilt by a command, which no time-out cuts off. */
async function rebuildTime(url: string, say: (step: string) => void): Promise<number> {
  const { runtime, close } = await openRuntime(url, benchSettings);
  try {
    return await rebuild(runtime, (step, done, total) => say(`${step} ${done} of ${total}`));
  } finally {
    await close();
  }
}

type ServedPart = Pick<SizeResult, 'page' | 'pages' | 'throughput' | 'bytes' | 'memory'>;

async function measureServed(
  cluster: BenchCluster,
  { url }: Prepared,
  classes: readonly QueryClass[],
  { sql, reference }: Pick<Runtime, 'sql' | 'reference'>,
  options: Options,
  say: (step: string) => void,
): Promise<ServedPart> {
  const { only, rounds, seconds, connections } = options;
  if (!only.some((part) => part === 'page' || part === 'pages' || part === 'throughput' || part === 'bytes'))
    return { page: null, pages: null, throughput: null, bytes: null, memory: null };
  say('starting the site');
  const site = await openSite(url);
  try {
    await fetchBytes(`${site.base}/`, 'identity');
    const before = memoryNow(site, cluster);
    const bytes = only.includes('bytes') ? await weighPages(site, sql, classes) : null;
    const page = only.includes('page') ? await timeOverHttp(site.base, classes, rounds, (name) => say(`page, ${name}`)) : null;
    const pages = only.includes('pages') ? await timePages(site.base, cluster.pid(), sql, rounds, (path) => say(`page ${path}`)) : null;
    const throughput = only.includes('throughput')
      ? await measureThroughput(
          site,
          url,
          { queries: everyday(classes), lists: listPages(reference) },
          { connections, seconds, rounds },
          (step) => say(`throughput, ${step}`),
        )
      : null;
    return { page, pages, throughput, bytes, memory: { before, after: memoryNow(site, cluster) } };
  } finally {
    await site.close();
  }
}

const memoryNow = (site: Site, cluster: BenchCluster): Memory => ({ site: memoryOf(site.pid), database: memoryOf(cluster.pid()) });

/** What people ask most: one to four words, with and without filters, the first page. */
function everyday(classes: readonly QueryClass[]): Query[] {
  const lists = classes
    .filter(({ group, name }) => group === 'words' || (group === 'filters' && name !== 'no text, one'))
    .map(({ queries }) => queries);
  return Array.from({ length: throughputQueries }, (_, i) => lists[i % lists.length]![Math.floor(i / lists.length)]).filter(
    (query) => query !== undefined,
  );
}

/** The first two pages of every sector and city. */
const listPages = ({ sectors, cities }: Reference): string[] =>
  [...sectors.map(({ code }) => `/sectors/${code}`), ...cities.map(({ en }) => `/cities/${citySlug(en)}`)].flatMap((path) => [
    path,
    `${path}?page=2`,
  ]);

async function weighPages(site: Site, sql: Sql, classes: readonly QueryClass[]): Promise<PageWeight[]> {
  const heaviest = await heaviestOf(site, everyday(classes).map(pathOf));
  const compared = await sql<{ ref: string }[]>`
    select p.ref from products p left join product_attributes a on a.product_id = p.id
    where p.status = 'published' and p.regulated is null
      and p.category_id = (select category_id from products join product_attributes on product_id = products.id
        where status = 'published' and regulated is null group by 1 order by count(*) desc, category_id limit 1)
    group by p.id order by count(a.*) desc, p.ref limit 4`;
  const pages = [
    ['home', '/'],
    ['results', pathOf({ text: '螺蛳粉', where: {}, sort: 'relevance', page: 1, kind: 'product' })],
    [`results, heaviest of ${throughputQueries}`, heaviest],
    ['product', `/products/${compared[0]?.ref ?? 'P0001'}`],
    ['comparison of 4', `/compare?${compared.map(({ ref }) => `p=${ref}`).join('&')}`],
  ] as const;
  const weights: PageWeight[] = [];
  for (const [name, path] of pages) for (const encoding of ['br', 'gzip']) weights.push(await weigh(site.base, name, path, encoding));
  return weights;
}

async function heaviestOf(site: Site, paths: readonly string[]): Promise<string> {
  let heaviest = { path: paths[0]!, bytes: 0 };
  for (const path of paths) {
    const { onWire } = await fetchBytes(site.base + path, 'br');
    if (onWire > heaviest.bytes) heaviest = { path, bytes: onWire };
  }
  return heaviest.path;
}

async function countRows(sql: Sql): Promise<SizeResult['rows']> {
  const [row] = await sql<SizeResult['rows'][]>`
    select (select count(*)::int from products) as products, (select count(*)::int from enterprises) as enterprises,
      (select count(*)::int from credentials) as credentials`;
  return row!;
}

async function measureDisk(sql: Sql): Promise<SizeResult['disk']> {
  const [row] = await sql<{ database: string; search: string; inverted: string }[]>`
    select pg_database_size(current_database())::text as database,
      (select sum(pg_total_relation_size(oid))::text from pg_class where relname like 'search\_%' and relkind = 'r') as search,
      pg_relation_size('search_documents_lexemes')::text as inverted`;
  return { database: Number(row!.database), search: Number(row!.search), inverted: Number(row!.inverted) };
}
