/** The checks that need more than one cell: cells that must fit each other, other rows, other files, or the reference data. */
import type { z } from 'zod';
import { judgeUscc } from '#app/domain/enterprises/uscc.ts';
import type { BadCell, BadCellReason, ImportNote } from './bad-cell.ts';
import { checkCells, isDay } from './cells.ts';
import type { Table } from './read-table.ts';
import { type Attribute, readTyped, type Unit } from './read-typed.ts';
import { attributeRow, capabilityRow, demandRow, enterpriseRow, fairRow, type ProductRow, productRow } from './rows.ts';
import { readWhen } from './when.ts';

/** What the reference data knows. Cities by name, counties by city code and name. */
export type Known = {
  readonly sectors: ReadonlyMap<string, string>;
  readonly divisions: ReadonlySet<string>;
  readonly cities: ReadonlyMap<string, string>;
  readonly counties: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly units: readonly Unit[];
};

export const countyKey = (cityCode: string, county: string) => `${cityCode} ${county}`;

export type Checked<R> = {
  readonly file: string;
  readonly rowCount: number;
  /** Rows without any bad cell. */
  readonly rows: readonly { readonly line: number; readonly value: R }[];
  /** What stands in the first column of the rows that have one. */
  readonly badKeys: ReadonlySet<string>;
  readonly bad: readonly BadCell[];
  readonly notes: readonly ImportNote[];
};

type Cells = Readonly<Record<string, string>>;
type Wrong = { readonly column: string | null; readonly reason: BadCellReason };
const wrong = (column: string | null, reason: BadCellReason): Wrong => ({ column, reason });

function checkTable<S extends z.ZodObject>(
  table: Table,
  schema: S,
  check: (cells: Cells) => readonly Wrong[],
  note: (cells: Cells) => readonly Omit<ImportNote, 'file' | 'line'>[] = () => [],
): Checked<z.output<S>> {
  const bad = [...table.bad];
  const notes: ImportNote[] = [];
  const rows: { line: number; value: z.output<S> }[] = [];
  const badKeys = new Set<string>();
  const [key = ''] = Object.keys(schema.shape);
  for (const row of table.rows) {
    const cells = checkCells(schema, table.file, row);
    const seen = new Set(cells.bad.map(({ column }) => column));
    const across = check(row.cells)
      .filter(({ column }) => !seen.has(column))
      .map(
        ({ column, reason }): BadCell => ({
          file: table.file,
          line: row.line,
          column,
          value: column && (row.cells[column] ?? null),
          reason,
        }),
      );
    bad.push(...cells.bad, ...across);
    if (cells.value && across.length === 0) {
      rows.push({ line: row.line, value: cells.value });
      notes.push(...note(row.cells).map((given) => ({ file: table.file, line: row.line, ...given })));
    } else {
      badKeys.add(row.cells[key] ?? '');
    }
  }
  return { file: table.file, rowCount: table.rowCount, rows, badKeys, bad: bad.sort((a, b) => a.line - b.line), notes };
}

function places(cells: Cells, known: Known): Wrong[] {
  const { city = '', county = '' } = cells;
  const code = known.cities.get(city);
  if (city !== '' && !code) return [wrong('city', 'unknown-city')];
  if (county === '') return [];
  if (!code) return [wrong('county', 'county-without-city')];
  return known.counties.has(countyKey(code, county)) ? [] : [wrong('county', 'unknown-county')];
}

const sourced = (cells: Cells): Wrong[] => (cells.source || cells.source_title ? [] : [wrong('source', 'no-source')]);

