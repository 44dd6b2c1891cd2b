/**
 * `test` for pages in a real browser: a Chromium and the built site on a copy of the real directory, for the tests of one file.
 * What a page complains of is collected: words on the console, errors, requests that failed, scripts that were asked for.
 */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Context } from '#app/platform/context.ts';
import { loadReference } from '#app/platform/load-reference.server.ts';
import { openDb, type Sql } from '#db/client.ts';
import { launchBrowser } from './browser.ts';
import { aCorrectionRequest } from './correction-request.ts';
import { cloneDatabase } from './databases.ts';
import { engineOn } from './engine.ts';
import { seededTemplate } from './seeded-template.ts';
import { startServer } from './server.ts';
import { testSettings } from './settings.ts';
import { test as base } from './test.ts';
import { openAsWeb } from './web-role.ts';

export type BrowserSite = {
  readonly url: string;
  readonly browser: Browser;
  readonly sql: Sql;
  readonly ctx: Pick<Context, 'db' | 'settings'>;
};

export const test = base.extend<{ $file: { site: BrowserSite } }>({
  site: [
    async ({}, use) => {
      const cluster = inject('clusterUrl');
      const clone = await cloneDatabase(cluster, await seededTemplate(cluster));
      const database = openDb(clone.url, { max: 4 });
      const { db, sql } = database;
      const web = openAsWeb(clone.url);
      await aCorrectionRequest(sql);
      const settings = { ...testSettings, publicUrl: 'http://guipintong.example', production: true };
      const server = await startServer({
        ...{ db: web.db, sql: web.sql, search: await engineOn(database), reference: await loadReference(db) },
        now: () => new Date('2026-11-23T04:00:00Z'),
        settings,
      });
      const browser = await launchBrowser();
      await use({ url: server.url, browser, sql, ctx: { db, settings } });
      await browser.close();
      await server.stop();
      await web.close();
      await database.close();
      await clone.drop();
    },
    { scope: 'file' },
  ],
});

export type Complaints = string[];

export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: Complaints }> {
  const page = await context.newPage();
  const complaints: Complaints = [];
  page.on('console', (said) => {
    // Chromium notes on the console that a page was answered with a 4xx, which some of ours are meant to be.
    if (/^(?:error|warning)$/.test(said.type()) && !/^Failed to load resource: the server responded with a status of 4/.test(said.text()))
      complaints.push(`console: ${said.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Aborted is what the reader has left behind by going on.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complaints.push(`${why}: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (request.resourceType() === 'script') complaints.push(`script: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document' && response.status() >= 400)
      complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}
