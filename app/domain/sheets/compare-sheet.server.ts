import { setImmediate as letOthersWork } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { firstDraft } from '#app/domain/listings/draft-of.ts';
import type { Context } from '#app/platform/context.ts';
import type { Row } from '#app/platform/spreadsheet/cell.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles } from '#db/schema/listings.ts';
import type { sheetFaults, sheetRows } from '#db/schema/sheets.ts';
import { cellText } from './cell-text.ts';
import { findTargets, isListingId, ownKey, type Target } from './find-targets.server.ts';
import { knownByCategory } from './known-by-category.server.ts';
import { type Spoken, sheetCodes } from './sheet-codes.ts';
import { ownNumber, readHeading, systemNumber } from './sheet-columns.ts';
import { mostFaults } from './sheet-lifecycle.ts';
import { asSheetSays, type CellFault, draftOfRow, faultsOf, type SheetColumn, sameDraft, typedIn } from './sheet-row.ts';

export type Compared = {
  readonly rows: readonly Omit<typeof sheetRows.$inferInsert, 'uploadId'>[];
  readonly faults: readonly Omit<typeof sheetFaults.$inferInsert, 'uploadId' | 'number'>[];
  readonly counts: { readonly fresh: number; readonly changed: number; readonly unchanged: number; readonly refused: number };
  /** Of bad cells, kept or not. */
  readonly found: number;
};

const longestShown = 200;
const longestOwnNumber = 60;
/** Rows after which others may work. */
const breath = 25;

type World = Pick<Context, 'db' | 'reference'>;

/**
 * Holds the rows of a sheet against what the enterprise has: which are new, which change something, which do not, which cannot be taken and
 * why. Writes nothing.
 *
 * @returns null where no heading names a field, or nothing stands under them.
 */
export async function compareSheet(
  ctx: World,
  enterpriseId: string,
  [headings, ...rows]: readonly Row[],
  spoken: Spoken,
): Promise<Compared | null> {
  const { columns, faults: headingFaults } = readHeadings(headings, spoken);
  if (columns.length === 0 || rows.length === 0) return null;
  const [maker] = await ctx.db.select().from(enterprises).where(eq(enterprises.id, enterpriseId));
  const files = await ctx.db
    .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
    .from(enterpriseFiles)
    .where(eq(enterpriseFiles.enterpriseId, enterpriseId));
  const codes = sheetCodes(ctx.reference, spoken, files);
  const evidence = new Set(files.map(({ id }) => id));
  const typed = rows.map((row) => typedIn(row, columns, codes));
  const ids = typed.map((one) => idIn(one[systemNumber]));
  const targets = await findTargets(
    ctx.db,
    enterpriseId,
    ids.filter(Boolean),
    typed.flatMap((one) => one[ownNumber] || []),
  );
  const known = knownByCategory(ctx.db, ctx);
  const columnOf = new Map(columns.map(({ name, column }) => [name, column]));
  const first = firstDraft(maker!);
  const taken = new Set<string>();

  const compared = { rows: [] as Compared['rows'][number][], faults: [...headingFaults], found: headingFaults.length };
  const counts = { fresh: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const [at, row] of rows.entries()) {
    if (at % breath === 0) await letOthersWork();
    const said = typed[at]!;
    const id = ids[at]!;
    const own = said[ownNumber] || null;
    const { target, faults } = targetOf(id, own, targets, taken);
    const before = target && asSheetSays(target.draft, codes);
    const drafted = draftOfRow(before ?? first, said, before === undefined);
    faults.push(...faultsOf(drafted, await known(drafted.draft.fields.category), evidence));
    const number = own ?? target?.ownNumber ?? null;
    const same = before !== undefined && sameDraft(before, drafted.draft) && number === target?.ownNumber;
    if (same && faults.every(({ field }) => field !== systemNumber && field !== ownNumber)) {
      counts.unchanged += 1;
      continue;
    }
    if (target?.state === 'submitted') faults.push({ field: systemNumber, code: 'being-judged' });
    if (faults.length > 0) {
      counts.refused += 1;
      compared.found += faults.length;
      for (const fault of faults.slice(0, Math.max(0, mostFaults - compared.faults.length)))
        compared.faults.push(placed(fault, row, columnOf));
      continue;
    }
    counts[before ? 'changed' : 'fresh'] += 1;
    compared.rows.push({
      ...{ row: row.row, listingId: target?.listingId ?? null, version: target?.version ?? null },
      ...{ productId: target && !target.listingId ? target.productId : null, ownNumber: number, draft: drafted.draft },
    });
  }
  return { ...compared, counts };
}

function readHeadings(row: Row | undefined, spoken: Spoken) {
  const columns: SheetColumn[] = [];
  const faults: Compared['faults'][number][] = [];
  for (const [column, cell] of row?.cells ?? []) {
    const text = cellText(cell);
    const heading = readHeading(text, spoken.headings);
    const twice = columns.some(({ name }) => name === heading?.name);
    if (heading && !twice) columns.push({ ...heading, column });
    else {
      const code = twice ? 'column-twice' : 'no-such-column';
      faults.push({
        row: row!.row,
        column,
        field: heading?.name ?? text.slice(0, longestShown),
        typed: text.slice(0, longestShown),
        code,
        detail: {},
      });
    }
  }
  return { columns, faults };
}

/** As it stands in an address: numbers of products in capitals, ids of listings in small letters. */
const idIn = (typed = '') => (isListingId(typed.toLowerCase()) ? typed.toLowerCase() : typed.toUpperCase());

function targetOf(id: string, own: string | null, targets: ReadonlyMap<string, Target>, taken: Set<string>) {
  const faults: CellFault[] = [];
  const byOwn = own === null ? undefined : targets.get(ownKey(own));
  const target = id === '' ? byOwn : targets.get(id);
  if (id !== '' && !target) faults.push({ field: systemNumber, code: 'no-such-product' });
  if (id === '' && own === null) faults.push({ field: ownNumber, code: 'missing' });
  if (own !== null && [...own].length > longestOwnNumber) faults.push({ field: ownNumber, code: 'too-long' });
  if (target && byOwn && byOwn !== target) faults.push({ field: ownNumber, code: 'own-number-taken' });
  const names = [target?.listingId ?? target?.productId, own === null ? null : ownKey(own)].filter((name) => name != null);
  if (names.some((name) => taken.has(name))) faults.push({ field: id === '' ? ownNumber : systemNumber, code: 'stated-twice' });
  for (const name of names) taken.add(name);
  return { target, faults };
}

function placed({ field, code, detail = {} }: CellFault, row: Row, columnOf: ReadonlyMap<string, number>): Compared['faults'][number] {
  const column = columnOf.get(field) ?? null;
  const cell = column === null ? undefined : row.cells.get(column);
  return { row: row.row, column, field, typed: cell ? cellText(cell).slice(0, longestShown) : '', code, detail };
}
