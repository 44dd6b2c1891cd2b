import { mustHold } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { attributes } from '#db/schema/catalogue.ts';
import type { AttributeForm } from './attribute-form.ts';
import { limitsInBaseUnit } from './attribute-limits.server.ts';

/**
 * Adds an attribute; categories take it up one by one.
 *
 * @param sent the form as it came: sent twice, it adds one.
 * @returns its id. @throws Refusal with the fault at its field.
 */
export async function defineAttribute(
  ctx: Context,
  form: AttributeForm & { readonly key: string },
  sent: SentForm | null = null,
): Promise<string> {
  mustHold(ctx.actor, 'administrator');
  const { key, zh, en, vi, type, choices } = form;
  return once(ctx, sent, async (tx) => {
    const [made] = await tx
      .insert(attributes)
      .values({ ...{ key, zh, en, vi, type, choices }, ...(await limitsInBaseUnit(tx, form)) })
      .onConflictDoNothing()
      .returning({ id: attributes.id });
    if (!made) throw new Refusal('already-exists', { key: 'key-taken' });
    await record(tx, ctx, { action: 'attribute.defined', subjectId: made.id, detail: { key, type } });
    return made.id;
  });
}
