import { eq, sql } from 'drizzle-orm';
import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { attributes } from '#db/schema/catalogue.ts';
import type { AttributeForm } from './attribute-form.ts';
import { limitsInBaseUnit, type StoredLimits } from './attribute-limits.server.ts';

/**
 * Changes an attribute. Once products have it, type and dimension stay, a choice that one has made stays to be chosen, and the limits
 * leave room for every figure there is.
 *
 * @throws Refusal not-found; else with the fault at its field.
 */
export async function changeAttribute(ctx: Context, attributeId: string, form: AttributeForm): Promise<void> {
  mustHold(ctx.actor, 'administrator');
  const { zh, en, vi, type, choices } = form;
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(attributes).where(eq(attributes.id, attributeId)).for('update');
    if (!before) throw new Refusal('not-found');
    const limits = await limitsInBaseUnit(tx, form);
    const use = await useOf(
      tx,
      attributeId,
      before.choices.filter((choice) => !choices.includes(choice)),
      limits,
    );
    if (use.used) {
      if (type !== before.type) throw new Refusal('not-in-that-state', { type: 'type-in-use' });
      if (limits.dimension !== before.dimension) throw new Refusal('not-in-that-state', { unit: 'unit-in-use' });
      if (type === 'choice' && use.chosen) throw new Refusal('not-in-that-state', { choices: 'choice-in-use' });
      if (use.below) throw new Refusal('not-in-that-state', { least: 'limits-too-narrow' });
      if (use.above) throw new Refusal('not-in-that-state', { most: 'limits-too-narrow' });
    }
    await tx
      .update(attributes)
      .set({ ...{ zh, en, vi, type, choices }, ...limits })
      .where(eq(attributes.id, attributeId));
    await record(tx, ctx, { action: 'attribute.changed', subjectId: attributeId, detail: { key: before.key } });
  });
}

type Use = { used: boolean; chosen: boolean; below: boolean; above: boolean };

/** Whether products have the attribute, and whether one of them has what would no longer be possible. */
async function useOf(tx: Tx, attributeId: string, removed: readonly string[], { least, most }: StoredLimits): Promise<Use> {
  const [use] = await tx.execute<Use>(sql`
    select count(*) > 0 as used,
      coalesce(bool_or(typed in (select jsonb_array_elements_text(${JSON.stringify(removed)}::jsonb))), false) as chosen,
      coalesce(bool_or(low < ${least}::numeric), false) as below, coalesce(bool_or(high > ${most}::numeric), false) as above
    from product_attributes where attribute_id = ${attributeId}`);
  return use!;
}
