/** Needs for tests, as somebody sends their form: whole by default, so that a test names only what it is about. */
import type { Person, Said } from './person.ts';

/** The day so many days from now, as forms have it. */
export const dayFromNow = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export const aNeedForm = (given: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{ title: '示例采购球阀', object: '球阀', description: '用于示例车间的供水管道，需要耐腐蚀。', quantity: '500', quantityUnit: '台' },
  ...{ deliverBy: dayFromNow(60), city: '450200', buyerType: 'enterprise', visibility: 'public', openUntil: dayFromNow(90) },
  ...given,
});

/** Begins a need. @returns the address of its page. */
export async function begin(person: Person, enterpriseRef: string, kind = 'purchase'): Promise<string> {
  const { to } = await person.post('/desk/needs?index', { ref: enterpriseRef, kind, formKey: crypto.randomUUID() });
  if (!to) throw new Error('the need was not begun');
  return to;
}

export const versionIn = ({ body }: Said): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
export const refIn = ({ body }: Said): string => /\/needs\/([0-9A-Z]{10})"/.exec(body)?.[1] ?? '';

/** Sends the form of a need as it stands. */
export async function sendNeed(person: Person, path: string, intent: string, form: Readonly<Record<string, string>>): Promise<Said> {
  return person.post(path, { ...form, intent, version: versionIn(await person.get(path)) });
}

/** Begins a need and publishes it. @returns its number. */
export async function publishNeed(person: Person, enterpriseRef: string, given: Readonly<Record<string, string>> = {}, kind = 'purchase') {
  const path = await begin(person, enterpriseRef, kind);
  const said = await sendNeed(person, path, 'publish', aNeedForm(given));
  if (said.to === null) throw new Error(`the need was answered ${said.status}`);
  return { path, ref: refIn(await person.get(path)) };
}
