/** A site under the role that `npm start` gives it, with an enterprise, its product, somebody who buys and somebody who sells. */
import type { Context } from '#app/platform/context.ts';
import { anEnterprise, aProduct } from './make.ts';
import type { Person, Said } from './person.ts';
import { startServer, type TestServer } from './server.ts';
import { aMember, signedIn } from './signed-in.ts';
import { test as base } from './test.ts';
import { contextAsWeb, openAsWeb } from './web-role.ts';

type Who = { readonly person: Person; readonly id: string; readonly email: string };

export type Market = {
  readonly site: TestServer;
  readonly enterprise: { readonly id: string; readonly ref: string; readonly name: string };
  readonly product: { readonly id: string; readonly ref: string; readonly name: string };
  readonly buyer: Who;
  readonly seller: Who;
  readonly someone: (given?: Parameters<typeof signedIn>[2]) => Promise<Who>;
};

export const test = base.extend<{ market: Market }>({
  market: async ({ ctx, db, url }, use) => {
    const web = openAsWeb(url);
    // Sessions go by the clock of the machine.
    const site = await startServer({ ...contextAsWeb(ctx, web), now: () => new Date() });
    const someone = async (given: Parameters<typeof signedIn>[2] = {}) => {
      const { account, person } = await signedIn(site, ctx, given);
      return { person, id: account.id, email: account.email };
    };
    const enterprise = await anEnterprise(db, { name: '示例机械厂' });
    const product = await aProduct(db, { name: '示例阀门', enterpriseId: enterprise.id });
    const [buyer, seller] = [await someone({ name: '示例买家甲', phoneNumber: '+8613900000001' }), await someone({ name: '示例卖家乙' })];
    await aMember(ctx, enterprise.id, seller.id);
    await use({ site, enterprise, product, buyer, seller, someone });
    await site.stop();
    await web.close();
  },
});

export const anInquiry = (given: Readonly<Record<string, string>> = {}) => ({
  ...{ subject: '示例主题', text: '请问这种阀门的交货期是多久？', quantity: '', unit: '', formKey: crypto.randomUUID() },
  ...given,
});

/** The number of the inquiry to which an answer leads. */
export const numberIn = ({ to }: Said): string => to?.match(/\/desk\/inquiries\/([0-9A-Z]{10})\?done=sent$/)?.[1] ?? '';

/** Sends an inquiry that is taken. @returns its number. */
export async function ask({ person }: Who, ref: string, given: Readonly<Record<string, string>> = {}): Promise<string> {
  const said = await person.post(`/enterprises/${ref}/inquire`, anInquiry(given));
  if (numberIn(said) === '') throw new Error(`the inquiry was answered ${said.status}`);
  return numberIn(said);
}

export const answer = ({ person }: Who, number: string, text: string, formKey: string = crypto.randomUUID()) =>
  person.post(`/desk/inquiries/${number}`, { intent: 'answer', text, formKey });

export const actions = async ({ sql }: Pick<Context, 'sql'>): Promise<string[]> =>
  (await sql<{ action: string }[]>`select action from journal order by number`).map(({ action }) => action);
