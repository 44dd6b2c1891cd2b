/** Matches for tests: what the worker does with what has changed, done at once. */
import { matchAllChanges } from '#app/domain/matches/match-changes.server.ts';
import type { Context } from '#app/platform/context.ts';

export const matchNow = ({ sql, now }: Pick<Context, 'sql' | 'now'>): Promise<number> => matchAllChanges({ sql, now });
