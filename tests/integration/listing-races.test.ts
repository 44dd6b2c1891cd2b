/**
 * Many who work on one listing at once: one is heard, the others are refused with what their page explains, and the journal has one entry.
 *
 * 1. One draft is saved by many who read the same version. 2. One is saved and handed in.
 * 3. Reviewers decide about one version, some for, some against it.
 * 4. Reviewers decide while its makers take it back.
 * 5. One version is handed in many times.
 * 6. A published product is opened for changes: there is one listing, and all are led to it.
 * 7. Photographs are added where one more may be. 8. So are files.
 * 9. Whoever came too late is told so on the page, at the field where there is one, and keeps what was typed.
 *
 * `RACES=full npm test -- tests/integration/listing-races` runs 200 × 20 of each.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { emptyDraft, type ListingDraft } from '#app/domain/catalogue/listing.ts';
import { addEvidence, mostEvidence } from '#app/domain/listings/add-evidence.server.ts';
import { addPhotograph, mostPhotographs } from '#app/domain/listings/add-photograph.server.ts';
import { type Decision, decideListing } from '#app/domain/listings/decide-listing.server.ts';
import { saveDraft } from '#app/domain/listings/save-draft.server.ts';
import { startListing } from '#app/domain/listings/start-listing.server.ts';
import { startRevision } from '#app/domain/listings/start-revision.server.ts';
import { submitListing } from '#app/domain/listings/submit-listing.server.ts';
import { withdrawSubmission } from '#app/domain/listings/withdraw-submission.server.ts';
import type { Context } from '#app/platform/context.ts';
import { FileRefused } from '#app/platform/files/file-refused.ts';
import { enterpriseFiles, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import { aCategory, anEnterprise, aProduct } from '#tests/support/make.ts';
import { compete, racers, rounds, test, timeout, times } from '#tests/support/races.ts';
import { startServer } from '#tests/support/server.ts';
import { actorFor, aMember, anAccount, signedIn } from '#tests/support/signed-in.ts';
import { expect } from '#tests/support/test.ts';

const place = { cityCode: '450200', countyCode: '450204' };
const complete = { name: '示例泵', category: '虚构泵类', sector: 'machine', city: '450200', county: '450204', notes: '每小时 30 吨' };
const draft: ListingDraft = { ...emptyDraft, fields: { ...emptyDraft.fields, ...complete } };

/** Two agents of one enterprise with many windows each, and as many reviewers as race. */
async function makeFirm(wide: Context) {
  await aCategory(wide.db, '虚构泵类');
  const enterprise = await anEnterprise(wide.db, place);
  const [one, two] = [await anAccount(wide), await anAccount(wide)];
  for (const { id } of [one, two]) await aMember(wide, enterprise.id, id, 'agent');
  const agents = await Promise.all([one, two].map(async ({ id }) => ({ ...wide, actor: await actorFor(wide, id) })));
  const submitted = async () => {
    const id = await startListing(agents[0]!, enterprise.ref);
    await submitListing(agents[0]!, id, 1, draft);
    const [review] = await wide.db.select().from(listingReviews).where(eq(listingReviews.listingId, id));
    return { id, review: review!.id };
  };
  return { enterprise, submitted, agent: (n: number) => agents[n % 2]! };
}

const reviewers = (wide: Context) =>
  Promise.all(
    times(racers, async () => {
      const { id } = await anAccount(wide, {}, [{ role: 'city-reviewer', regionCode: '450200' }]);
      return { ...wide, actor: await actorFor(wide, id) };
    }),
  );

const decision = (n: number): Decision => (n % 2 === 0 ? { verdict: 'approve' } : { verdict: 'return', reasons: { notes: '示例原因' } });

test('1. one draft saved', { timeout }, async ({ wide }) => {
  const { enterprise, agent } = await makeFirm(wide);
  const round = async () => {
    const id = await startListing(agent(0), enterprise.ref);
    const typed = (n: number) => ({ ...draft, fields: { ...draft.fields, name: `示例泵${n}` } });
    return times(racers, (n) => () => saveDraft(agent(n), id, 1, typed(n)));
  };
  await compete({ ctx: wide, name: 'one draft saved', losers: /^already-exists$/, round });
  expect(await wide.db.select().from(listings).where(eq(listings.version, 2))).toHaveLength(rounds);
});

