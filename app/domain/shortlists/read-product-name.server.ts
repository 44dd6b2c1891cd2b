import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

/** A product that may be shown, by its number. One statement. @throws Refusal not-found. */
export async function readProductName(
  ctx: Context,
  ref: string,
): Promise<{ readonly id: string; readonly ref: string; readonly name: string }> {
  const [found] = await ctx.sql<{ id: string; ref: string; name: string }[]>`
    select id, ref, name from products where ref = ${ref} and status = 'published' and (regulated is null or ${showsRegulated(ctx)})`;
  if (!found) throw new Refusal('not-found');
  return found;
}
