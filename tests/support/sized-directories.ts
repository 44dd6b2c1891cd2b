/** The real directory cut down to ten rows of each kind, and filled up to ten thousand: to see what grows with the rows. */
import { type Database, openDb } from '#db/client.ts';
import { fill } from '#tests/bench/catalogue/load.ts';
import { cloneDatabase } from './databases.ts';
import { engineOn } from './engine.ts';
import { seededTemplate } from './seeded-template.ts';

export type SizedDirectory = { readonly url: string; readonly drop: () => Promise<void> };

/** @param kept numbers of rows that must be among the ten. */
export async function smallDirectory(cluster: string, kept: readonly string[]): Promise<SizedDirectory> {
  const clone = await cloneDatabase(cluster, await seededTemplate(cluster));
  await inDatabase(clone.url, async (database) => {
    const { sql } = database;
    const ten = (table: string) => sql`
      delete from ${sql(table)} where id not in (select id from ${sql(table)} order by (ref = any(${kept as string[]})) desc, ref limit 10)`;
    await ten('products');
    await sql`
      delete from enterprises where id not in (
        select id from enterprises e
        order by (exists (select from products where enterprise_id = e.id)) desc, (ref = any(${kept as string[]})) desc, ref limit 10)`;
    await ten('demands');
    await ten('fairs');
    await (await engineOn(database)).rebuild();
    await sql`vacuum analyze`;
  });
  return clone;
}

export async function largeDirectory(cluster: string): Promise<SizedDirectory> {
  const clone = await cloneDatabase(cluster, 'template_migrated');
  await fill(clone.url, 10_000, 1, () => {});
  await inDatabase(clone.url, async ({ sql }) => {
    for (const table of ['enterprises', 'demands', 'fairs']) {
      await sql`
        insert into ${sql(table)} select (jsonb_populate_record(old, made)).* from (
          select old, to_jsonb(old) || jsonb_build_object('id', gen_random_uuid(), 'ref', 'N' || (row_number() over ())) || ${
            table === 'enterprises' ? sql`'{"uscc": null}'::jsonb` : sql`'{}'::jsonb`
          } as made
          from ${sql(table)} old, generate_series(1, 10000 / (select count(*)::int from ${sql(table)}) + 1)
          limit greatest(0, 10000 - (select count(*) from ${sql(table)}))) rows`;
    }
    await sql`vacuum analyze`;
  });
  return clone;
}

async function inDatabase(url: string, act: (database: Database) => Promise<void>): Promise<void> {
  const database = openDb(url, { max: 4 });
  try {
    await act(database);
  } finally {
    await database.close();
  }
}
