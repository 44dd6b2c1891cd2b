/**
 * Turns away requests that could not be told apart from an attack on the router behind: an address that is no UTF-8, holds NUL
 * or is absurdly long, or a host that is none. Headers that only a proxy may set are dropped unless they come from one that is trusted.
 */
import type { Request, RequestHandler } from 'express';
import { plainPage } from './plain-page.ts';

const longestAddress = 16_384;
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
  if (isReadable(request)) return next();
  plainPage(response, 400, {
    zh: '无法识别这个地址。',
    en: 'This address cannot be read.',
    vi: 'Không đọc được địa chỉ này.',
  });
};

function isReadable(request: Request): boolean {
  const { originalUrl } = request;
  if (!originalUrl.startsWith('/') || /%00/.test(originalUrl)) return false;
  try {
    decodeURIComponent(originalUrl.split('?', 1)[0] ?? '');
  } catch {
    return false;
  }
  const hosts = [request.get('host'), request.get('x-forwarded-host')?.split(',')[0]?.trim()].filter((host) => host !== undefined);
  return hosts.length > 0 && hosts.every(isHost) && URL.canParse(originalUrl, `http://${hosts[0]}`);
}

const isHost = (host: string) => /^(?:[0-9A-Za-z._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(host) && URL.canParse(`http://${host}/`);
