/**
 * The architecture.
 *
 * 1. Every import names a file of ours, with its extension.
 * 2. A folder imports only what `layers` allows it; a route no other route.
 * 3. A domain knows only the domains before it in `domains`.
 * 4. No module reaches itself through its imports.
 * 5. A module of the application that reaches the database or the index at run time says so in its name: `*.server.ts`.
 * 6. What a page imports cannot reach the server: no `*.server.ts` below `app/ui`.
 * 7. No file is longer than a reader can hold, no folder or file is called after nothing, and barrels are the known ones.
 * 8. No page sends a script: the server keeps back the data that one would need (app/http/server/parts.ts).
 * 9. Nobody asks the machine what day it is where it stands, and periods are held against days in one place (db/schema/validity.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { files, type Import, imports } from '#tests/support/imports.ts';

/** Folder → what it may import besides itself: folders or single files. */
const layers: Record<string, readonly string[]> = {
  'app/cli': ['app/http', 'app/worker', 'app/domain', 'app/platform', 'db', 'search'],
  // Letters are put into words where they are sent.
  'app/worker': ['app/domain', 'app/platform', 'app/ui', 'db'],
  'app/routes': ['app/ui', 'app/http', 'app/domain', 'app/platform'],
  'app/ui': ['app/domain', 'app/platform'],
  // Which languages there are, and how an address names them, is one thing for pages and for requests.
  'app/http': ['app/domain', 'app/platform', 'db', 'search', 'app/ui/language.ts'],
  'app/domain': ['app/platform', 'db', 'search'],
  'app/platform': ['db', 'search'],
  search: ['db'],
  db: [],
};

/** In the order in which they may know each other. */
const domains = [
  'journal',
  'accounts',
  'administration',
  'enterprises',
  'catalogue',
  'listings',
  'sheets',
  'industries',
  'regions',
  'demands',
  'matching',
  'needs',
  'matches',
  'consortium',
  'talks',
  'agreements',
  'rings',
  'fairs',
  'corrections',
  'shortlists',
  'inquiries',
  'notices',
  'timelines',
  'desk',
  'privacy',
  'insight',
  'sitemap',
  'directory-import',
];

const longest = (file: string) => (file.startsWith('app/routes/') ? 200 : file.startsWith('app/ui/words/') ? 1_000 : 300);
const barrels = ['app/ui/words/index.ts', 'db/schema/index.ts'];

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const layerOf = (file: string) => Object.keys(layers).find((layer) => isIn(file, layer));
const shown = ({ from, to }: Import) => `${from} → ${to}`;
const lasting = imports.filter((it) => !it.erased);

test('1. every import names a file, with its extension', () => {
  expect(imports.filter((it) => !existsSync(it.to)).map(shown)).toEqual([]);
});

test('2. layers', () => {
  const allowed = ({ from, to }: Import) => {
    const layer = layerOf(from);
    if (!layer) return true;
    if (isIn(to, layer)) return layer !== 'app/routes';
    return layers[layer]!.some((place) => isIn(to, place));
  };
  expect(imports.filter((it) => !allowed(it)).map(shown)).toEqual([]);
});

test('3. order of domains', () => {
  const placeOf = (file: string) => domains.indexOf(file.match(/^app\/domain\/([^/]+)\//)?.[1] ?? '');
  expect(files.filter((file) => file.startsWith('app/domain/') && placeOf(file) < 0)).toEqual([]);
  expect(imports.filter(({ from, to }) => placeOf(from) >= 0 && placeOf(to) > placeOf(from)).map(shown)).toEqual([]);
});

test('4. no circles', () => {
  const next = new Map(files.map((file) => [file, lasting.filter((it) => it.from === file).map((it) => it.to)]));
  const settled = new Set<string>();
  const circleFrom = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (settled.has(file)) return undefined;
    const circle = (next.get(file) ?? []).map((to) => circleFrom(to, [...path, file])).find(Boolean);
    settled.add(file);
    return circle;
  };
  expect(files.map((file) => circleFrom(file, [])?.join(' → ')).filter(Boolean)).toEqual([]);
});

test('5. server modules say so', () => {
  const pure = ['db/schema', 'search/analysis', 'search/engine/port.ts'];
  const reaches = (to: string) => (isIn(to, 'db') || isIn(to, 'search')) && !pure.some((place) => isIn(to, place));
  const silent = lasting.filter(
    ({ from, to }) => /^app\/(domain|http|platform)\//.test(from) && !/\.server\.tsx?$/.test(from) && reaches(to),
  );
  expect(silent.map(shown)).toEqual([]);
});

test('6. the browser side', () => {
  const reachable = new Set(files.filter((file) => file.startsWith('app/ui/')));
  // A set that grows while it is walked is walked to its end.
  for (const file of reachable) for (const it of lasting) if (it.from === file) reachable.add(it.to);
  expect([...reachable].filter((file) => /\.server\.tsx?$/.test(file) || isIn(file, 'db') || isIn(file, 'search'))).toEqual([]);
});

test('7. sizes and names', () => {
  const length = (file: string) => readFileSync(file, 'utf8').split('\n').length;
  expect(files.filter((file) => length(file) > longest(file)).map((file) => `${file}: ${length(file)} lines`)).toEqual([]);
  expect(files.filter((file) => /(?:^|[/-])(utils?|helpers?|common|misc|lib)(?:[./-])/.test(file))).toEqual([]);
  expect(files.filter((file) => /\/index\.tsx?$/.test(file) && !barrels.includes(file))).toEqual([]);
});

test('8. no script', () => {
  const sending = /<Scripts\b|<ScrollRestoration\b|\bimport[^;]*\bScripts\b[^;]*@remix-run\/react/;
  expect(files.filter((file) => /^app\/(routes|ui|root)/.test(file) && sending.test(readFileSync(file, 'utf8')))).toEqual([]);
});

/** What takes the time zone of the machine or of the database's session, as code and as SQL. */
const local = [
  /\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(/,
  /\.to(?:Date|Time)String\(/,
  /\.toLocale(?:Date|Time)String\(/,
  /new Date\([^()]*,[^()]*\)/,
  /DateTimeFormat\((?![^;]*timeZone)/,
  /\b(?:current_date|current_time|localtime|localtimestamp)\b/i,
  /\b(?:now\(\)|current_timestamp|_at"?)::(?:date|time|text)\b/i,
  /\bdate_trunc\((?![^;]*at time zone)/i,
  /\bto_char\((?![^;]*at time zone)/i,
];
/** A period held against a day: a comparison beside the name of its end. */
const dated = /valid_?to\b['"]?[^\n;]{0,20}(?:(?<!=)[<>]=?|\bbetween\b)[^\n]*day|(?:[<>]=?) *(?:r\.)?valid_?to\b/i;
/** Text of an instant for a sort or a record, in a session that `openDb` sets to UTC. */
const asText = ['search/documents/enterprise.ts', 'search/documents/product.ts'];

test('9. whose day it is', () => {
  const sources = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
  const functions = ['db/schema.sql', readFileSync('db/schema.sql', 'utf8')] as const;
  const found = [...sources, functions].flatMap(([file, text]) =>
    local.flatMap((pattern) => (pattern.test(text) && !asText.includes(file) ? [`${file}: ${text.match(pattern)?.[0]}`] : [])),
  );
  expect(found).toEqual([]);
  expect(
    sources.flatMap(([file, text]) => (dated.test(text) && file !== 'db/schema/validity.ts' ? [`${file}: ${text.match(dated)?.[0]}`] : [])),
  ).toEqual([]);
});
