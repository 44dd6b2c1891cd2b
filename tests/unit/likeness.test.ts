/**
 * Listings that look like one, and spam.
 *
 * 1. The same name in another spelling, with its brand or without, is the same product.
 * 2. Another maker, brand, category, stated figure or model is another product.
 * 3. Likeness is symmetric, between 0 and 1, and 1 of a thing with itself.
 * 4. Of the real products no two look alike.
 * 5. Signs of spam are found; no real product shows one.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alike, type Likable, likeness, spamSignsOf } from '#app/domain/catalogue/likeness.ts';
import { rowsOf } from '#tests/support/reference-rows.ts';

const engine: Likable = {
  name: '示例牌YC6型柴油发动机',
  brand: '示例',
  maker: 'E1',
  category: '内燃机/柴油机',
  attributes: { fuel: '柴油' },
};

test.each(['示例牌YC6型柴油发动机', 'YC6型柴油发动机', '示例牌 ＹＣ6 型柴油发动机', '示例牌YC6型柴油發動機'])('1 %s', (name) => {
  expect(likeness(engine, { ...engine, name })).toBe(1);
});

test.each<[string, Partial<Likable>]>([
  ['maker', { maker: 'E2' }],
  ['brand', { name: '例示牌YC6型柴油发动机', brand: '例示' }],
  ['category', { category: '内燃机/气体机' }],
  ['figure', { attributes: { fuel: '氢' } }],
  ['model', { name: '示例牌YC4型柴油发动机' }],
  ['thing', { name: '示例牌船用推进器' }],
])('2 another %s', (_, changes) => {
  expect(likeness(engine, { ...engine, ...changes })).toBeLessThan(alike);
});

test('3 symmetric', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('示例牌YC6', 'YC6型', '柴油发动机', ''));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [one, other] = [
        { ...engine, name: a },
        { ...engine, name: b },
      ];
      expect(likeness(one, other)).toBe(likeness(other, one));
      expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(likeness(one, other)).toBeLessThanOrEqual(1);
      expect(likeness(one, one)).toBe(1);
    }),
  );
});

const products = rowsOf('db/seed/directory/products.csv');
const stated = rowsOf('db/seed/directory/product_attributes.csv');

test('4 real products', () => {
  const listed = products.map((row) => ({
    id: row.id ?? '',
    name: row.name ?? '',
    brand: row.brand || null,
    maker: row.enterprise_id || row.enterprise_as_printed || null,
    category: row.category ?? '',
    attributes: Object.fromEntries(stated.flatMap((one) => (one.product_id === row.id ? [[one.attribute ?? '', one.value ?? '']] : []))),
  }));
  const pairs = listed.flatMap((a, at) =>
    listed.slice(at + 1).flatMap((b) => (likeness(a, b) >= alike ? [`${a.id} ${a.name} = ${b.id} ${b.name}`] : [])),
  );
  process.stdout.write(`likeness: ${products.length} products, ${pairs.length} pairs alike\n`);
  expect(pairs).toEqual([]);
});

test('5 spam', () => {
  expect(spamSignsOf('好好好好好好')).toEqual(['repeated-character']);
  expect(spamSignsOf('优质钢材优质钢材优质钢材')).toEqual(['repeated-character']);
  expect(spamSignsOf('pump pump pump valve pump pump')).toEqual(['repeated-words']);
  expect(spamSignsOf('快来！！！！')).toContain('shouting');
  expect(spamSignsOf('12345 678')).toEqual(['no-words']);
  expect(
    products.flatMap(({ id, name = '', notes = '' }) =>
      [name, notes].flatMap((text) => spamSignsOf(text).map((sign) => `${id} ${sign} ${text}`)),
    ),
  ).toEqual([]);
});
