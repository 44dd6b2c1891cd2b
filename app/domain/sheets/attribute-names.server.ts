import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attributes } from '#db/schema/catalogue.ts';
import { attributeKeyOf } from './sheet-columns.ts';

export type AttributeName = Pick<typeof attributes.$inferSelect, 'key' | 'zh' | 'en' | 'vi'>;

/** What the attributes among these fields are called. */
export async function attributeNames(tx: Tx, fields: readonly string[]): Promise<AttributeName[]> {
  const keys = [...new Set(fields.flatMap((field) => attributeKeyOf(field) ?? []))];
  if (keys.length === 0) return [];
  const { key, zh, en, vi } = attributes;
  return tx.select({ key, zh, en, vi }).from(attributes).where(inArray(key, keys));
}
