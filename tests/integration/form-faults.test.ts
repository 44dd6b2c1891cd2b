/**
 * What every form behind sign-in says of a field that does not hold, read from the forms of the built pages.
 *
 * 1. Sent with nothing in it, a form that asks for anything is answered 4xx. A field that does not hold is marked as invalid, and what it is
 *    described by is there and says something.
 * 2. Sent with one of those fields empty and something in all others, it is answered so again, with the others as they were typed.
 *
 * A form that takes nothing for an answer has a line in `content`; one that no one in the world of the matrix may fill in is skipped.
 */
import { type Access, access, type Principal } from '#tests/support/access.ts';
import { inWorld } from '#tests/support/access-matrix.ts';
import type { AccessWorld } from '#tests/support/access-world.ts';
import { attributesOf, controlsOf, type Form, formsOf } from '#tests/support/forms.ts';
import type { Person } from '#tests/support/person.ts';
import { expect, test } from '#tests/support/test.ts';

/** Forms in which every field may be left empty. */
const content = [
  // A draft is kept as it is.
  '/:lang?/desk/listings/:id save',
  '/:lang?/desk/needs/:id save',
  // Quotations as long as the need is open.
  '/:lang?/desk/needs/:id/talks call',
  // A note is taken away so.
  '/:lang?/desk/shortlist note',
];

const kept = '示例：要留下的字';

const sentWith = (form: Form, intent: string, value: (name: string) => string): Record<string, string> => ({
  ...Object.fromEntries(form.hidden),
  ...(intent ? { intent } : {}),
  ...Object.fromEntries(form.controls.filter(({ type }) => type !== 'file').map(({ name }) => [name, value(name)])),
});

const send = (person: Person, form: Form, path: string, sent: Record<string, string>) =>
  form.multipart ? person.upload(path, sent) : person.post(path, sent);

/** What is wrong with the marks of an answer, and which fields are marked. */
function marksOf(body: string): { invalid: string[]; faults: string[] } {
  const marked = controlsOf(body).filter((control) => control.invalid);
  const faults = marked.flatMap(({ name, describedBy }) => {
    // Of a group of radio buttons the group is described.
    const texts = describedBy.map((id) => body.match(new RegExp(`id="${id}"[^>]*>([^<]+)`))?.[1] ?? null);
    if (texts.length === 0)
      return body.includes(`name="${name}"`) && /<fieldset[^>]*aria-describedby/.test(body) ? [] : [`${name} is not described`];
    return texts.includes(null) ? [`${name} is described by nothing: ${describedBy.join(' ')}`] : [];
  });
  return { invalid: [...new Set(marked.map(({ name }) => name))], faults };
}

async function faultsOf(person: Person, pattern: string, address: string, intent: string, position: number): Promise<string[]> {
  const where = `${pattern} ${intent}`.trim();
  const formNow = async () => formsOf((await person.get(address)).body).filter((one) => one.intents.includes(intent))[position];
  const form = await formNow();
  if (!form || form.controls.length === 0) return [];
  const path = form.action || address;
  const empty = await send(
    person,
    form,
    path,
    sentWith(form, intent, () => ''),
  );
  if (content.includes(where)) return empty.status < 400 ? [] : [`${where}: ${empty.status} though it is content with nothing`];
  if (empty.status < 400 || empty.status >= 500) return [`${where}: ${empty.status} for nothing`];
  const { invalid, faults } = marksOf(empty.body);
  const [missing] = invalid.filter((name) => form.controls.some((control) => control.name === name));
  if (missing === undefined) return [`${where}: no field is marked`];
  const found = faults.map((fault) => `${where}: ${fault}`);
  const others = form.controls.filter(({ name, type }) => name !== missing && /^(?:text|search|email|tel|textarea)$/.test(type));
  if (others.length === 0) return found;
  const again = (await formNow())!;
  const answer = await send(
    person,
    again,
    path,
    sentWith(again, intent, (name) => (others.some((one) => one.name === name) ? kept : '')),
  );
  if (answer.status < 400 || answer.status >= 500) return [...found, `${where}: ${answer.status} without ${missing}`];
  const shown = formsOf(answer.body).filter((one) => one.intents.includes(intent))[position];
  const lost = others.filter(({ name }) => shown?.controls.find((one) => one.name === name)?.value !== kept);
  return [...found, ...lost.map(({ name }) => `${where}: ${name} was not kept`)];
}

const fills = (row: Access, intent: string): Principal | undefined => row.intents?.[intent]?.may.find((who) => row.see.includes(who));

async function lookAt(world: AccessWorld, pattern: string, row: Access): Promise<{ looked: number; faults: string[] }> {
  const faults: string[] = [];
  let looked = 0;
  for (const intent of Object.keys(row.intents ?? {})) {
    const who = fills(row, intent);
    if (!who) continue;
    const person = await world.as(who);
    const address = row.address(world.things);
    const forms = formsOf((await person.get(address)).body).filter((one) => one.intents.includes(intent) && one.controls.length > 0);
    for (const position of forms.slice(0, 1).keys()) {
      faults.push(...(await faultsOf(person, pattern, address, intent, position)));
      looked += 1;
    }
  }
  return { looked, faults };
}

test('1., 2. every form', { timeout: 120_000 }, async () => {
  await inWorld(async (world) => {
    const all: string[] = [];
    let looked = 0;
    for (const [pattern, row] of Object.entries(access)) {
      const found = await lookAt(world, pattern, row);
      looked += found.looked;
      all.push(...found.faults);
    }
    console.log(`forms behind sign-in that were sent with faults: ${looked}`);
    expect(attributesOf('<input name="a" value="&quot;&amp;"/>')).toMatchObject({ name: 'a', value: '"&' });
    expect(all).toEqual([]);
    expect(looked).toBeGreaterThan(15);
  });
});
