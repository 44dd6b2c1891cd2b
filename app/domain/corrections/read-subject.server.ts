import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { Subject } from './correction.ts';

/** The name of what is to be corrected, if the public may see it. One statement. */
export async function readSubject(ctx: Context, { subject, ref }: Subject): Promise<{ readonly name: string }> {
  const { sql } = ctx;
  const [found] = await {
    product: () => sql<{ name: string }[]>`
      select name from products where ref = ${ref} and status = 'published' and (regulated is null or ${showsRegulated(ctx)})`,
    enterprise: () => sql<{ name: string }[]>`select name from enterprises where ref = ${ref}`,
    demand: () => sql<{ name: string }[]>`select title as name from demands where ref = ${ref}`,
  }[subject]();
  if (!found) throw new Refusal('not-found');
  return { name: found.name };
}
