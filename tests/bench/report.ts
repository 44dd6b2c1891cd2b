/** The result in words: tables for people, with the goal and whether it is met beside each figure that has one. */
import type { SearchTimes } from './measure/search.ts';
import type { Spread } from './measure/statistics.ts';
import { type Beside, encodings, type Served } from './measure/throughput.ts';
import type { Machine, SizeResult } from './results.ts';

const goals = { p95: 30, at: 100_000, ofExpress: 0.12, bytes: 14_950, script: 0 };

export function describeMachine({ date, commit, processor, cores, memory, system, node, postgresql, pgbench, pinned }: Machine): string {
  return [
    `${date}, commit ${commit}`,
    `${processor}, ${cores} cores, ${mebibytes(memory)} MiB, ${system}; Node ${node}, PostgreSQL ${postgresql}`,
    pgbench ? 'pgbench found' : 'pgbench not found: its column is left out',
    pinned ? 'what serves on core 0, what asks on core 1, the database on both' : 'processes not pinned to cores',
  ].join('\n');
}

export function describeSize(size: SizeResult): string {
  const title = `== ${thousands(size.size)} products ==`;
  return [
    `${title}  load average ${size.loadAverage.map((load) => load.toFixed(1)).join(', ')} at its end`,
    loading(size),
    ...searching(size),
    ...publicPages(size),
    ...throughput(size),
    ...weights(size),
    ...memory(size),
  ].join('\n\n');
}

function loading({ rows, disk, load, rebuild }: SizeResult): string {
  return table(
    'Loading',
    ['', ''],
    [
      [
        'rows',
        `${thousands(rows.products)} products, ${thousands(rows.enterprises)} enterprises, ${thousands(rows.credentials)} credentials`,
      ],
      ['real directory imported', seconds(load.import)],
      ['rows generated and inserted', seconds(load.generate)],
      ['index built', seconds(load.index)],
      ['statistics', seconds(load.analyze)],
      ...(rebuild === null ? [] : [['index rebuilt beside the one in use, disk synced', seconds(rebuild)]]),
      ['on disk', `${mebibytes(disk.database)} MiB, of which search ${mebibytes(disk.search)}, inverted index ${mebibytes(disk.inverted)}`],
    ],
  );
}

function searching({ size, search, page }: SizeResult): string[] {
  return (
    [
      ['Search, one client, in process (engine, rows, marks), ms', search],
      ['Result page, one client, over HTTP, ms', page],
    ] as const
  ).flatMap(([title, times]) => (times ? [latencies(title, times, size)] : []));
}

function latencies(title: string, { classes, all, best95 }: SearchTimes, size: number): string {
  const figures = ({ p50, p95, p99, worst }: Spread) => [p50, p95, p99, worst].map(milliseconds);
  const rows = classes.map(({ group, name, spread, best95, empty }) => [
    group,
    name,
    ...figures(spread),
    milliseconds(best95),
    empty > 0 ? percent(empty) : '',
    goal(spread.p95, size),
  ]);
  return table(
    title,
    ['', '', 'p50', 'p95', 'p99', 'worst', 'best p95', 'empty', 'goal'],
    [...rows, ['all', '', ...figures(all), milliseconds(best95), '', goal(all.p95, size)]],
  );
}

const goal = (p95: number, size: number) => (size === goals.at ? `p95 ≤ ${goals.p95}: ${met(p95 <= goals.p95)}` : '');

function publicPages({ pages }: SizeResult): string[] {
  if (!pages) return [];
  const rows = pages.map(({ path, spread, database }) => [
    decodeURI(path),
    milliseconds(spread.p50),
    milliseconds(spread.p95),
    database === null ? 'not known here' : milliseconds(database),
  ]);
  return [table('Public pages, one client, over HTTP, ms', ['', 'p50', 'p95', "database's processor time"], rows)];
}

