/** An Express server that has every answer ready and sends it with the same headers, compressed by the same middleware. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { onTask } from './child.ts';

export type Answered = { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
export type ExpressAnswer = { readonly port: number };

onTask<readonly Answered[], ExpressAnswer>(async (answers) => {
  const ready = new Map(answers.map((answer) => [answer.path, answer]));
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(compression());
  app.get('*', (request, response) => {
    const answer = ready.get(request.originalUrl);
    if (!answer) return void response.status(404).end();
    response.set(answer.headers);
    response.send(answer.body);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});
