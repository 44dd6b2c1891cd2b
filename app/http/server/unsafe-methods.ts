/** What is asked of a request that may change something. */
import type { Request, RequestHandler } from 'express';
import { plainPage } from './plain-page.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const known = new Set([...safe, 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Bytes of a form without files. */
export const largestForm = 1_048_576;
/** Bytes of a form with files, all together; each field has a limit of its own. */
export const largestUpload = 20_971_520;

export const isMultipart = (type: string | null | undefined): boolean => /^multipart\/form-data\s*;/i.test(type ?? '');

/** Methods that a route can be asked with. Others, such as TRACE, cannot even be put into a `Request`. */
export const knownMethodsOnly: RequestHandler = (request, response, next) => {
  if (known.has(request.method)) return next();
  response.setHeader('allow', 'GET, HEAD, POST');
  plainPage(response, 405, {
    zh: '不支持这种请求方法。',
    en: 'This method of request is not supported.',
    vi: 'Không hỗ trợ phương thức yêu cầu này.',
  });
};

/** Takes forms from our own pages only. Browsers say where a request comes from; a client that says nothing is no browser. */
export const ownFormsOnly =
  (publicUrl: string): RequestHandler =>
  (request, response, next) => {
    if (safe.has(request.method) || isOwn(request, publicUrl)) {
      // Remix would compare it once more, for HEAD too, with the host alone, and fail behind a proxy that asks under another name.
      delete request.headers.origin;
      return next();
    }
    plainPage(response, 403, {
      zh: '表单须从本站页面提交。',
      en: 'Forms are taken from pages of this site only.',
      vi: 'Chỉ nhận biểu mẫu gửi từ trang của hệ thống này.',
    });
  };

function isOwn(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  const host = request.get('x-forwarded-host')?.split(',')[0]?.trim() ?? request.get('host');
  return origin === undefined || origin === publicUrl || origin === `${request.protocol}://${host}`;
}

/** A body must say its length, and be no longer than a long form; one with files may be longer. */
export const sizeLimit: RequestHandler = (request, response, next) => {
  if (safe.has(request.method)) return next();
  const length = request.get('content-length');
  if (length === undefined && request.get('transfer-encoding') !== undefined) {
    return plainPage(response, 411, {
      zh: '请求须注明长度。',
      en: 'The request must state its length.',
      vi: 'Yêu cầu phải ghi rõ độ dài.',
    });
  }
  const largest = isMultipart(request.get('content-type')) ? largestUpload : largestForm;
  if (Number(length ?? 0) > largest) {
    const size = largest / 1_048_576;
    response.setHeader('connection', 'close');
    return plainPage(response, 413, {
      zh: `提交的内容超过 ${size} MB。`,
      en: `More than ${size} MB was sent.`,
      vi: `Nội dung gửi vượt quá ${size} MB.`,
    });
  }
  next();
};
