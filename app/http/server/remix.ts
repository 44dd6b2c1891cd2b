/**
 * From Express to Remix and back. Our pages and files are whole before they are sent, so an answer is compressed and written in one
 * piece, with its length; streams on the way would cost more than the rendering of a short page.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';
import { type AppLoadContext, createReadableStreamFromReadable, createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Response as Answer, Request as Asked, RequestHandler } from 'express';
import { compressible } from './compressible.ts';
import { partFor, partsOf } from './parts.ts';

type Options = {
  /** A function where the build changes while the process lives. */
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly mode: 'production' | 'development';
  readonly getLoadContext: (request: Request, asked: Asked, answer: Answer) => Promise<AppLoadContext>;
};

export function remix({ build, mode, getLoadContext }: Options): RequestHandler {
  const whole = createRequestHandler(build, mode);
  const parts = typeof build === 'function' ? [] : partsOf(build);
  const handlers = new Map([...parts].map(([name, part]) => [name, createRequestHandler(part, mode)]));
  return async (asked, answer, next) => {
    try {
      const request = requestFrom(asked, answer);
      const handle = partFor(handlers, new URL(request.url).pathname) ?? whole;
      await send(await handle(request, await getLoadContext(request, asked, answer)), asked, answer);
    } catch (error) {
      next(error);
    }
  };
}

function requestFrom(asked: Asked, answer: Answer): Request {
  const host = asked.get('x-forwarded-host')?.split(',')[0]?.trim() ?? asked.get('host');
  const gone = new AbortController();
  answer.once('close', () => {
    if (!answer.writableFinished) gone.abort();
  });
  return new Request(`${asked.protocol}://${host}${asked.originalUrl}`, {
    method: asked.method,
    headers: Object.entries(asked.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
    signal: gone.signal,
    ...(asked.method === 'GET' || asked.method === 'HEAD' ? {} : { body: createReadableStreamFromReadable(asked), duplex: 'half' }),
  });
}

async function send(response: Response, asked: Asked, answer: Answer): Promise<void> {
  answer.status(response.status);
  for (const [name, value] of response.headers) {
    // What a route says of itself goes before what is said of every answer; these two add up.
    if (name === 'set-cookie' || name === 'vary') answer.append(name, value);
    else answer.setHeader(name, value);
  }
  const shrinks = compressible.test(response.headers.get('content-type') ?? '');
  if (shrinks) answer.vary('accept-encoding');
  if (!response.body) return void answer.end();
  let body: Buffer = Buffer.from(await response.arrayBuffer());
  const coding = body.length >= worthCoding && shrinks ? asked.acceptsEncodings('gzip', 'br', 'identity') : 'identity';
  if (coding === 'gzip' || coding === 'br') {
    body = await coded(body, coding);
    answer.setHeader('content-encoding', coding);
  }
  answer.setHeader('content-length', body.length);
  answer.end(body);
}

const worthCoding = 1_024;
/** What is coded in less time than it takes to have another thread do it. */
const small = 131_072;

const gzipElsewhere = promisify(gzip);
const brotliElsewhere = promisify(brotliCompress);

/** Browsers name gzip first: a page has 2 % more bytes than as brotli, for half of the work. */
async function coded(body: Buffer, coding: 'gzip' | 'br'): Promise<Buffer> {
  if (coding === 'br') return brotliElsewhere(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return body.length <= small ? gzipSync(body) : gzipElsewhere(body);
}
