/**
 * The files of the build, held in memory with their compressed forms: they are few and small. Those with a hash in their name
 * (`/assets/…`) never change and may be kept for ever.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { compressible } from './compressible.ts';

type Asset = { readonly type: string; readonly tag: string; readonly forms: Readonly<Record<string, Buffer>> };
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

export function readAssets(folder: string): Assets {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    files.filter((name) => !name.startsWith('.')).map((name) => [`/${name.split(sep).join('/')}`, readAsset(join(folder, name))] as const),
  );
}

function readAsset(file: string): Asset {
  const identity = readFileSync(file);
  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const tag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  if (!compressible.test(type) || identity.length < 256) return { type, tag, forms: { identity } };
  return { type, tag, forms: { br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }), identity } };
}

export function serveAssets(assets: Assets): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const asset = assets.get(request.path);
    if (!asset) return next();
    response.setHeader(
      'cache-control',
      request.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    );
    response.setHeader('etag', asset.tag);
    response.setHeader('content-type', asset.type);
    response.vary('accept-encoding');
    if (request.fresh) return void response.status(304).end();
    // Browsers name gzip first and take brotli as gladly, which is smaller.
    const form = Object.keys(asset.forms).find((one) => request.acceptsEncodings(one)) ?? 'identity';
    const body = asset.forms[form] ?? asset.forms.identity!;
    if (form !== 'identity') response.setHeader('content-encoding', form);
    response.setHeader('content-length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
