import type { ErrorRequestHandler } from 'express';
import type { Log } from '#app/platform/log.server.ts';
import { plainPage } from './plain-page.ts';

/** The end of the line, for what failed outside every route. The stack goes to the log and never to a visitor. */
export const answerFailures =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, _next) => {
    log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    plainPage(response, 500, {
      zh: '系统出错，请稍后再试。',
      en: 'Something went wrong. Please try again later.',
      vi: 'Hệ thống gặp lỗi, xin thử lại sau.',
    });
  };
