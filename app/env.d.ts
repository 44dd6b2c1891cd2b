import type { Auth } from './domain/accounts/auth.server.ts';
import type { Actor, Context } from './platform/context.ts';
import type { Log } from './platform/log.server.ts';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
  /** What the Express server hands to every loader, action and to the document renderer; see app/http/server.ts. */
  interface AppLoadContext {
    readonly runtime: Omit<Context, 'actor'>;
    readonly actor: Actor;
    readonly auth: Auth;
    /** Of this response's Content-Security-Policy. */
    readonly nonce: string;
    /** Address of the peer as the server sees it (behind a trusted proxy: the client's). */
    readonly peer: string;
    readonly log: Log;
    /** By route, what its loader returned for this response, where Remix is not to know of it; see app/http/server/parts.ts. */
    readonly withheld: Map<string, unknown>;
  }
}
