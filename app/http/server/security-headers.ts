import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

type Site = { readonly production: boolean; readonly publicUrl: string };

/**
 * What a browser may do with our pages: load our own files, send our own forms, nothing else; a script runs only with the nonce
 * of its response. Development also needs Vite's client, its socket and the styles it injects.
 */
export function securityHeaders({ production, publicUrl }: Site): RequestHandler {
  const secure = publicUrl.startsWith('https:');
  const nonceSource = (_request: unknown, response: unknown) => `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: production ? [nonceSource] : ["'self'", nonceSource],
        styleSrc: production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
        connectSrc: production ? ["'self'"] : ["'self'", 'ws:'],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // With no referrer at all a browser sends `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64url');
    response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    headers(request, response, next);
  };
}
