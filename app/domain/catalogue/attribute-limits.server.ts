import { eq } from 'drizzle-orm';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { units } from '#db/schema/catalogue.ts';
import type { AttributeForm } from './attribute-form.ts';

export type StoredLimits = { readonly dimension: string | null; readonly least: number | null; readonly most: number | null };

/** Least and most in the base unit of the dimension that the form's unit belongs to. @throws Refusal with the fault at `unit`. */
export async function limitsInBaseUnit(tx: Tx, form: Pick<AttributeForm, 'unit' | 'least' | 'most'>): Promise<StoredLimits> {
  const { unit: code, least, most } = form;
  if (code === null) return { dimension: null, least, most };
  const [unit] = await tx.select().from(units).where(eq(units.code, code));
  if (!unit) throw new Refusal('not-allowed', { unit: 'unit-unknown' });
  const based = (value: number | null) => (value === null ? null : value * unit.factor + unit.shift);
  return { dimension: unit.dimension, least: based(least), most: based(most) };
}
