import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import type { CheckedFiles } from './check-files.server.ts';
import type { ImportProgress } from './import-directory.server.ts';
import { markRegulatedMakers } from './mark-regulated-makers.server.ts';
import { writeCredentials } from './write-credentials.server.ts';
import { writeDemands } from './write-demands.server.ts';
import { writeEnterprises } from './write-enterprises.server.ts';
import { writeFairs } from './write-fairs.server.ts';
import { writeProducts } from './write-products.server.ts';
import { writeAttributes, writeCapabilities } from './write-statements.server.ts';

export type Written = {
  /** How many things of each file are new or different. */
  readonly changed: ReadonlyMap<string, number>;
  readonly bearersChanged: number;
  /** What the search index must read again. */
  readonly enterpriseIds: ReadonlySet<string>;
  readonly productIds: ReadonlySet<string>;
};

export async function writeDirectory(
  tx: Tx,
  checked: CheckedFiles,
  now: Date,
  onProgress: (progress: ImportProgress) => void,
): Promise<Written> {
  const { known } = checked;
  const changed = new Map<string, number>();
  const write = async <R>(file: string, taken: { rows: readonly R[] } | null, step: (rows: readonly R[]) => Promise<string[]>) => {
    if (!taken) return [];
    const total = taken.rows.length;
    onProgress({ file, done: 0, total });
    const keys = await step(taken.rows);
    changed.set(file, new Set(keys).size);
    onProgress({ file, done: total, total });
    return keys;
  };

  const enterpriseRefs = await write('enterprises.csv', checked.enterprises, (rows) => writeEnterprises(tx, rows, known, now));
  const productRefs = await write('products.csv', checked.products, (rows) => writeProducts(tx, rows, known, now));
  const marked = await markRegulatedMakers(tx, now);
  const bearers = await attest(tx, checked);
  const { attributes, capabilities } = checked;
  const described = [
    ...(await write('product_attributes.csv', attributes, (rows) => writeAttributes(tx, rows, known, attributes?.settled ?? false, now))),
    ...(await write('product_capabilities.csv', capabilities, (rows) => writeCapabilities(tx, rows, capabilities?.settled ?? false, now))),
  ];
  await write('fairs.csv', checked.fairs, (rows) => writeFairs(tx, rows, known));
  await write('demands.csv', checked.demands, (rows) => writeDemands(tx, rows, known, now));

  const changedEnterprises = await idsOf(tx, enterprises, [...enterpriseRefs, ...marked]);
  const changedProducts = await idsOf(tx, products, productRefs);
  return {
    changed,
    bearersChanged: new Set([...bearers.enterpriseIds, ...bearers.productIds]).size,
    enterpriseIds: new Set([...changedEnterprises, ...bearers.enterpriseIds]),
    productIds: new Set([...changedProducts, ...bearers.productIds, ...described]),
  };
}

/** The credentials of an enterprise are said by two files; only with both at hand can it be told what is said no longer. */
async function attest(tx: Tx, { enterprises, products, honours }: CheckedFiles) {
  const rows = { enterprises: enterprises?.rows ?? [], products: products?.rows ?? [] };
  const whole = enterprises?.settled && products?.settled;
  return writeCredentials(tx, rows, honours, {
    enterprises: whole ? rows.enterprises.map((row) => row.enterprise_id) : [],
    products: rows.products.map((row) => row.id),
  });
}

async function idsOf(tx: Tx, table: typeof enterprises | typeof products, refs: readonly string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.ref, [...refs]));
  return rows.map(({ id }) => id);
}
