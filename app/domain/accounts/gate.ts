import type { Context } from '#app/platform/context.ts';
import type { Auth } from './auth.server.ts';

/** What somebody at the door brings: the context of the request, its cookies, and from where it came. */
export type Gate = { readonly ctx: Context; readonly auth: Auth; readonly headers: Headers; readonly peer: string };

/** Cookies that the answer must set. */
export type Cookies = readonly string[];
