import { and, inArray, ne, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { credentials } from '#db/schema/credentials.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { splitStatements } from './check-rows.ts';
import { type Grant, type HonourTable, type ReadHonour, readHonour, sameGrant } from './honours.ts';
import type { EnterpriseRow, ProductRow } from './rows.ts';
import { upsert } from './upsert.server.ts';

type Row = typeof credentials.$inferInsert;
type Provenance = Pick<EnterpriseRow, 'basis' | 'source' | 'source_title'>;

/**
 * Writes what the two files say has been attested, and takes back what they said before and say no longer.
 *
 * @param settled bearers of whom all rows were read, so that what is missing has been taken out on purpose.
 * @returns ids of the enterprises and products whose credentials have changed.
 */
export async function writeCredentials(
  tx: Tx,
  rows: { readonly enterprises: readonly EnterpriseRow[]; readonly products: readonly ProductRow[] },
  table: HonourTable,
  settled: { readonly enterprises: readonly string[]; readonly products: readonly string[] },
): Promise<{ enterpriseIds: string[]; productIds: string[] }> {
  const makers = new Map((await tx.select({ ref: enterprises.ref, id: enterprises.id }).from(enterprises)).map(({ ref, id }) => [ref, id]));
  const made = new Map((await tx.select({ ref: products.ref, id: products.id }).from(products)).map(({ ref, id }) => [ref, id]));
  // Where the enterprises' file was not read whole, what is known of them counts as said.
  const held = settled.enterprises.length === 0 ? await heldByEnterprises(tx) : new Map<string, Grant[]>();
  const stated = statedCredentials(rows, table, makers, made, held);

  const { enterpriseId, productId, title, batch, number } = credentials;
  const ofEnterprises = stated.filter((row) => row.enterpriseId);
  const ofProducts = stated.filter((row) => row.productId);
  const changed = {
    enterpriseIds: await upsert(tx, credentials, [enterpriseId, productId, title, batch, number], ofEnterprises),
    productIds: await upsert(tx, credentials, [productId, enterpriseId, title, batch, number], ofProducts),
  };
  const ids = (refs: readonly string[], known: ReadonlyMap<string, string>) => refs.flatMap((ref) => known.get(ref) ?? []);
  const removed = await removeUnsaid(tx, stated, ids(settled.enterprises, makers), ids(settled.products, made));
  return {
    enterpriseIds: [...changed.enterpriseIds, ...removed.flatMap((row) => row.enterpriseId ?? [])],
    productIds: [...changed.productIds, ...removed.flatMap((row) => row.productId ?? [])],
  };
}

function statedCredentials(
  rows: { readonly enterprises: readonly EnterpriseRow[]; readonly products: readonly ProductRow[] },
  table: HonourTable,
  makers: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, string>,
  held: Map<string, Grant[]>,
): Row[] {
  const stated = new Map<string, Row>();
  const state = (bearer: Pick<Row, 'enterpriseId' | 'productId'>, honour: ReadHonour, from: Provenance) => {
    const { ofEnterprise: _, classified: __, ...columns } = honour;
    const row = {
      enterpriseId: null,
      productId: null,
      ...bearer,
      ...columns,
      basis: from.basis,
      source: from.source,
      sourceTitle: from.source_title,
    };
    // Two wordings may come to the same; the first has the word.
    if (!stated.has(keyOf(row))) stated.set(keyOf(row), row);
  };

  for (const row of rows.enterprises) {
    const enterpriseId = makers.get(row.enterprise_id);
    if (row.honour === null || !enterpriseId) continue;
    const honour = readHonour(row.honour, row.year_batch, table);
    held.set(enterpriseId, [...(held.get(enterpriseId) ?? []), honour]);
    state({ enterpriseId }, honour, row);
  }
  for (const row of rows.products) {
    const enterpriseId = row.enterprise_id === null ? undefined : makers.get(row.enterprise_id);
    for (const honour of splitStatements(row.certifications).map((words) => readHonour(words, null, table))) {
      if (!honour.ofEnterprise || !enterpriseId) {
        state({ productId: made.get(row.id) }, honour, row);
      } else if (!held.get(enterpriseId)?.some((known) => sameGrant(known, honour))) {
        held.set(enterpriseId, [...(held.get(enterpriseId) ?? []), honour]);
        state({ enterpriseId }, honour, row);
      }
    }
  }
  return [...stated.values()];
}

async function heldByEnterprises(tx: Tx): Promise<Map<string, Grant[]>> {
  const { enterpriseId, family, batch } = credentials;
  const held = new Map<string, Grant[]>();
  for (const { bearer, ...grant } of await tx.select({ bearer: enterpriseId, family, batch }).from(credentials)) {
    if (bearer) held.set(bearer, [...(held.get(bearer) ?? []), grant]);
  }
  return held;
}

/** What `credentials_stated_once` compares. */
const keyOf = (row: Pick<Row, 'enterpriseId' | 'productId' | 'title' | 'batch' | 'number'>) =>
  [row.enterpriseId, row.productId, row.title, row.batch, row.number].join('\n');

/** What an enterprise has declared itself is not the files' to take back. */
async function removeUnsaid(tx: Tx, stated: readonly Row[], enterpriseIds: readonly string[], productIds: readonly string[]) {
  const said = new Set(stated.map(keyOf));
  const there = await tx
    .select()
    .from(credentials)
    .where(
      and(
        ne(credentials.basis, 'declared'),
        or(inArray(credentials.enterpriseId, [...enterpriseIds]), inArray(credentials.productId, [...productIds])),
      ),
    );
  const unsaid = there.filter((row) => !said.has(keyOf(row)));
  if (unsaid.length > 0) {
    await tx.delete(credentials).where(
      inArray(
        credentials.id,
        unsaid.map(({ id }) => id),
      ),
    );
  }
  return unsaid;
}