/** @param codes the enterprise of each USCC in the directory. */
export function checkEnterprises(table: Table, known: Known, codes: ReadonlyMap<string, string>): Checked<z.output<typeof enterpriseRow>> {
  const own = ['name', 'uscc', 'city', 'county'];
  const first = new Map<string, Record<string, string>>();
  const bearers = new Map(codes);
  const statements = new Set<string>();
  const check = (cells: Cells): Wrong[] => {
    const { enterprise_id: id = '', uscc = '', honour = '', year_batch = '' } = cells;
    const earlier = first.get(id) ?? {};
    // An enterprise has one row for each honour; what is the enterprise's own must not differ, though it may be missing.
    const differs = own.filter((column) => earlier[column] && cells[column] && earlier[column] !== cells[column]);
    const code = uscc && judgeUscc(uscc).code;
    const bearer = bearers.get(code);
    const statement = [id, honour, year_batch].join('\n');
    const found = [
      ...differs.map((column) => wrong(column, 'differs-from-earlier-row')),
      ...(uscc && !judgeUscc(uscc).wellFormed ? [wrong('uscc', 'not-a-uscc')] : []),
      ...(code && bearer !== undefined && bearer !== id ? [wrong('uscc', 'repeated-uscc')] : []),
      ...(statements.has(statement) ? [wrong('honour', 'repeated-statement')] : []),
      ...(year_batch && !honour ? [wrong('honour', 'empty')] : []),
      ...places(cells, known),
      ...sourced(cells),
    ];
    statements.add(statement);
    if (code) bearers.set(code, bearer ?? id);
    const right = own.filter((column) => !found.some((one) => one.column === column));
    first.set(id, { ...Object.fromEntries(right.map((column) => [column, cells[column] ?? ''])), ...withoutEmpty(earlier) });
    return found;
  };
  const checked = checkTable(table, enterpriseRow, check, ({ uscc = '' }) => {
    if (!uscc) return [];
    const { checkDigit, organisationDigit } = judgeUscc(uscc);
    const about = { column: 'uscc', value: uscc };
    return [
      ...(checkDigit ? [] : [{ ...about, reason: 'uscc-check-digit' as const }]),
      ...(organisationDigit ? [] : [{ ...about, reason: 'organisation-check-digit' as const }]),
    ];
  });
  // The rows of an enterprise are one thing: without one of them the others would say something else.
  return { ...checked, rows: checked.rows.filter(({ value }) => !checked.badKeys.has(value.enterprise_id)) };
}

const withoutEmpty = (cells: Record<string, string>) => Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));

/** @param enterprises names of the enterprises that are, or are about to be, in the directory. */
export function checkProducts(table: Table, known: Known, enterprises: ReadonlyMap<string, string>): Checked<ProductRow> {
  const once = onlyOnce('id');
  return checkTable(table, productRow, (cells) => {
    const { sector = '', sector_zh, gb4754 = '', enterprise_id: maker = '', certifications = '' } = cells;
    const statements = splitStatements(certifications);
    return [
      ...once(cells),
      ...(sector && !known.sectors.has(sector) ? [wrong('sector', 'unknown-sector')] : []),
      ...(known.sectors.has(sector) && known.sectors.get(sector) !== sector_zh ? [wrong('sector_zh', 'sector-name-differs')] : []),
      ...(gb4754 && !known.divisions.has(gb4754) ? [wrong('gb4754', 'unknown-division')] : []),
      ...(maker && !enterprises.has(maker) ? [wrong('enterprise_id', 'unknown-enterprise')] : []),
      ...(enterprises.has(maker) && enterprises.get(maker) !== cells.enterprise ? [wrong('enterprise', 'enterprise-name-differs')] : []),
      ...(new Set(statements).size < statements.length ? [wrong('certifications', 'repeated-statement')] : []),
      ...scope(cells),
      ...places(cells, known),
      ...sourced(cells),
    ];
  });
}

export const splitStatements = (cell: string | null): string[] =>
  (cell ?? '')
    .split(/[;；]/)
    .map((statement) => statement.trim())
    .filter(Boolean);

/** `enterprise`: a legal person is named · `unresolved`: only a printed name · `regional`, `brand`: neither. */
function scope(cells: Cells): Wrong[] {
  const legal = cells.scope === 'enterprise';
  const printed = cells.scope === 'unresolved';
  return [
    ...['enterprise', 'enterprise_id']
      .filter((column) => (cells[column] !== '') !== legal)
      .map((column) => wrong(column, 'does-not-fit-scope')),
    ...((cells.enterprise_as_printed !== '') !== printed ? [wrong('enterprise_as_printed', 'does-not-fit-scope')] : []),
    ...(cells.scope === 'brand' && cells.brand === '' ? [wrong('brand', 'does-not-fit-scope')] : []),
  ];
}

