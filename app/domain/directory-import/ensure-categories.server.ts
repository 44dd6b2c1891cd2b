import type { Tx } from '#db/client.ts';
import { categories } from '#db/schema/catalogue.ts';
import { readCategoryNames } from './reference-files.server.ts';
import { upsert } from './upsert.server.ts';

/** Two levels only: 化学药/乳膏/软膏 is 乳膏/软膏 within 化学药. */
const split = (path: string): [string, string | null] => {
  const at = path.indexOf('/');
  return at === -1 ? [path, null] : [path.slice(0, at), path.slice(at + 1)];
};

/** Makes sure that these categories and their parents exist with the names of the release; gives their ids by path. */
export async function ensureCategories(tx: Tx, paths: readonly string[]): Promise<Map<string, string>> {
  const names = new Map((await readCategoryNames()).map(({ zh, en, vi }) => [zh, { en: en || null, vi: vi || null }]));
  const named = (zh: string) => ({ zh, ...(names.get(zh) ?? { en: null, vi: null }) });

  const parents = [...new Set(paths.map((path) => split(path)[0]))];
  await upsert(
    tx,
    categories,
    [categories.path],
    parents.map((path) => ({ path, parentId: null, ...named(path) })),
  );
  const parentIds = await idsByPath(tx);
  const children = [...new Set(paths)].flatMap((path) => {
    const [parent, leaf] = split(path);
    return leaf === null ? [] : [{ path, parentId: parentIds.get(parent) ?? null, ...named(leaf) }];
  });
  await upsert(tx, categories, [categories.path], children);
  return idsByPath(tx);
}

async function idsByPath(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select({ path: categories.path, id: categories.id }).from(categories);
  return new Map(rows.map(({ path, id }) => [path, id]));
}
