/**
 * The very statements that a search sends, caught with their parameters, so that they can be sent again without the
 * application around them.
 */
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { visitor } from '#app/platform/context.ts';
import { loadReference } from '#app/platform/load-reference.server.ts';
import * as schema from '#db/schema/index.ts';
import { openSearch } from '#search/engine/open.ts';
import type { Query } from '../queries/draw.ts';
import { benchSettings } from '../settings.ts';

export type Statement = { readonly text: string; readonly parameters: readonly unknown[] };

export async function statementsOf(url: string, queries: readonly Query[]): Promise<Statement[][]> {
  let caught: Statement[] = [];
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { TimeZone: 'UTC' },
    debug: (_connection, text, parameters) => caught.push({ text, parameters: (parameters as unknown[]).map(bare) }),
  });
  try {
    const db = drizzle(sql, { schema, casing: 'snake_case' });
    const database = { db, sql, close: () => sql.end() };
    const ctx = {
      actor: visitor,
      db,
      sql,
      search: openSearch(database),
      reference: await loadReference(db),
      settings: benchSettings,
      now: () => new Date(),
    };
    const pages: Statement[][] = [];
    // The first time round the engine may read what it then keeps; a search in the middle of the day does not.
    for (const query of [...queries.slice(0, 1), ...queries]) {
      caught = [];
      await searchDirectory(ctx, { ...query, cut: false, open: null, picked: [] });
      pages.push(caught.filter(({ text }) => !isOfTheDriver(text)));
    }
    return pages.slice(1);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const isOfTheDriver = (text: string) => text.includes('pg_catalog.pg_type');

/** A value that the driver has wrapped with its type. */
const bare = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'value' in value && 'type' in value ? value.value : value;