test('2. saved and handed in', { timeout }, async ({ wide }) => {
  const { enterprise, agent } = await makeFirm(wide);
  const round = async () => {
    const id = await startListing(agent(0), enterprise.ref);
    return times(racers, (n) => () => (n % 3 === 0 ? submitListing(agent(n), id, 1, draft) : saveDraft(agent(n), id, 1, draft)));
  };
  await compete({ ctx: wide, name: 'one draft saved and handed in', losers: /^(?:already-exists|not-in-that-state)$/, round });
});

test('3. many reviewers', { timeout }, async ({ wide }) => {
  const { submitted } = await makeFirm(wide);
  const judges = await reviewers(wide);
  const round = async () => {
    const { review } = await submitted();
    return judges.map((judge, n) => () => decideListing(judge, review, decision(n)));
  };
  await compete({ ctx: wide, name: 'one listing decided', losers: /^not-in-that-state$/, round });
  const [counted] = await wide.sql`select (select count(*)::int from products) as made,
    (select count(*)::int from listing_reviews where status = 'approved') as approved, (select count(*)::int from listing_reviews) as reviews`;
  expect([counted!.made, counted!.reviews]).toEqual([counted!.approved, rounds]);
});

test('4. decided and taken back', { timeout }, async ({ wide }) => {
  const { submitted, agent } = await makeFirm(wide);
  const judges = await reviewers(wide);
  const round = async () => {
    const { id, review } = await submitted();
    return judges.map(
      (judge, n) => () => (n % 2 === 0 ? withdrawSubmission(agent(n / 2), id) : decideListing(judge, review, decision((n - 1) / 2))),
    );
  };
  await compete({ ctx: wide, name: 'one listing decided and taken back', losers: /^not-in-that-state$/, round });
  const torn =
    await wide.sql`select l.state, r.status, l.product_id is not null as listed from listings l join listing_reviews r on r.listing_id = l.id
    where (l.state, r.status, l.product_id is not null) not in (('editing', 'approved', true), ('returned', 'returned', false), ('editing', 'withdrawn', false))`;
  expect([...torn]).toEqual([]);
});

test('5. handed in many times', { timeout }, async ({ wide }) => {
  const { enterprise, agent } = await makeFirm(wide);
  const round = async () => {
    const id = await startListing(agent(0), enterprise.ref);
    return times(racers, (n) => () => submitListing(agent(n), id, 1, draft));
  };
  await compete({ ctx: wide, name: 'one version handed in', losers: /^not-in-that-state$/, round });
  expect(await wide.db.select().from(listingReviews)).toHaveLength(rounds);
});

test('6. opened for changes', { timeout }, async ({ wide }) => {
  const { enterprise, agent } = await makeFirm(wide);
  const led: string[][] = [];
  const round = async () => {
    const { ref } = await aProduct(wide.db, { enterpriseId: enterprise.id });
    const mine: string[] = [];
    led.push(mine);
    return times(racers, (n) => async () => void mine.push(await startRevision(agent(n), ref)));
  };
  await compete({ ctx: wide, name: 'one product opened for changes', losers: null, round });
  expect(led.map((ids) => new Set(ids).size)).toEqual(times(rounds, () => 1));
  expect(await wide.db.select().from(listings)).toHaveLength(rounds);
});

test('7. the last photograph', { timeout }, async ({ wide }) => {
  const { enterprise, agent } = await makeFirm(wide);
  const bytes = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#0a5' } })
    .png()
    .toBuffer();
  const file = { bytes: new Uint8Array(bytes), name: '示例.png', claimedType: 'image/png' };
  const round = async () => {
    const listingId = await startListing(agent(0), enterprise.ref);
    const there = { listingId, sizes: [], uploadedBy: agent(0).actor.accountId!, uploadedAt: wide.now() };
    await wide.db.insert(photographs).values(times(mostPhotographs - 1, (position) => ({ ...there, position })));
    return times(racers, (n) => () => patiently(async () => void (await addPhotograph(agent(n), listingId, file))));
  };
  await compete({ ctx: wide, name: 'the last photograph', losers: /^too-many photograph=full$/, round });
  const counts = await wide.sql<{ n: number; places: number }[]>`select count(*)::int as n, count(distinct position)::int as places
    from photographs group by listing_id`;
  expect([...counts]).toEqual(times(rounds, () => ({ n: mostPhotographs, places: mostPhotographs })));
});

