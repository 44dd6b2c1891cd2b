/** Reads a need's draft: what holds of it, what does not and why, what is missing before others can answer it. */
import { z } from 'zod';
import { type GradeName, gradesIn, namesMaterial } from '#app/domain/catalogue/grades.ts';
import { amount, type ListingFault, type ListingReference, list, text, whole } from '#app/domain/catalogue/read-listing.ts';
import { readValue } from '#app/domain/catalogue/typed-value.ts';
import type { Asked } from '#app/domain/matching/conditions.ts';
import { buyerTypes } from '#db/schema/demands.ts';
import { type NeedKind, needVisibilities } from '#db/schema/needs.ts';
import { askedName, asksFor, type NeedDraft, type NeedField, needFields } from './need-draft.ts';

export type NeedFault = ListingFault | 'missing' | 'in-the-past' | 'too-far' | 'not-a-quantity' | 'nobody-chosen' | 'no-parameter';

/** A condition as it is kept: `names` of a grade as a list. */
export type KeptCondition = {
  readonly attribute: string;
  readonly typed: string;
  readonly hard: boolean;
  readonly asked: Exclude<Asked, { kind: 'grade' }> | { readonly kind: 'grade'; readonly names: readonly string[] };
};

/** What is published of a need. Money is integer fen (CNY), days are of Asia/Shanghai. */
export type NeedContent = {
  readonly kind: NeedKind;
  readonly title: string;
  /** What is wanted, things apart by ; or 、 */
  readonly object: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly sector: string | null;
  readonly process: string | null;
  readonly quantity: { readonly low: number; readonly high: number; readonly unit: string } | null;
  readonly deliverBy: string | null;
  readonly goodsUntil: string | null;
  readonly city: string;
  readonly county: string | null;
  readonly standards: readonly string[];
  readonly certificates: readonly string[];
  /** Null: to be quoted. */
  readonly budgetFen: number | null;
  readonly paymentDays: number | null;
  readonly termMonths: number | null;
  readonly reservedForSmes: boolean;
  readonly conditions: readonly KeptCondition[];
};

/** To whom it is shown, and as whose. */
export type NeedShowing = {
  readonly buyerType: (typeof buyerTypes)[number];
  readonly visibility: (typeof needVisibilities)[number];
  readonly cities: readonly string[];
  readonly sectors: readonly string[];
  readonly anonymous: boolean;
  readonly openUntil: string;
};

export type NeedReference = ListingReference & {
  readonly processes: ReadonlySet<string>;
  readonly grades: readonly GradeName[];
  /** The day of reading. */
  readonly today: string;
};

export type ReadNeed =
  | { readonly whole: true; readonly content: NeedContent; readonly showing: NeedShowing; readonly conditions: readonly KeptCondition[] }
  | {
      readonly whole: false;
      /** By the name of the form's field, what was typed wrong and what is missing. */
      readonly faults: Readonly<Record<string, NeedFault>>;
      /** Whether anything typed is wrong, and not only missing. */
      readonly wrong: boolean;
      /** Those that hold. */
      readonly conditions: readonly KeptCondition[];
    };

const fault = (name: NeedFault) => name;
/** Years ahead that a day may lie. */
const farthest = 5;
/** Days for which a need may stay open without being handed in again. */
const longestOpen = 366;

const dayAfter = (today: string, most: string) =>
  z.iso
    .date(fault('not-a-day'))
    .refine((day) => day >= today, fault('in-the-past'))
    .refine((day) => day <= most, fault('too-far'));

const quantity = z
  .string()
  .transform((typed) =>
    typed
      .normalize('NFKC')
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .replace(/\s+/g, ''),
  )
  .refine((typed) => /^\d{1,12}(?:\.\d{1,4})?(?:[-~–—至到]\d{1,12}(?:\.\d{1,4})?)?$/u.test(typed), fault('not-a-quantity'))
  .transform((typed) => {
    const [low = 0, high = low] = typed.split(/[-~–—至到]/u).map(Number);
    return { low, high };
  })
  .refine(({ low, high }) => low > 0 && high >= low, fault('not-a-quantity'));

const schemasOf = (known: NeedReference) => {
  const among = (codes: { has(code: string): boolean }, name: NeedFault) => z.string().refine((typed) => codes.has(typed), fault(name));
  const codes = (these: ReadonlySet<string>, name: NeedFault) =>
    z
      .string()
      .transform((typed) => typed.split(' ').filter(Boolean))
      .refine((all) => all.every((code) => these.has(code)), fault(name));
  const year = Number(known.today.slice(0, 4));
  const farAway = `${year + farthest}${known.today.slice(4)}`;
  const open = new Date(Date.parse(known.today) + longestOpen * 86_400_000).toISOString().slice(0, 10);
  return {
    title: text(100, 4),
    object: text(200, 2),
    description: text(4000, 10),
    category: among(known.categories, 'unknown-category'),
    sector: among(known.sectors, 'unknown-sector'),
    process: among(known.processes, 'choose'),
    quantity,
    quantityUnit: text(20),
    deliverBy: dayAfter(known.today, farAway),
    goodsUntil: dayAfter(known.today, farAway),
    city: among(known.cities, 'unknown-city'),
    county: among(known.counties, 'county-of-another-city'),
    standards: list(20, 100),
    certificates: list(20, 100),
    budget: amount.refine((yuan) => yuan <= 1e11, fault('above-most')),
    paymentDays: whole(1_000),
    termMonths: whole(600),
    reservedForSmes: z.string().transform((typed) => typed === 'yes'),
    buyerType: z.enum(buyerTypes, fault('choose')),
    visibility: z.enum(needVisibilities, fault('choose')),
    visibleCities: codes(known.cities, 'unknown-city'),
    visibleSectors: codes(known.sectors, 'unknown-sector'),
    anonymous: z.string().transform((typed) => typed === 'yes'),
    openUntil: dayAfter(known.today, open),
  } satisfies Record<NeedField, z.ZodType>;
};
type Schemas = ReturnType<typeof schemasOf>;
type Read = { [F in NeedField]: z.output<Schemas[F]> | null };

