/**
 * Turns away requests that could not be told apart from an attack on the router behind: an address that is no UTF-8, holds control
 * characters or a backslash or is absurdly long, or a host that is none. Headers that only a proxy may set are dropped unless they
 * come from one that is trusted. Slashes in a row become one.
 */
import type { Request, RequestHandler } from 'express';
import { plainPage } from './plain-page.ts';

const longestAddress = 16_384;
/** What the URL parser drops or turns, so that a router that decodes first takes one address for another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const readTwoWays = /[\u0000-\u001f\u007f\\]/;
const forwarded = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for', 'x-forwarded-port'];

export const readableOnly: RequestHandler = (request, response, next) => {
  if (request.originalUrl.length > longestAddress) {
    return plainPage(response, 414, {
      zh: '地址太长。',
      en: 'This address is too long.',
      vi: 'Địa chỉ quá dài.',
    });
  }
  const isTrusted: (address: string, distance: number) => boolean = request.app.get('trust proxy fn');
  if (!isTrusted(request.socket.remoteAddress ?? '', 0)) for (const name of forwarded) delete request.headers[name];
  const url = urlOf(request);
  // The router would warn of it on the console.
  if (url?.pathname.includes('//')) {
    response
      .status(301)
      .set('location', url.pathname.replace(/\/{2,}/g, '/') + url.search)
      .end();
    return;
  }
  if (url) return next();
  plainPage(response, 400, {
    zh: '无法识别这个地址。',
    en: 'This address cannot be read.',
    vi: 'Không đọc được địa chỉ này.',
  });
};

/** The address as the router will read it; null where it cannot or should not. */
function urlOf(request: Request): URL | null {
  const { originalUrl } = request;
  if (!originalUrl.startsWith('/') || /%00/.test(originalUrl)) return null;
  try {
    if (readTwoWays.test(decodeURIComponent(originalUrl.split('?', 1)[0] ?? ''))) return null;
  } catch {
    return null;
  }
  const hosts = [request.get('host'), request.get('x-forwarded-host')?.split(',')[0]?.trim()].filter((host) => host !== undefined);
  const base = `http://${hosts[0]}`;
  if (hosts.length === 0 || !hosts.every(isHost) || !URL.canParse(base + originalUrl)) return null;
  const url = new URL(base + originalUrl);
  // An older way of asking for data, which the framework answers with an error and a warning.
  return url.searchParams.has('_data') ? null : url;
}

const isHost = (host: string) => /^(?:[0-9A-Za-z._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(host) && URL.canParse(`http://${host}/`);