function throughput({ throughput: measured }: SizeResult): string[] {
  if (!measured) return [];
  const { connections, rounds, results, lists } = measured;
  const how = `${connections} connections, median of ${rounds}`;
  const heads = ['', 'per s', 'p50 / p99 ms', 'each', 'failed', 'goal'];
  const { rawSql, pgbench } = results;
  return [
    table(`Result page, ${results.addresses} addresses of ${results.statements} statements, ${how}`, heads, [
      ...besideRows(results),
      ...sqlRows(results.page.identity.perSecond, rawSql, pgbench),
    ]),
    table(`List page (sectors, cities), ${lists.addresses} addresses, ${how}`, heads, besideRows(lists)),
  ];
}

const besideRows = ({ page, express }: Beside): string[][] =>
  encodings.flatMap((encoding) => {
    const ratio = page[encoding].perSecond / express[encoding].perSecond;
    const row = (name: string, { perSecond: n, p50, p99, bytes, failed }: Served) => [
      ...[`${name}, ${encoding}`, perSecond(n), `${p50} / ${p99}`, `${kilobytes(bytes)} KB`, failures(failed), ''],
    ];
    return [
      row('page', page[encoding]),
      row('Express, the same bytes', express[encoding]),
      [`  page ÷ Express, ${encoding}`, ratio.toFixed(3), '', '', '', `≥ ${goals.ofExpress}: ${met(ratio >= goals.ofExpress)}`],
    ];
  });

function sqlRows(page: number, rawSql: number, pgbench: number | null): string[][] {
  return [
    ['its SQL, postgres.js alone', perSecond(rawSql), '', '', '', ''],
    ['  page ÷ its SQL', (page / rawSql).toFixed(3), '', '', '', ''],
    ...(pgbench === null
      ? []
      : [
          ['its SQL, pgbench -M prepared', perSecond(pgbench), '', '', '', ''],
          ['  page ÷ pgbench', (page / pgbench).toFixed(3), '', '', '', ''],
        ]),
  ];
}

const failures = (count: number) => (count === 0 ? '' : String(count));

function weights({ bytes }: SizeResult): string[] {
  if (!bytes) return [];
  const rows = bytes.map(({ name, encoding, html, htmlOnWire, cssOnWire, imagesOnWire, requests, scriptOnWire }) => {
    const total = htmlOnWire + cssOnWire;
    const goalOfSize = name.startsWith('results') ? `≤ ${thousands(goals.bytes)}: ${met(total <= goals.bytes)}` : '';
    const figures = [html, htmlOnWire, cssOnWire, total, imagesOnWire].map(thousands);
    return [
      name,
      encoding,
      ...figures,
      String(requests),
      goalOfSize,
      `${thousands(scriptOnWire)} (0: ${met(scriptOnWire === goals.script)})`,
    ];
  });
  return [
    table('Bytes, headers included', ['', '', 'HTML plain', 'HTML', 'CSS', 'HTML+CSS', 'images', 'requests', 'goal', 'script'], rows),
  ];
}

function memory({ memory: measured }: SizeResult): string[] {
  if (!measured) return [];
  const shown = (bytes: number | null) => (bytes === null ? 'not known here' : `${mebibytes(bytes)} MiB`);
  const rows = (['before', 'after'] as const).map((when) => [
    `${when} the load`,
    shown(measured[when].site),
    shown(measured[when].database),
  ]);
  return [table('Memory (each process its share)', ['', 'site', 'database'], rows)];
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = head.some(Boolean) ? [head, ...rows] : rows;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  const written = lines.map((line) =>
    line
      .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...written.map((line) => `  ${line}`)].join('\n');
}

/** Chinese characters take two columns. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (/\p{Script=Han}|[　-〿＀-￯]/u.test(character) ? 2 : 1), 0);

const met = (yes: boolean) => (yes ? 'met' : 'NOT MET');
const milliseconds = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const perSecond = (value: number) => value.toFixed(value < 100 ? 1 : 0);
const percent = (share: number) => `${Math.round(100 * share)} %`;
const mebibytes = (bytes: number) => Math.round(bytes / 1_048_576);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const thousands = (value: number) => value.toLocaleString('en-US');