/** Made once for each reference: a sheet has many needs. */
const remembered = new WeakMap<NeedReference, Schemas>();

function schemas(known: NeedReference): Schemas {
  const made = remembered.get(known) ?? schemasOf(known);
  remembered.set(known, made);
  return made;
}

/** Without these nobody can answer. */
const needed: Readonly<Record<NeedKind, readonly NeedField[]>> = {
  purchase: ['quantity', 'quantityUnit', 'deliverBy'],
  cooperation: ['process', 'quantity', 'quantityUnit', 'deliverBy'],
  technology: ['description', 'deliverBy'],
  service: ['description', 'deliverBy'],
  finance: ['description', 'budget', 'termMonths'],
  'stock-lot': ['quantity', 'quantityUnit', 'goodsUntil'],
};
const always: readonly NeedField[] = ['title', 'object', 'city', 'buyerType', 'visibility', 'openUntil'];

export function readNeed(draft: NeedDraft, kind: NeedKind, known: NeedReference): ReadNeed {
  const wrong: Record<string, NeedFault> = {};
  const every = schemas(known);
  const read = Object.fromEntries(
    needFields.map((field) => {
      const typed = draft.fields[field];
      if (typed === '' || !asksFor(kind, field)) return [field, null];
      const parsed = every[field].safeParse(typed);
      if (parsed.success) return [field, parsed.data];
      wrong[field] = parsed.error.issues[0]?.message as NeedFault;
      return [field, null];
    }),
  ) as Read;
  if (read.county !== null && read.city !== null && known.counties.get(read.county) !== read.city) wrong.county = 'county-of-another-city';
  const conditions = readConditions(draft, known, wrong);
  const missing: Record<string, NeedFault> = {};
  for (const field of [...always, ...needed[kind]]) if (draft.fields[field] === '') missing[field] = 'missing';
  if (read.quantityUnit !== null && draft.fields.quantity === '') missing.quantity = 'number-needed';
  if (read.visibility === 'chosen' && !read.visibleCities?.length && !read.visibleSectors?.length) missing.visibility = 'nobody-chosen';
  const parameters = [conditions, read.standards ?? [], read.certificates ?? [], read.description ? [read.description] : []];
  if (parameters.every((some) => some.length === 0) && !wrong.description) missing.description ??= 'no-parameter';
  const faults = { ...missing, ...wrong };
  if (Object.keys(faults).length > 0) return { whole: false, faults, wrong: Object.keys(wrong).length > 0, conditions };
  const chosen = read.visibility === 'chosen';
  return {
    whole: true,
    conditions,
    content: {
      ...{ kind, title: read.title!, object: read.object!, description: read.description, category: read.category },
      ...{ sector: read.sector, process: read.process, deliverBy: read.deliverBy, goodsUntil: read.goodsUntil },
      quantity: read.quantity && { ...read.quantity, unit: read.quantityUnit! },
      ...{ city: read.city!, county: read.county, standards: read.standards ?? [], certificates: read.certificates ?? [] },
      budgetFen: read.budget === null ? null : Math.round(read.budget * 100),
      ...{ paymentDays: read.paymentDays, termMonths: read.termMonths, reservedForSmes: read.reservedForSmes ?? false, conditions },
    },
    showing: {
      ...{ buyerType: read.buyerType!, visibility: read.visibility!, anonymous: read.anonymous ?? false, openUntil: read.openUntil! },
      ...{ cities: chosen ? (read.visibleCities ?? []) : [], sectors: chosen ? (read.visibleSectors ?? []) : [] },
    },
  };
}

function readConditions({ attributes, soft }: NeedDraft, known: NeedReference, wrong: Record<string, NeedFault>): KeptCondition[] {
  return Object.entries(attributes).flatMap(([key, typed]) => {
    const definition = known.definitions.find((one) => one.key === key);
    const read = definition ? readValue(typed, definition, known.units) : { fault: fault('attribute-of-another-category') };
    if (!definition || 'fault' in read) {
      if ('fault' in read) wrong[askedName(key)] = read.fault;
      return [];
    }
    const asked = askedOf(read, definition.type, key, known);
    return [{ attribute: key, typed: read.typed, hard: !soft.includes(key), asked }];
  });
}

/** From one size to another all of them are asked for; a figure with a tolerance, or one bound alone, is met by anything within. */
function askedOf(
  read: { readonly typed: string; readonly low: number | null; readonly high: number | null },
  type: string,
  key: string,
  { grades, today }: NeedReference,
): KeptCondition['asked'] {
  const { typed, low, high } = read;
  if (type === 'number') {
    const all = low !== null && high !== null && low < high && !/±|\+\/-/u.test(typed.normalize('NFKC'));
    return { kind: 'range', extent: all ? 'all' : 'any', low, high };
  }
  if (type === 'choice') return { kind: 'choice', among: [typed] };
  const names = namesMaterial(key) ? gradesIn(typed, today, grades) : [];
  return names.length > 0 ? { kind: 'grade', names: [...names].sort() } : { kind: 'words', words: typed };
}

/** A body that is bound by the law of public procurement: its purchases may not exclude by place, size or age (domain.md §4 and §5). */
export const isPublicBuyer = (buyerType: string, uscc: string | null): boolean =>
  ['government', 'hospital', 'school', 'public'].includes(buyerType) || (uscc?.startsWith('1') ?? false);
