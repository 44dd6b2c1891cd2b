import type { AppLoadContext } from '@remix-run/node';
import { type Context, visitor } from '#app/platform/context.ts';

/** The context of a request. Every loader and action starts with it. */
export function contextOf({ context }: { context: AppLoadContext }): Context {
  return { ...context.runtime, actor: visitor };
}
