import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import type { Reference } from './reference.ts';

/** For whom something is done. Nobody signs in yet, so every actor is a visitor. */
export type Actor = { readonly id: string | null; readonly roles: readonly 'visitor'[] };

export const visitor: Actor = { id: null, roles: ['visitor'] };

/** What the operator has decided; read from the environment at start by `env.ts`. */
export type Settings = {
  /** The address under which the public reaches the site, without a slash at its end. */
  readonly publicUrl: string;
  /** Number of the 互联网药品信息服务资格证书; without it no medicine is shown (domain.md §8.1). */
  readonly drugCertificate: string | null;
  /** ICP filing number for the footer (互联网信息服务管理办法). */
  readonly icpNumber: string | null;
  readonly production: boolean;
  /** Folder of what was uploaded; see `files/file-store.server.ts`. */
  readonly filesFolder: string;
};

/** All that a use case may know of the world outside: whom it acts for, the tables, the index, the time. */
export type Context = {
  readonly actor: Actor;
  readonly db: Database['db'];
  readonly sql: Database['sql'];
  readonly search: SearchEngine;
  readonly reference: Reference;
  readonly settings: Settings;
  readonly now: () => Date;
};
