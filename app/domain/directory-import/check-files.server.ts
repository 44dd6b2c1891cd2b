import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { BadCell, ImportNote } from './bad-cell.ts';
import {
  type Checked,
  checkAttributes,
  checkCapabilities,
  checkDemands,
  checkEnterprises,
  checkFairs,
  checkProducts,
  type Known,
  splitStatements,
} from './check-rows.ts';
import { type HonourTable, readHonour } from './honours.ts';
import { readEnterprises, readKnown, readWordings } from './known.server.ts';
import { readTable } from './read-table.ts';
import { readHonourTable } from './reference-files.server.ts';
import {
  type AttributeRow,
  attributeRow,
  type CapabilityRow,
  capabilityRow,
  type DemandRow,
  demandRow,
  type EnterpriseRow,
  enterpriseRow,
  type FairRow,
  fairRow,
  type ProductRow,
  productRow,
} from './rows.ts';

/** In the order in which they may refer to each other. */
export const directoryFiles = [
  'enterprises.csv',
  'products.csv',
  'product_attributes.csv',
  'product_capabilities.csv',
  'fairs.csv',
  'demands.csv',
] as const;
export type DirectoryFile = (typeof directoryFiles)[number];

const schemas: Record<DirectoryFile, z.ZodObject> = {
  'enterprises.csv': enterpriseRow,
  'products.csv': productRow,
  'product_attributes.csv': attributeRow,
  'product_capabilities.csv': capabilityRow,
  'fairs.csv': fairRow,
  'demands.csv': demandRow,
};

type CheckedFile = {
  readonly file: DirectoryFile;
  readonly rowCount: number;
  readonly taken: number;
  readonly bad: readonly BadCell[];
  readonly notes: readonly ImportNote[];
};

/** The rows to take over; null where the file is not there or is left out. `settled`: it is there and has no bad row. */
type Taken<R> = { readonly rows: readonly R[]; readonly settled: boolean } | null;

export type CheckedFiles = {
  readonly known: Known;
  readonly honours: HonourTable;
  readonly files: readonly CheckedFile[];
  readonly enterprises: Taken<EnterpriseRow>;
  readonly products: Taken<ProductRow>;
  readonly attributes: Taken<AttributeRow>;
  readonly capabilities: Taken<CapabilityRow>;
  readonly fairs: Taken<FairRow>;
  readonly demands: Taken<DemandRow>;
};

export async function checkFiles(tx: Tx, contents: ReadonlyMap<DirectoryFile, Uint8Array>, skipBad: boolean): Promise<CheckedFiles> {
  const known = await readKnown(tx);
  const honours = await readHonourTable();
  const files: CheckedFile[] = [];

  const take = <R>(
    file: DirectoryFile,
    check: (table: ReturnType<typeof readTable>) => Checked<R>,
    notesOf?: (row: R) => Unclassified[],
  ) => {
    const bytes = contents.get(file);
    if (!bytes) return null;
    const checked = check(readTable(file, bytes, Object.keys(schemas[file].shape)));
    const rows = checked.bad.length === 0 || skipBad ? checked.rows : [];
    const notes = rows.flatMap(({ line, value }) => (notesOf?.(value) ?? []).map((note) => ({ file, line, ...note })));
    files.push({ file, rowCount: checked.rowCount, taken: rows.length, bad: checked.bad, notes: [...checked.notes, ...notes] });
    return { rows: rows.map(({ value }) => value), settled: checked.bad.length === 0 };
  };

  const stored = await readEnterprises(tx);
  const codes = new Map([...stored].flatMap(([ref, { uscc }]) => (uscc === null ? [] : [[uscc, ref] as const])));
  const enterprises = take(
    'enterprises.csv',
    (table) => checkEnterprises(table, known, codes),
    (row) => unclassified(row.honour === null ? [] : [row.honour], 'honour', honours),
  );
  const names = new Map([...stored].map(([ref, { name }]) => [ref, name]));
  for (const row of enterprises?.rows ?? []) names.set(row.enterprise_id, row.name);
  const products = take(
    'products.csv',
    (table) => checkProducts(table, known, names),
    (row) => unclassified(splitStatements(row.certifications), 'certifications', honours),
  );
  const wordings = await readWordings(tx, products?.rows ?? []);
  return {
    known,
    honours,
    enterprises,
    products,
    attributes: take('product_attributes.csv', (table) => checkAttributes(table, known, wordings)),
    capabilities: take('product_capabilities.csv', (table) => checkCapabilities(table, known, wordings)),
    fairs: take('fairs.csv', checkFairs),
    demands: take('demands.csv', (table) => checkDemands(table, known)),
    files,
  };
}

type Unclassified = Omit<ImportNote, 'file' | 'line'>;

const unclassified = (statements: readonly string[], column: string, honours: HonourTable): Unclassified[] =>
  statements
    .filter((words) => !readHonour(words, null, honours).classified)
    .map((value) => ({ column, value, reason: 'unclassified-honour' }));
