/**
 * The catalogue: what is made.
 *
 * Buyers see a product while it is `published`, and a regulated one (a medicine) only once the site's certificate for
 * publishing such information is configured. Attributes are typed by definitions that are data, and a number is kept both as
 * the person typed it and as a range in the base unit of its dimension, so that 16 bar meets "≥ 1.6 MPa".
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bases, createdAt, id, oneOf, provenance } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { industryDivisions, sectors } from './industries.ts';
import { regions } from './regions.ts';

/** Product categories (产品类别), two levels: 调味品, 调味品/蚝油. */
export const categories = pgTable(
  'categories',
  {
    id: id(),
    path: text().notNull(),
    parentId: uuid().references((): AnyPgColumn => categories.id),
    zh: text().notNull(),
    en: text(),
    vi: text(),
  },
  (t) => [uniqueIndex('categories_path').on(t.path)],
);

export const productStatuses = ['draft', 'submitted', 'returned', 'published', 'withdrawn'] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Who stands behind a seeded row: a named enterprise, a name without a legal person, an area, or a brand. */
export const makerScopes = ['enterprise', 'unresolved', 'regional', 'brand'] as const;
export const regulations = ['drug'] as const;
export const capacityPeriods = ['minute', 'day', 'month', 'year'] as const;

export const products = pgTable(
  'products',
  {
    id: id(),
    /** The number in its address: the dataset's id (P0001) for seeded rows. */
    ref: text().notNull(),
    name: text().notNull(),
    nameSort: text().notNull(),
    brand: text(),
    enterpriseId: uuid().references(() => enterprises.id),
    /** The maker's name as the source prints it, where no legal person could be named. */
    enterpriseAsPrinted: text(),
    makerScope: text({ enum: makerScopes }).notNull(),
    sectorCode: text()
      .notNull()
      .references(() => sectors.code),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    divisionCode: text().references(() => industryDivisions.code),
    cityCode: text().references(() => regions.code),
    countyCode: text().references(() => regions.code),
    /** Remarks of the source: capacities, dates, former names. */
    notes: text(),
    /** 应用领域, downstream uses. */
    applications: text().array().notNull().default([]),
    /** 执行标准, as the maker names them. */
    standards: text().array().notNull().default([]),
    exportMarkets: text().array().notNull().default([]),
    hsCode: text(),
    capacity: numeric({ mode: 'number' }),
    capacityUnit: text(),
    capacityPeriod: text({ enum: capacityPeriods }),
    minimumOrder: numeric({ mode: 'number' }),
    minimumOrderUnit: text(),
    leadTimeDays: integer(),
    /** Whether it is made to another's brand or design (OEM/ODM); null while unknown. */
    contractManufacturing: boolean(),
    regulated: text({ enum: regulations }),
    status: text({ enum: productStatuses }).notNull().default('draft'),
    publishedAt: at(),
    ...provenance(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('products_ref').on(t.ref),
    index('products_of_enterprise').on(t.enterpriseId, t.nameSort, t.id),
    // With what is asked of the rows that a deep page leaves out, so that it reads none of them.
    index('products_of_sector').on(t.sectorCode, t.nameSort, t.id, t.regulated).where(sql`${t.status} = 'published'`),
    index('products_of_city').on(t.cityCode, t.nameSort, t.id, t.regulated).where(sql`${t.status} = 'published'`),
    index('products_of_category').on(t.categoryId, t.nameSort, t.id).where(sql`${t.status} = 'published'`),
    index('products_newest').on(t.publishedAt.desc().nullsFirst(), t.ref.desc().nullsFirst()).where(sql`${t.status} = 'published'`),
    index('products_newest_open')
      .on(t.publishedAt.desc().nullsFirst(), t.ref.desc().nullsFirst())
      .where(sql`${t.status} = 'published' and ${t.regulated} is null`),
    index('products_open').on(t.ref).where(sql`${t.status} = 'published' and ${t.regulated} is null`),
    oneOf('products_status_known', t.status, productStatuses),
    oneOf('products_scope_known', t.makerScope, makerScopes),
    oneOf('products_basis_known', t.basis, bases),
    check('products_regulated_known', sql`${t.regulated} in ('drug')`),
    check('products_maker_by_scope', sql`(${t.makerScope} = 'enterprise') = (${t.enterpriseId} is not null)`),
    check('products_published_at_known', sql`${t.status} <> 'published' or ${t.publishedAt} is not null`),
    check('products_county_has_city', sql`${t.countyCode} is null or ${t.cityCode} is not null`),
    check('products_hs_code', sql`${t.hsCode} ~ '^[0-9]{6,10}$'`),
    check('products_capacity_whole', sql`num_nulls(${t.capacity}, ${t.capacityUnit}, ${t.capacityPeriod}) in (0, 3)`),
    check('products_minimum_order_whole', sql`num_nulls(${t.minimumOrder}, ${t.minimumOrderUnit}) in (0, 2)`),
  ],
);

export type Product = typeof products.$inferSelect;

/** A unit of measurement: value in base unit = typed value × factor + shift. */
export const units = pgTable('units', {
  code: text().primaryKey(),
  dimension: text().notNull(),
  zh: text().notNull(),
  en: text().notNull(),
  factor: numeric({ mode: 'number' }).notNull(),
  shift: numeric({ mode: 'number' }).notNull().default(0),
});

export const attributeTypes = ['number', 'choice', 'text'] as const;

/** What can be said of a product in one word or figure: 额定容量, 排放标准, 型号 … */
export const attributes = pgTable(
  'attributes',
  {
    id: id(),
    key: text().notNull(),
    zh: text().notNull(),
    en: text().notNull(),
    vi: text().notNull(),
    type: text({ enum: attributeTypes }).notNull(),
    /** For numbers: the dimension of `units`; null for a pure number. */
    dimension: text(),
    /** For numbers: what can be true at all, in the base unit. */
    least: numeric({ mode: 'number' }),
    most: numeric({ mode: 'number' }),
    choices: text().array().notNull().default([]),
  },
  (t) => [
    uniqueIndex('attributes_key').on(t.key),
    oneOf('attributes_type_known', t.type, attributeTypes),
    check('attributes_choices_by_type', sql`(${t.type} = 'choice') = (cardinality(${t.choices}) > 0)`),
  ],
);

/** Which attributes a category's products have, in the order in which they are shown. */
export const categoryAttributes = pgTable(
  'category_attributes',
  {
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    attributeId: uuid()
      .notNull()
      .references(() => attributes.id),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.categoryId, t.attributeId] })],
);

