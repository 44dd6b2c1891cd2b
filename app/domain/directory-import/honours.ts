/**
 * From the words of a source to a credential.
 *
 * Sources word one honour in many ways (第六届自治区主席质量奖(企业), 自治区主席质量奖 + 第六届(2022)). The families of
 * `db/seed/reference/honour-families.csv` bring them together: the first whose pattern fits the title without its quotation
 * marks and bearer. The edition goes into `batch`, so that a family is one value of a facet; the title stays as it was read.
 */
import type { CredentialKind, credentialLevels } from '#db/schema/credentials.ts';

type HonourFamily = {
  readonly pattern: RegExp;
  readonly family: string;
  readonly kind: CredentialKind;
  readonly level: (typeof credentialLevels)[number];
  readonly issuer: string | null;
  /** Years for which it counts, by its rules, with the source of that rule. */
  readonly years: number | null;
  readonly yearsBasis: string | null;
  /** By its nature it is given to enterprises, never to a product, wherever a source prints it. */
  readonly ofEnterprises: boolean;
};

/** The day, month or year in which an edition of a family was awarded. */
type HonourEdition = { readonly family: string; readonly edition: string; readonly date: string; readonly source: string };

export type HonourTable = { readonly families: readonly HonourFamily[]; readonly editions: readonly HonourEdition[] };

export type ReadHonour = {
  readonly kind: CredentialKind;
  readonly level: (typeof credentialLevels)[number];
  readonly title: string;
  readonly family: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly batch: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly validityBasis: string | null;
  /** It is the enterprise's, by its words or by its nature, although it may stand on a product. */
  readonly ofEnterprise: boolean;
  /** A family of the table was found. */
  readonly classified: boolean;
};

const bearerMark = /\(企业\)$/;

/** @param batchAsPrinted what a column of its own says of edition or year, where there is one. */
export function readHonour(words: string, batchAsPrinted: string | null, table: HonourTable): ReadHonour {
  const printed = words.replaceAll('（', '(').replaceAll('）', ')').trim();
  const title = printed.replace(bearerMark, '').trim();
  const plain = title.replace(/[“”"]/g, '');
  const found = table.families.find(({ pattern }) => pattern.test(plain));
  const family = found?.family ?? withoutEdition(plain);
  const batch = batchOf(title, batchAsPrinted);
  return {
    kind: found?.kind ?? 'honour',
    level: found?.level ?? 'other',
    title,
    family,
    issuer: found?.issuer ?? null,
    number: found?.pattern.exec(plain)?.groups?.number ?? null,
    batch,
    ...periodOf(found, family, batch, table.editions),
    ofEnterprise: bearerMark.test(printed) || (found?.ofEnterprises ?? false),
    classified: found !== undefined,
  };
}

export type Grant = Pick<ReadHonour, 'family' | 'batch'>;

/** Whether two readings speak of the same grant: one family, and nothing in edition or year that sets them apart. */
export function sameGrant(one: Grant, other: Grant): boolean {
  if (one.family !== other.family) return false;
  const [a, b] = [marks(one.batch), marks(other.batch)];
  return agree(a.edition, b.edition) && (a.edition !== null && a.edition === b.edition ? true : agree(a.year, b.year));
}

const agree = (a: string | null, b: string | null) => a === null || b === null || a === b;

const marks = (batch: string | null) => ({ edition: editionIn(batch ?? ''), year: dateIn(batch ?? '')?.slice(0, 4) ?? null });

/** 第六届, 第一批; 首届 and 首批 are the first. */
const editionIn = (words: string): string | null =>
  /第[一二三四五六七八九十百\d]+[届批]|首[届批]/.exec(words)?.[0].replace('首', '第一') ?? null;

/** What is left as a family where the table has none. */
const withoutEdition = (plain: string): string =>
  plain
    .replace(/\([^)]*\)/g, '')
    .replace(/第[一二三四五六七八九十百\d]+[届批]|首[届批]|(?<!\d)(19|20)\d\d(?!\d)年?度?/g, '')
    .trim() || plain;

const dateIn = (words: string): string | null => /(?<!\d)(19|20)\d\d(?!\d)(-\d\d(?!\d)){0,2}/.exec(words)?.[0] ?? null;

function batchOf(title: string, column: string | null): string | null {
  const edition = editionIn(title);
  // The year of a standard (ISO9001:2008) is no batch.
  const year = dateIn(title.replace(/:\d{4}$/, ''));
  // A year within the title is that of the grant; another one beside it is that of the report.
  const printed = year === null || column === null || dateIn(column)?.startsWith(year) ? column : null;
  if (printed !== null) return edition === null || editionIn(printed) !== null ? printed : `${edition}(${printed})`;
  if (edition === null) return year;
  return year === null ? edition : `${edition}(${year})`;
}

type Period = Pick<ReadHonour, 'validFrom' | 'validTo' | 'validityBasis'>;

/** A year or month is no day: only a full date gives a first day, and an end counts to the last day of its year or month. */
function periodOf(found: HonourFamily | undefined, family: string, batch: string | null, editions: readonly HonourEdition[]): Period {
  const stated = dateIn(batch ?? '');
  const edition = editions.find((known) => known.family === family && known.edition === editionIn(batch ?? ''));
  const date = stated ?? edition?.date ?? null;
  if (found?.kind === 'listing' && stated?.length === 10) return { validFrom: stated, validTo: null, validityBasis: '来源载明日期' };
  if (!found?.years || date === null) return { validFrom: null, validTo: null, validityBasis: null };
  const since = stated === null && edition ? `自${date}起计(${edition.source})` : `自来源所载${date}起计`;
  return { validFrom: date.length === 10 ? date : null, validTo: endOf(date, found.years), validityBasis: `${found.yearsBasis};${since}` };
}

function endOf(date: string, years: number): string {
  const [year = '', month, day] = date.split('-');
  const end = Number(year) + years;
  if (month === undefined) return `${end}-12-31`;
  if (day === undefined) return new Date(Date.UTC(end, Number(month), 0)).toISOString().slice(0, 10);
  // The day before its anniversary.
  return new Date(Date.UTC(end, Number(month) - 1, Number(day) - 1)).toISOString().slice(0, 10);
}
