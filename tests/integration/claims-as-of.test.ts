/**
 * What was known when of the claims of a listing.
 *
 * 1. Whatever makers hand in, reviewers decide and clocks do, every question about a day as it was known at an instant is answered as the
 *    journal answers it, told again up to that instant.
 * 2. A file of another enterprise, or of nobody, proves nothing.
 *
 * `CLAIM_QUESTIONS=10000 npm test -- tests/integration/claims-as-of` asks that many.
 */
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { emptyDraft, type ListingDraft } from '#app/domain/catalogue/listing.ts';
import { claimsAsOf } from '#app/domain/listings/claims-as-of.server.ts';
import { decideListing } from '#app/domain/listings/decide-listing.server.ts';
import { startListing } from '#app/domain/listings/start-listing.server.ts';
import { submitListing } from '#app/domain/listings/submit-listing.server.ts';
import { withdrawSubmission } from '#app/domain/listings/withdraw-submission.server.ts';
import type { Context } from '#app/platform/context.ts';
import { type JournalEntry, journal } from '#db/schema/journal.ts';
import { enterpriseFiles, listingReviews, listings } from '#db/schema/listings.ts';
import { type Act, act, dayAfter, type Question, question, replay, type Statement } from '#tests/support/claim-history.ts';
import { aCategory, anEnterprise } from '#tests/support/make.ts';
import { actorFor, aMember, anAccount } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

const questionsEach = 60;
const histories = Math.ceil(Number(process.env.CLAIM_QUESTIONS ?? 1_200) / questionsEach);
const actsEach = 10;
const place = { cityCode: '450200', countyCode: '450204' };

/** A maker, a reviewer and a piece of evidence, under a clock that the test holds; each look at it takes a moment. */
async function makeWorld(ctx: Context) {
  await aCategory(ctx.db, '虚构泵类');
  const { id, ref } = await anEnterprise(ctx.db, place);
  const account = await anAccount(ctx);
  await aMember(ctx, id, account.id);
  const judge = await anAccount(ctx, {}, [{ role: 'city-reviewer', regionCode: '450200' }]);
  const clock = { instant: Date.parse('2026-01-05T10:00:00+08:00'), looks: 0 };
  const now = () => new Date(clock.instant + (clock.looks++ % 3));
  const file = { enterpriseId: id, uploadedBy: account.id, name: '示例证书.pdf', type: 'application/pdf', hash: '0'.repeat(64) };
  const [evidence] = await ctx.db
    .insert(enterpriseFiles)
    .values({ ...file, bytes: 1, uploadedAt: new Date(0) })
    .returning();
  return {
    ...{ clock, ref, evidence: evidence!.id },
    maker: { ...ctx, now, actor: await actorFor(ctx, account.id) },
    judge: { ...ctx, now, actor: await actorFor(ctx, judge.id) },
  };
}
type ClaimWorld = Awaited<ReturnType<typeof makeWorld>>;

const draftWith = (credentials: ListingDraft['credentials']): ListingDraft => ({
  ...emptyDraft,
  fields: {
    ...emptyDraft.fields,
    name: '示例泵',
    category: '虚构泵类',
    sector: 'machine',
    city: '450200',
    county: '450204',
    notes: '示例',
  },
  credentials,
});

const rowOf = ({ title, issuer, validFrom, validTo }: Statement, evidence: string) => ({
  ...{ kind: 'certificate', title, issuer, number: 'SL-1', validFrom, validTo, evidence },
});

async function live(world: ClaimWorld, id: string, { states, outcome: wanted, after }: Act): Promise<void> {
  const { clock, maker, judge, evidence } = world;
  clock.instant += after;
  const [{ version } = { version: 0 }] = await maker.db.select().from(listings).where(eq(listings.id, id));
  const draft = draftWith(states.map((one) => rowOf(one, one.proven ? evidence : '')));
  const { outcome } = await submitListing(maker, id, version, draft);
  expect(outcome).not.toBe('incomplete');
  if (outcome !== 'submitted') return;
  if (wanted === 'take-back') return withdrawSubmission(maker, id);
  const open = and(eq(listingReviews.listingId, id), eq(listingReviews.status, 'submitted'));
  const [review] = await maker.db.select().from(listingReviews).where(open);
  await decideListing(judge, review!.id, wanted === 'approve' ? { verdict: 'approve' } : { verdict: 'return', reasons: { notes: '示例' } });
}

/** The question in days and instants of a history, and the journal's answer to it. */
function retell(own: readonly JournalEntry[], id: string, acts: readonly Act[], { day, known }: Question) {
  const edges = acts.flatMap(({ states }) => states.flatMap(({ validFrom, validTo }) => [validFrom, validTo])).filter(Boolean);
  const beside = (text: string, days: number) => new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10);
  const about = 'any' in day ? day.any : beside(edges[day.edge % edges.length] ?? dayAfter(30), day.beside);
  const times = own.map(({ at }) => at.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const at = 'share' in known ? first + Math.round((last - first) * known.share) : times[known.entry % times.length]! + known.beside;
  return { about, knownAt: new Date(at), told: replay(own, id, about, new Date(at)) };
}

test('1. the journal says the same', { timeout: 600_000 }, async ({ ctx }) => {
  const world = await makeWorld(ctx);
  const seen = new Map<string, number>();
  let asked = 0;
  const acts = fc.array(act, { minLength: actsEach, maxLength: actsEach });
  const questions = fc.array(question, { minLength: questionsEach, maxLength: questionsEach });
  const history = fc.asyncProperty(acts, questions, async (lived, wondered) => {
    const id = await startListing(world.maker, world.ref);
    for (const one of lived) await live(world, id, one);
    const entries = await ctx.db.select().from(journal).where(eq(journal.subjectId, id)).orderBy(journal.number);
    for (const one of wondered) {
      const { about, knownAt, told } = retell(entries, id, lived, one);
      expect({ about, knownAt, answer: await claimsAsOf(ctx.db, id, about, knownAt) }).toEqual({ about, knownAt, answer: told });
      for (const { state } of told) seen.set(state, (seen.get(state) ?? 0) + 1);
      asked += 1;
    }
  });
  await fc.assert(history, { numRuns: histories, endOnFailure: true });
  const answers = [...seen].sort().map(([state, n]) => `${state} ${n}`);
  console.log(`claims as of: ${asked} questions about ${histories} histories of ${actsEach} acts each: ${answers.join(', ')}`);
  for (const state of ['declared', 'reviewed', 'ahead', 'expired', 'withdrawn']) expect(seen.get(state) ?? 0).toBeGreaterThan(0);
});

test('2. others’ evidence', async ({ ctx }) => {
  const world = await makeWorld(ctx);
  const other = await makeWorld(ctx);
  const id = await startListing(world.maker, world.ref);
  const statement: Statement = { title: '示例认证甲', issuer: '', proven: true, validFrom: '', validTo: '' };
  for (const [n, evidence] of [other.evidence, '00000000-0000-4000-8000-000000000000'].entries()) {
    const answer = await submitListing(world.maker, id, n + 1, draftWith([rowOf(statement, evidence)]));
    expect(answer).toMatchObject({ outcome: 'incomplete', faults: { 'credential.0.evidence': 'choose' } });
  }
});
