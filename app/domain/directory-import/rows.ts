/** The columns of each file of a directory folder, and what each cell may hold by itself. */
import { z } from 'zod';
import { capacityPeriods, makerScopes } from '#db/schema/catalogue.ts';
import { buyerTypes, demandKinds } from '#db/schema/demands.ts';
import {
  basis,
  category,
  identifier,
  maybe,
  maybeAddress,
  maybeDay,
  maybeFen,
  maybeWhole,
  maybeYear,
  maybeYes,
  text,
  word,
} from './cells.ts';

const sourced = { basis, source: maybeAddress, source_title: maybe(300) };

export const enterpriseRow = z.object({
  enterprise_id: identifier(/^E\d{4,8}$/),
  name: text(100),
  uscc: maybe(40),
  city: maybe(20),
  county: maybe(20),
  honour: maybe(200),
  year_batch: maybe(60),
  main_product: maybe(500),
  ...sourced,
});
export type EnterpriseRow = z.output<typeof enterpriseRow>;

export const productRow = z.object({
  id: identifier(/^P\d{4,8}$/),
  name: text(100),
  brand: maybe(60),
  enterprise: maybe(100),
  enterprise_id: maybe(20),
  enterprise_as_printed: maybe(100),
  city: maybe(20),
  county: maybe(20),
  sector: text(20),
  sector_zh: text(40),
  category,
  gb4754: maybe(4),
  certifications: maybe(1000),
  notes: maybe(1000),
  scope: word(makerScopes),
  ...sourced,
});
export type ProductRow = z.output<typeof productRow>;

export const fairRow = z.object({
  fair_id: identifier(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: text(100),
  name_en: maybe(200),
  edition: maybe(40),
  year: maybeYear,
  start_date: maybeDay,
  end_date: maybeDay,
  city: maybe(40),
  venue: maybe(200),
  organiser: maybe(300),
  exhibitors: maybeWhole,
  booths: maybeWhole,
  area_m2: maybeWhole,
  theme: maybe(300),
  notes: maybe(1000),
  source: text(2000),
});
export type FairRow = z.output<typeof fairRow>;

export const demandRow = z.object({
  id: identifier(/^D\d{4,8}$/),
  kind: word(demandKinds),
  title: text(200),
  buyer: maybe(200),
  buyer_type: word(buyerTypes),
  city: maybe(40),
  wanted_product: text(500),
  sector: maybe(20),
  quantity: maybe(200),
  budget_cny: maybeFen,
  date: maybe(10),
  project_no: maybe(100),
  method: maybe(60),
  delivery_term: maybe(100),
  sme_reserved: maybeYes,
  notes: maybe(1000),
  basis,
  source: maybeAddress,
});
export type DemandRow = z.output<typeof demandRow>;

/** One statement read out of a product's row; `quote` is the words of that row which say so. */
export const attributeRow = z.object({
  product_id: text(20),
  attribute: text(40),
  value: text(200),
  quote: text(200),
});
export type AttributeRow = z.output<typeof attributeRow>;

/** What a product is used for, and how much of it is made, read out of its row in the same manner. */
export const capabilityRow = z.object({
  product_id: text(20),
  applications: maybe(200),
  capacity: maybe(20),
  capacity_unit: maybe(20),
  capacity_period: word([...capacityPeriods, '']).transform((value) => value || null),
  quote: text(200),
});
export type CapabilityRow = z.output<typeof capabilityRow>;