export function checkFairs(table: Table): Checked<z.output<typeof fairRow>> {
  const once = onlyOnce('fair_id');
  return checkTable(table, fairRow, (cells) => {
    const { start_date: start = '', end_date: end = '', year = '' } = cells;
    const otherYear = isDay(start) && year && !start.startsWith(year);
    return [
      ...once(cells),
      ...(isDay(start) && isDay(end) && start > end ? [wrong('end_date', 'dates-out-of-order')] : []),
      ...(otherYear ? [wrong('year', 'dates-out-of-order')] : []),
    ];
  });
}

export function checkDemands(table: Table, known: Known): Checked<z.output<typeof demandRow>> {
  const once = onlyOnce('id');
  return checkTable(table, demandRow, (cells) => [
    ...once(cells),
    ...(cells.sector && !known.sectors.has(cells.sector) ? [wrong('sector', 'unknown-sector')] : []),
    ...(cells.date && readWhen(cells.date) === null ? [wrong('date', 'not-a-date')] : []),
    ...(cells.budget_cny && Number(cells.budget_cny) === 0 ? [wrong('budget_cny', 'out-of-range')] : []),
    ...sourced(cells),
  ]);
}

/** The words of each product's row by its ref; a statement must be found in them. */
export type Wordings = ReadonlyMap<string, string>;

export function checkAttributes(table: Table, known: Known, wordings: Wordings): Checked<z.output<typeof attributeRow>> {
  const seen = new Set<string>();
  return checkTable(table, attributeRow, (cells) => {
    const { attribute = '', value = '', product_id = '' } = cells;
    const definition = known.attributes.get(attribute);
    const read = definition && value ? readTyped(value, definition, known.units) : null;
    const statement = `${product_id}\n${attribute}`;
    const repeated = seen.has(statement);
    seen.add(statement);
    return [
      ...quoted(cells, wordings),
      ...(definition ? [] : [wrong('attribute', 'unknown-attribute')]),
      ...(repeated ? [wrong('attribute', 'repeated-statement')] : []),
      ...(read && 'reason' in read ? [wrong('value', read.reason)] : []),
    ];
  });
}

export function checkCapabilities(table: Table, known: Known, wordings: Wordings): Checked<z.output<typeof capabilityRow>> {
  const once = onlyOnce('product_id');
  return checkTable(table, capabilityRow, (cells) => {
    const { capacity = '', capacity_unit: unit = '', capacity_period: period = '' } = cells;
    const some = [capacity, unit, period].some(Boolean);
    return [
      ...once(cells),
      ...quoted(cells, wordings),
      ...(capacity && !/^\d+(\.\d+)?$/.test(capacity) ? [wrong('capacity', 'not-a-number')] : []),
      ...(some && !capacity ? [wrong('capacity', 'empty')] : []),
      ...(some && !period ? [wrong('capacity_period', 'empty')] : []),
      ...(some && !unit ? [wrong('capacity_unit', 'empty')] : []),
      ...(unit && !known.units.some(({ code }) => code === unit) ? [wrong('capacity_unit', 'unknown-unit')] : []),
    ];
  });
}

function quoted(cells: Cells, wordings: Wordings): Wrong[] {
  const words = wordings.get(cells.product_id ?? '');
  if (words === undefined) return [wrong('product_id', 'unknown-product')];
  return words.includes(cells.quote ?? '') ? [] : [wrong('quote', 'not-in-the-row')];
}

function onlyOnce(column: string) {
  const seen = new Set<string>();
  return (cells: Cells): Wrong[] => {
    const id = cells[column] ?? '';
    if (seen.has(id)) return [wrong(column, 'repeated-identifier')];
    seen.add(id);
    return [];
  };
}
