import type { Database } from '#db/client.ts';
import type { Department, GrantableRole } from '#db/schema/accounts.ts';
import type { MemberRole } from '#db/schema/membership.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import type { Reference } from './reference.ts';

/** A role, and of what part of the region or which department. */
export type Grant = { readonly role: GrantableRole; readonly regionCode: string | null; readonly department: Department | null };
export type Membership = { readonly enterpriseId: string; readonly role: MemberRole };

/** For whom something is done: read anew with every request, so that what was granted or ended counts at once. */
export type Actor = {
  /** Null: a visitor, and then nothing below holds anything. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly name: string;
  /** Whether this session was opened with a second factor. Without it `grants` is empty and `withheld` says what waits for one. */
  readonly secondFactor: boolean;
  /** Whether the policy wants the password changed before anything else. */
  readonly passwordDue: boolean;
  readonly grants: readonly Grant[];
  readonly withheld: readonly Grant[];
  readonly memberships: readonly Membership[];
};

export const visitor: Actor = {
  ...{ accountId: null, sessionId: null, name: '', secondFactor: false, passwordDue: false },
  ...{ grants: [], withheld: [], memberships: [] },
};

/** What the operator has decided; read from the environment at start by `env.ts`. */
export type Settings = {
  /** The address under which the public reaches the site, without a slash at its end. */
  readonly publicUrl: string;
  /** Number of the 互联网药品信息服务资格证书; without it no medicine is shown (domain.md §8.1). */
  readonly drugCertificate: string | null;
  /** ICP filing number for the footer (互联网信息服务管理办法). */
  readonly icpNumber: string | null;
  readonly production: boolean;
  /** What a password must be: NIST SP 800-63B-4's rules, or those of 等保 level 2. */
  readonly passwordPolicy: 'nist' | 'dengbao';
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

/**
 * The same with its clock stopped, so that all that an act writes bears one time. Taken behind the act's lock: then of two acts on one
 * thing the later one has the later time.
 */
export function atOneInstant<C extends Pick<Context, 'now'>>(ctx: C): C {
  const instant = ctx.now();
  return { ...ctx, now: () => instant };
}
