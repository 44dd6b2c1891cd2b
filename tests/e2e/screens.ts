/**
 * `npm run screens`: pictures of the pages for the documentation, taken from the built site on the real directory. Flat colours and a
 * clip to what a reader sees first keep each of them small.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import postgres from 'postgres';
import { prepareDatabase } from '#app/cli/prepare-database.ts';
import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { filesFolder } from '#tests/support/files-folder.ts';
import { openCluster } from '../bench/cluster.ts';
import { launchBrowser } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

process.env.NODE_ENV ||= 'production';

const root = join(import.meta.dirname, '..', '..');
const folder = process.argv[2] ?? join(root, 'docs', 'screens');
const largest = 200_000;

type Scheme = 'light' | 'dark';
type Screen = { readonly name: string; readonly path: string; readonly schemes: readonly Scheme[] };

const both: readonly Scheme[] = ['light', 'dark'];
const light: readonly Scheme[] = ['light'];
const screens: readonly Screen[] = [
  { name: 'home', path: '/', schemes: both },
  { name: 'results', path: '/search?q=装载机 柳州', schemes: both },
  { name: 'product', path: '/products/P0239', schemes: light },
  { name: 'comparison', path: '/compare?p=P0050&p=P0239&p=P0266', schemes: light },
  { name: 'enterprise', path: '/enterprises/E0001', schemes: light },
  { name: 'city', path: '/cities/liuzhou', schemes: light },
  { name: 'demand', path: '/demands/D0001', schemes: light },
  { name: 'fair', path: '/fairs/caexpo-21', schemes: light },
];
const sizes = [
  { width: 360, height: 780 },
  { width: 1280, height: 860 },
] as const;

async function take(browser: Browser, url: string): Promise<void> {
  for (const { width, height } of sizes) {
    for (const scheme of both) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'zh-CN' });
      const page = await context.newPage();
      for (const { name, path } of screens.filter(({ schemes }) => schemes.includes(scheme))) {
        const answer = await page.goto(url + encodeURI(path));
        if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`);
        const file = join(folder, `${name}-${width}${scheme === 'dark' ? '-dark' : ''}.png`);
        await page.screenshot({ path: file });
        const { size } = statSync(file);
        console.log(`${file.slice(root.length + 1)}  ${Math.round(size / 1024)} KB`);
        if (size > largest) throw new Error(`${file} is larger than ${largest} bytes`);
      }
      await context.close();
    }
  }
}

mkdirSync(folder, { recursive: true });
const cluster = await openCluster(null);
try {
  const admin = postgres(cluster.urlOf('postgres'), { max: 1, onnotice: () => {} });
  await admin`create database screens`;
  await admin.end();
  await prepareDatabase(cluster.urlOf('screens'));
  const { runtime, close } = await openRuntime(cluster.urlOf('screens'), {
    publicUrl: 'https://guipintong.example',
    drugCertificate: null,
    icpNumber: null,
    passwordPolicy: 'nist',
    filesFolder,
    production: true,
  });
  await importDirectory(runtime, join(root, 'db', 'seed', 'directory'));
  const server = await startServer(runtime);
  const browser = await launchBrowser();
  await take(browser, server.url);
  await browser.close();
  await server.stop();
  await close();
} finally {
  await cluster.close();
}
