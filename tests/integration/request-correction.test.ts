/**
 * Asking for a correction.
 *
 * 1. A request waits for a moderator under a number of its own; the entry stays as it is.
 * 2. A form sent twice makes one request with one number, also when both arrive at once.
 * 3. The same form sent again with other words is refused and names the request that was made.
 * 4. Of what the public may not see, nothing can be asked; of products, enterprises and demands it can.
 * 5. Whoever has the number sees how the request stands, and neither what was written nor by whom.
 * 6. A contact whose time is over is erased, and the request kept.
 */
import { eq } from 'drizzle-orm';
import { type CorrectionForm, contactKeptDays } from '#app/domain/corrections/correction.ts';
import { readRequest } from '#app/domain/corrections/read-request.server.ts';
import { readSubject } from '#app/domain/corrections/read-subject.server.ts';
import { requestCorrection } from '#app/domain/corrections/request-correction.server.ts';
import { products } from '#db/schema/catalogue.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import { aDemand, anEnterprise, aProduct } from '#tests/support/make.ts';
import { expect, test } from '#tests/support/test.ts';

const aForm = (given: Partial<CorrectionForm> = {}): CorrectionForm => ({
  wish: 'remove',
  statement: '这一产品已经停产,请从目录中删除。',
  role: 'enterprise',
  contact: 'clerk@firm.example',
  formKey: crypto.randomUUID(),
  website: '',
  ...given,
});

test('1. a request', async ({ ctx, db, now }) => {
  const product = await aProduct(db);

  const number = await requestCorrection(ctx, { subject: 'product', ref: product.ref }, aForm());

  expect(number).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/);
  expect(await db.select().from(correctionRequests)).toMatchObject([
    { ref: number, subject: 'product', subjectRef: product.ref, wish: 'remove', status: 'waiting', createdAt: now },
  ]);
  expect(await db.select().from(products)).toEqual([product]);
});

test('2. sent twice', async ({ ctx, db }) => {
  const { ref } = await aProduct(db);
  const form = aForm();
  const send = () => requestCorrection(ctx, { subject: 'product', ref }, form);

  const numbers = [...(await Promise.all([send(), send(), send()])), await send()];

  expect(new Set(numbers).size).toBe(1);
  expect(await db.select().from(correctionRequests)).toHaveLength(1);
});

test('3. sent again, changed', async ({ ctx, db }) => {
  const { ref } = await aProduct(db);
  const form = aForm();
  const number = await requestCorrection(ctx, { subject: 'product', ref }, form);

  const changed = requestCorrection(ctx, { subject: 'product', ref }, { ...form, statement: '这一产品没有停产,请保留在目录里。' });

  await expect(changed).rejects.toMatchObject({ reason: 'already-exists', detail: { number } });
  expect(await db.select().from(correctionRequests)).toMatchObject([{ statement: form.statement }]);
});

test('4. of what', async ({ ctx, db }) => {
  const { ref: drug } = await aProduct(db, { regulated: 'drug' });
  const { ref: draft } = await aProduct(db, { status: 'draft', publishedAt: null });
  for (const ref of [drug, draft, 'P0'])
    await expect(requestCorrection(ctx, { subject: 'product', ref }, aForm())).rejects.toMatchObject({ reason: 'not-found' });
  const enterprise = await anEnterprise(db);
  const demand = await aDemand(db);
  expect(await readSubject(ctx, { subject: 'enterprise', ref: enterprise.ref })).toEqual({ name: enterprise.name });
  expect(await readSubject(ctx, { subject: 'demand', ref: demand.ref })).toEqual({ name: demand.title });
  await expect(readSubject(ctx, { subject: 'demand', ref: enterprise.ref })).rejects.toMatchObject({ reason: 'not-found' });
  expect(await db.select().from(correctionRequests)).toEqual([]);
});

test('5. how it stands', async ({ ctx, db, now }) => {
  const { ref } = await aProduct(db);
  const number = await requestCorrection(ctx, { subject: 'product', ref }, aForm());

  expect(await readRequest(ctx, number)).toEqual({
    ref: number,
    subject: 'product',
    subjectRef: ref,
    wish: 'remove',
    status: 'waiting',
    createdAt: now.toISOString(),
    decidedAt: null,
    answer: null,
  });
  await expect(readRequest(ctx, 'ZZZZZZZZZZ')).rejects.toMatchObject({ reason: 'not-found' });
});

test('6. contacts go', async ({ ctx, db, now }) => {
  const { ref } = await aProduct(db);
  const daysAgo = (days: number) => ({ ...ctx, now: () => new Date(now.getTime() - days * 86_400_000) });
  const old = await requestCorrection(daysAgo(contactKeptDays + 1), { subject: 'product', ref }, aForm());
  const young = await requestCorrection(daysAgo(contactKeptDays - 1), { subject: 'product', ref }, aForm());

  await requestCorrection(ctx, { subject: 'product', ref }, aForm());

  const contactOf = async (number: string) =>
    (await db.select().from(correctionRequests).where(eq(correctionRequests.ref, number))).map(({ contact }) => contact);
  expect(await contactOf(old)).toEqual([null]);
  expect(await contactOf(young)).toEqual(['clerk@firm.example']);
});
