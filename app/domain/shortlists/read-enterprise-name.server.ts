import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** An enterprise by its number. One statement. @throws Refusal not-found. */
export async function readEnterpriseName(
  { sql }: Context,
  ref: string,
): Promise<{ readonly id: string; readonly ref: string; readonly name: string }> {
  const [found] = await sql<{ id: string; ref: string; name: string }[]>`select id, ref, name from enterprises where ref = ${ref}`;
  if (!found) throw new Refusal('not-found');
  return found;
}
