import type { LoaderFunctionArgs } from '@remix-run/node';
import pino from 'pino';
import type { Context } from '#app/platform/context.ts';
import { authOn } from './auth.ts';

/** What a route's loader or action is given when an address is asked for, without a server in between. */
export function asked(
  ctx: Context,
  path: string,
  { params = {}, ...init }: RequestInit & { params?: Record<string, string> } = {},
): LoaderFunctionArgs {
  const context = {
    ...{ runtime: ctx, actor: ctx.actor, auth: authOn(ctx), nonce: 'nonce', peer: '127.0.0.1' },
    ...{ log: pino({ level: 'silent' }), withheld: new Map<string, unknown>() },
  };
  return { request: new Request(`https://guipintong.example${path}`, init), params, context };
}