/** Images are made smaller one after the other, and whoever would wait too long is asked to try again: so does everybody here. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (;;) {
    const busy = await work().then(
      () => false,
      (error: unknown) => {
        if (error instanceof FileRefused && error.reason === 'file-busy') return true;
        throw error;
      },
    );
    if (!busy) return;
    await setTimeout(20);
  }
}

test('8. the last file', { timeout }, async ({ wide }) => {
  const file = { bytes: new TextEncoder().encode('%PDF-1.4\nstartxref\n0\n%%EOF\n'), name: '示例.pdf', claimedType: 'application/pdf' };
  const round = async () => {
    const { enterprise, agent } = await makeFirm(wide);
    const ids = [await startListing(agent(0), enterprise.ref), await startListing(agent(1), enterprise.ref)];
    await fillEvidence(wide, enterprise.id, agent(0).actor.accountId!, mostEvidence - 1);
    return times(racers, (n) => () => addEvidence(agent(n), ids[(n >> 1) % 2]!, file));
  };
  await compete({ ctx: wide, name: 'the last file', losers: /^too-many evidence=full$/, round });
  const counts = await wide.sql`select count(*)::int as n from enterprise_files group by enterprise_id`;
  expect([...counts]).toEqual(times(rounds, () => ({ n: mostEvidence })));
});

async function fillEvidence(wide: Context, enterpriseId: string, uploadedBy: string, n: number) {
  const there = {
    enterpriseId,
    uploadedBy,
    name: '示例.pdf',
    type: 'application/pdf',
    hash: '0'.repeat(64),
    bytes: 1,
    uploadedAt: wide.now(),
  };
  await wide.db.insert(enterpriseFiles).values(times(n, () => ({ ...there, id: randomUUID() })));
}

test('9. what those who came too late are told', async ({ ctx, db }) => {
  const open = { ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' } };
  const site = await startServer({ ...open, now: () => new Date() });
  const { enterprise, submitted } = await makeFirm(open);
  const { account, person: maker } = await signedIn(site, open);
  await aMember(open, enterprise.id, account.id);
  const { person: judge } = await signedIn(site, open, {}, [{ role: 'city-reviewer', regionCode: '450200' }]);
  const { id, review } = await submitted();
  const path = `/desk/listings/${id}`;
  const told = async (form: Record<string, string>, status: number, ...sentences: string[]) => {
    const said = await maker.post(path, form);
    expect([form.intent, said.status]).toEqual([form.intent, status]);
    for (const sentence of sentences) expect(said.body).toContain(sentence);
    return said.body;
  };
  const typed = { ...complete, name: '我刚写的名称' };
  for (const intent of ['save', 'submit']) {
    await told({ ...typed, intent, version: '1' }, 409, '同事把这份产品交去审核了', 'value="我刚写的名称"', 'value="take-back"');
  }
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0a5' } })
    .png()
    .toBuffer();
  const file = new File([new Uint8Array(picture)], '示例.png', { type: 'image/png' });
  const upload = (intent: string, field: string) => maker.upload(path, { intent, [field]: file });
  expect(await upload('add-photograph', 'photograph')).toMatchObject({ status: 409, body: expect.stringContaining('现在不能增加文件') });
  await judge.post(`/desk/reviews/listings/${review}`, { intent: 'return', field: 'notes', reason: '请写明口径' });
  const second = await judge.post(`/desk/reviews/listings/${review}`, { intent: 'return', field: '', reason: '我也写了意见' });
  expect(second).toMatchObject({ status: 409, body: expect.stringMatching(/已经处理过了[\s\S]*你写的意见没有发出[\s\S]*我也写了意见/) });
  await told({ intent: 'take-back' }, 409, '来不及撤回');
  await told({ ...typed, intent: 'save', version: '1' }, 409, '同事修改过这份草稿', 'value="我刚写的名称"');

  await db.insert(photographs).values(
    times(mostPhotographs, (position) => ({
      listingId: id,
      sizes: [{ width: 1, height: 1, hash: '0'.repeat(64), bytes: 1 }],
      position,
      uploadedBy: account.id,
      uploadedAt: open.now(),
    })),
  );
  await fillEvidence(open, enterprise.id, account.id, mostEvidence);
  for (const [field, sentence] of [
    ['photograph', '已有 8 张照片'],
    ['evidence', '证明文件已满'],
  ] as const) {
    const { status, body } = await upload(`add-${field}`, field);
    expect([status, body.match(new RegExp(`id="${field}-fault"[^>]*>([^<]*)`))?.[1]]).toEqual([422, expect.stringContaining(sentence)]);
    expect(body).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="${field}-hint ${field}-fault"[^>]*aria-invalid="true"`));
  }
  await site.stop();
});
