/**
 * Two questions of whoever runs the process. `/healthz`: does it live? `/readyz`: should requests be sent to it, that is, does the
 * database answer, is it migrated, and has nobody told the process to stop?
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type RequestHandler, Router } from 'express';
import type { Sql } from '#db/client.ts';
import { migrationState } from '#db/migrate.ts';

export function health(sql: Sql, isStopping: () => boolean): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const checks = { ...(await databaseChecks(sql)), running: !isStopping() };
    const ready = Object.values(checks).every(Boolean);
    response
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready, ...checks });
  });
  return router;
}

async function databaseChecks(sql: Sql): Promise<{ database: boolean; migrated: boolean }> {
  const patience = new AbortController();
  try {
    const state = await Promise.race([migrationState(sql), pause(2_000, null, { signal: patience.signal })]);
    return { database: state !== null, migrated: state?.waiting === 0 && state.unknown === 0 };
  } catch {
    return { database: false, migrated: false };
  } finally {
    patience.abort();
  }
}
