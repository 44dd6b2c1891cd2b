import type { AppLoadContext } from '@remix-run/node';
import type { Cookies, Gate } from '#app/domain/accounts/gate.ts';
import { contextOf } from './context.server.ts';

/** What better-auth is to see of a request: cookies, browser, and the address as our server knows it, not as a header claims. */
export function gateOf(args: { context: AppLoadContext; request: Request }): Gate {
  const { request, context } = args;
  const headers = new Headers({ 'x-peer': context.peer });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return { ctx: contextOf(args), auth: context.auth, headers, peer: context.peer };
}

export function withCookies(cookies: Cookies): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return headers;
}