export const productAttributes = pgTable(
  'product_attributes',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    attributeId: uuid()
      .notNull()
      .references(() => attributes.id),
    /** As it was written, unit included. */
    typed: text().notNull(),
    /** The range in the base unit; both null for text and choices. */
    low: numeric({ mode: 'number' }),
    high: numeric({ mode: 'number' }),
    unitCode: text().references(() => units.code),
    /** Grades of material that it names, as groups of `grade_names`. */
    grades: text().array().notNull().default([]),
    ...provenance(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.attributeId] }),
    oneOf('product_attributes_basis_known', t.basis, bases),
    check('product_attributes_range', sql`${t.low} is null or ${t.high} is null or ${t.low} <= ${t.high}`),
  ],
);

export const gradeSamenesses = ['renamed', 'comparable'] as const;

/**
 * Names of material grades that are equated: 304, 06Cr19Ni10, SUS304. `renamed`: one system's new, old and coded name of one grade;
 * `comparable`: the nearest of another system, whose composition differs in its last figures. The standard's number carries its year;
 * no equation was checked against the text of a standard.
 */
export const gradeNames = pgTable(
  'grade_names',
  {
    /** The grade by its commonest name. */
    grade: text().notNull(),
    /** Whose name it is: GB, GB-ISC, GB-former, ASTM, UNS, JIS, EN. */
    system: text().notNull(),
    name: text().notNull(),
    sameness: text({ enum: gradeSamenesses }).notNull(),
    standard: text().notNull(),
    /** Days on which the equation holds, both inclusive; null: no such end is known. */
    validFrom: date({ mode: 'string' }),
    validTo: date({ mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.grade, t.system, t.name] }), oneOf('grade_names_sameness_known', t.sameness, gradeSamenesses)],
);
