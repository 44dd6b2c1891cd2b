/**
 * Forms that make something, on the built server.
 *
 * 1. The page of each has a key in its form.
 * 2. Sent four times at once and once more, it makes one thing, leaves one entry in the journal, and is answered alike each time.
 * 3. The same key with other words, or from another account, is another form.
 * 4. A refused form leaves its key free.
 * 5. A form is forgotten after a week.
 */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { startListing } from '#app/domain/listings/start-listing.server.ts';
import { visitor } from '#app/platform/context.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { forgetForms, once } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { aUscc } from '#tests/support/a-uscc.ts';
import type { Principal, World } from '#tests/support/access.ts';
import { inWorld } from '#tests/support/access-matrix.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { aSheet, sentFile } from '#tests/support/sheets.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

type Creating = {
  readonly who: Principal;
  readonly page: (world: World) => string;
  readonly action?: (world: World) => string;
  readonly form: (world: World) => Record<string, string>;
  /** The field of the file that is sent along: a picture, of sheets a workbook. */
  readonly file?: string;
  /** What it adds a row to. */
  readonly table: string;
};

const listing = (world: World) => `/desk/listings/${world.listing}`;
const creating: Readonly<Record<string, Creating>> = {
  'a listing': {
    ...{ who: 'owner', page: () => '/desk/listings', action: () => '/desk/listings?index', table: 'listings' },
    form: (world) => ({ intent: 'start', ref: world.enterprise }),
  },
  'a photograph': { who: 'agent', page: listing, form: () => ({ intent: 'add-photograph' }), file: 'photograph', table: 'photographs' },
  evidence: { who: 'owner', page: listing, form: () => ({ intent: 'add-evidence' }), file: 'evidence', table: 'enterprise_files' },
  'a sheet': {
    ...{ who: 'owner', page: () => '/desk/sheets', action: () => '/desk/sheets?index', table: 'sheet_uploads', file: 'file' },
    form: (world) => ({ enterprise: world.enterprise }),
  },
  'a registration': {
    ...{ who: 'buyer', page: () => '/desk/enterprises/register', table: 'enterprise_applications' },
    form: () => ({ uscc: aUscc(), name: '示例新厂', county: '450204' }),
  },
  'a claim': {
    ...{ who: 'former', page: (world) => `/desk/enterprises/claim/${world.claimable}`, table: 'enterprise_applications' },
    form: () => ({ uscc: aUscc(), county: '450204' }),
  },
  'a request to join': {
    ...{ who: 'rival', page: (world) => `/desk/enterprises/${world.enterprise}/join`, table: 'join_requests' },
    form: () => ({ message: '示例：请让我加入。' }),
  },
  'an invitation': {
    ...{ who: 'owner', page: (world) => `/desk/enterprises/${world.enterprise}/people`, table: 'enterprise_invitations' },
    form: () => ({ intent: 'invite', email: 'shili-once@shili.example' }),
  },
  'an inquiry': {
    ...{ who: 'buyer', page: (world) => `/enterprises/${world.enterprise}/inquire`, table: 'inquiries' },
    form: () => ({ subject: '示例询盘一次', text: '示例：请问最低起订量是多少？', quantity: '', unit: '' }),
  },
  'an answer': {
    ...{ who: 'owner', page: (world) => `/desk/inquiries/${world.inquiry}`, table: 'inquiry_messages' },
    form: () => ({ intent: 'answer', text: '示例答复：起订量为一台。' }),
  },
  'a correction': {
    ...{ who: 'visitor', page: (world) => `/corrections/product/${world.product}`, table: 'correction_requests' },
    form: () => ({
      wish: 'correct',
      statement: '示例：这一条只用于测试，请勿理会。',
      role: 'buyer',
      contact: 'test@example.invalid',
      website: '',
    }),
  },
  'an attribute': {
    ...{ who: 'administrator', page: () => '/desk/attributes', action: () => '/desk/attributes?index', table: 'attributes' },
    form: () => ({
      ...{ key: 'shili-once', zh: '示例参数一次', en: 'example once', vi: 'ví dụ', type: 'text' },
      ...{ dimension: '', choices: '', least: '', most: '', unit: '' },
    }),
  },
};

