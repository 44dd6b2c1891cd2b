import type { Context } from '#app/platform/context.ts';
import { type Database, openDb } from '#db/client.ts';

const webRoleName = 'guipintong_web';

/** A pool under the role of the site, as `npm start` opens it: what row-level security guards is guarded from it. */
export const openAsWeb = (url: string): Database => openDb(url, { max: 8, role: webRoleName });

/** A context on such a pool. */
export const contextAsWeb = (ctx: Context, { db, sql }: Database): Context => ({ ...ctx, db, sql });
