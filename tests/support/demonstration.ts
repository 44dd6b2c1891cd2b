import { demonstrationAddress } from '#app/domain/administration/demonstration.ts';
import { demonstrationCode } from '#app/domain/administration/demonstration-code.server.ts';
import { makeDemonstrationAccounts } from '#app/domain/administration/make-demonstration-accounts.server.ts';
import type { Context } from '#app/platform/context.ts';
import { authOn } from './auth.ts';
import { Person } from './person.ts';

/** One of the demonstration accounts by its slug, signed in with all it needs. They are made where there is none yet. */
export async function demonstratorsOn(ctx: Context, site: string): Promise<(slug: string) => Promise<Person>> {
  const made = await makeDemonstrationAccounts(ctx, authOn(ctx));
  if (!made) throw new Error('there are accounts already');
  return async (slug) => {
    const person = new Person(site);
    const email = demonstrationAddress(slug);
    const given = await person.post('/sign-in', { email, password: made.password });
    if (given.to?.startsWith('/sign-in/code')) {
      await person.post('/sign-in/code', { code: await demonstrationCode(ctx, authOn(ctx), email, 'command') });
    }
    return person;
  };
}