test('1. and 2. each creating form', { timeout: 180_000 }, async () => {
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
  const workbook = (await sentFile(aSheet(['[own]', '[name]'], [{ '[own]': 'SHILI-2', '[name]': '示例泵' }]))).bytes;
  await inWorld(async (world) => {
    for (const [name, { who, page, action = page, form, file, table }] of Object.entries(creating)) {
      const person = await world.as(who);
      const shown = await person.get(page(world.things));
      const key = /name="formKey" value="([0-9a-f-]{36})"/.exec(shown.body)?.[1] ?? '';
      expect([name, shown.status, key]).toEqual([name, 200, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
      const fields = { ...form(world.things), formKey: key };
      const [contents, type] = table === 'sheet_uploads' ? [workbook, spreadsheetType] : [picture, 'image/png'];
      const send = () =>
        file
          ? person.upload(action(world.things), {
              ...fields,
              [file]: new File([new Uint8Array(contents)], '示例', { type }),
            })
          : person.post(action(world.things), fields);
      const countsOf = async () => {
        const [row] =
          await world.sql`select (select count(*)::int from ${world.sql(table)}) as rows, (select count(*)::int from journal) as entries`;
        return { rows: Number(row!.rows), entries: Number(row!.entries) };
      };
      const before = await countsOf();
      const answers = [...(await Promise.all([send(), send(), send(), send()])), await send()];
      const after = await countsOf();
      expect([name, answers.map(({ status }) => status)]).toEqual([name, [303, 303, 303, 303, 303]]);
      expect([name, new Set(answers.map(({ to }) => to)).size, after.rows - before.rows]).toEqual([name, 1, 1]);
      expect([name, after.entries - before.entries]).toEqual([name, who === 'visitor' ? 0 : 1]);
    }
  });
});

test('3. other words, another account', async ({ ctx, db, sql }) => {
  const enterprise = await anEnterprise(db);
  const [one, other] = [await anAccount(ctx), await anAccount(ctx)];
  for (const { id } of [one, other]) await aMember(ctx, enterprise.id, id, id === one.id ? 'owner' : 'agent');
  const as = async (id: string) => ({ ...ctx, actor: await actorFor(ctx, id) });
  const key = randomUUID();
  const first = await startListing(await as(one.id), enterprise.ref, { key, digest: 'a' });
  const made = [
    first,
    await startListing(await as(one.id), enterprise.ref, { key, digest: 'b' }),
    await startListing(await as(other.id), enterprise.ref, { key, digest: 'a' }),
    await startListing(await as(one.id), enterprise.ref, null),
  ];
  expect(new Set(made).size).toBe(4);
  expect(await startListing(await as(one.id), enterprise.ref, { key, digest: 'a' })).toBe(first);
  expect((await sql`select id from listings`).length).toBe(4);
});

test('4. refused, then taken', async ({ ctx }) => {
  const { id } = await anAccount(ctx);
  const as = { ...ctx, actor: await actorFor(ctx, id) };
  const form = { key: randomUUID(), digest: 'a' };
  await expect(
    once(as, form, async () => {
      throw new Refusal('not-in-that-state');
    }),
  ).rejects.toMatchObject({ reason: 'not-in-that-state' });
  expect(await once(as, form, async () => 'made')).toBe('made');
  expect(await once(as, form, async () => 'made again')).toBe('made');
  expect(() => once({ ...ctx, actor: visitor }, form, async () => 'x')).toThrow('not-signed-in');
});

test('5. forgotten', async ({ ctx, db, sql, now }) => {
  const { id } = await anAccount(ctx);
  const as = { ...ctx, actor: await actorFor(ctx, id) };
  await once(as, { key: randomUUID(), digest: 'a' }, async () => 'made');
  await forgetForms(db, new Date(now.getTime() + 6 * 86_400_000));
  expect((await sql`select from form_keys`).length).toBe(1);
  await forgetForms(db, new Date(now.getTime() + 8 * 86_400_000));
  expect((await sql`select from form_keys`).length).toBe(0);
});
