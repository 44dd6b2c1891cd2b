/**
 * A need as its buyer types it: every field is kept as it was typed, right or wrong. read-need.ts tells what holds of it.
 */
import { z } from 'zod';
import { tidy } from '#app/domain/catalogue/listing.ts';
import type { NeedKind } from '#db/schema/needs.ts';

export type { NeedKind };

/** In the order in which forms offer them. */
export const needKinds = [
  'purchase',
  'cooperation',
  'technology',
  'service',
  'finance',
  'stock-lot',
] as const satisfies readonly NeedKind[];

/** In the order in which the form asks for them. */
export const needFields = [
  ...(['title', 'object', 'description', 'category', 'sector', 'process'] as const),
  ...(['quantity', 'quantityUnit', 'deliverBy', 'goodsUntil', 'city', 'county'] as const),
  ...(['standards', 'certificates', 'budget', 'paymentDays', 'termMonths', 'reservedForSmes'] as const),
  ...(['buyerType', 'visibility', 'visibleCities', 'visibleSectors', 'anonymous', 'openUntil'] as const),
] as const;
export type NeedField = (typeof needFields)[number];

/** Asked for by some kinds of need only. */
const special: Readonly<Partial<Record<NeedField, readonly NeedKind[]>>> = {
  process: ['cooperation'],
  quantity: ['purchase', 'cooperation', 'stock-lot'],
  quantityUnit: ['purchase', 'cooperation', 'stock-lot'],
  deliverBy: ['purchase', 'cooperation', 'technology', 'service'],
  goodsUntil: ['stock-lot'],
  termMonths: ['finance'],
  reservedForSmes: ['purchase', 'cooperation', 'service'],
  category: ['purchase', 'cooperation', 'technology', 'stock-lot'],
  standards: ['purchase', 'cooperation', 'technology', 'service', 'stock-lot'],
  certificates: ['purchase', 'cooperation', 'technology', 'service'],
  paymentDays: ['purchase', 'cooperation', 'technology', 'service', 'stock-lot'],
};

/** Whether the form of a kind has the field. */
export const asksFor = (kind: NeedKind, field: NeedField): boolean => special[field]?.includes(kind) ?? true;

export type NeedDraft = {
  readonly fields: Readonly<Record<NeedField, string>>;
  /** What is asked of the attributes of the category, by key, and the keys of those that need not hold. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly soft: readonly string[];
};

export const askedName = (key: string) => `attr.${key}`;
export const softName = (key: string) => `soft.${key}`;
/** Boxes to tick, of which each says its code. */
export const boxName = (field: 'visibleCities' | 'visibleSectors', code: string) => `${field}.${code}`;

export const emptyNeedDraft: NeedDraft = {
  fields: { ...(Object.fromEntries(needFields.map((field) => [field, ''])) as Record<NeedField, string>), visibility: 'public' },
  attributes: {},
  soft: [],
};

const mostAttributes = 60;

/** The fields of a posted form → a draft. */
export const needForm = z.record(z.string(), z.unknown()).transform((sent): NeedDraft => {
  const typed = (name: string) => {
    const value = Object.hasOwn(sent, name) ? sent[name] : '';
    return typeof value === 'string' ? tidy(value) : '';
  };
  const codes = (pattern: RegExp) => Object.keys(sent).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  const ticked = (field: 'visibleCities' | 'visibleSectors') => {
    const boxes = codes(new RegExp(`^${field}\\.([a-z0-9-]{1,40})$`));
    return boxes.length > 0 ? boxes.slice(0, 60).join(' ') : typed(field);
  };
  const keys = codes(/^attr\.([a-z][a-z0-9-]{0,60})$/).slice(0, mostAttributes);
  const attributes = Object.fromEntries(
    keys.flatMap((key) => {
      const value = typed(askedName(key));
      return value === '' ? [] : [[key, value]];
    }),
  );
  return {
    fields: {
      ...(Object.fromEntries(needFields.map((field) => [field, typed(field)])) as Record<NeedField, string>),
      visibleCities: ticked('visibleCities'),
      visibleSectors: ticked('visibleSectors'),
    },
    attributes,
    soft: keys.filter((key) => key in attributes && typed(softName(key)) !== ''),
  };
});

/** Whoever helps to word a need has to know what it is about. */
export const lackingForDiagnosis = ({ fields }: NeedDraft): Readonly<Record<string, 'missing'>> =>
  Object.fromEntries((['title', 'object'] as const).filter((field) => fields[field] === '').map((field) => [field, 'missing' as const]));
