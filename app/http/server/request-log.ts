import type { RequestHandler } from 'express';
import type { Log } from '#app/platform/log.server.ts';

/** One line a request, without its query, which may hold what a person typed, and without addresses of persons. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    if (!log.isLevelEnabled('info')) return next();
    const start = process.hrtime.bigint();
    const { method, originalUrl } = request;
    response.once('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - start) / 1e5) / 10;
      const path = originalUrl.split('?', 1)[0]?.slice(0, 300);
      log.info({ method, path, status: response.statusCode, ms, ...(response.writableFinished ? {} : { cut: true }) });
    });
    next();
  };
