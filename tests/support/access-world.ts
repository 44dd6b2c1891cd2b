/** A small world for the authorisation matrix: one enterprise with all that can be private, and somebody of every kind. */
import { createHash, randomUUID } from 'node:crypto';
import type { ServerBuild } from '@remix-run/node';
import sharp from 'sharp';
import { emptyProfileDraft } from '#app/domain/catalogue/capability-profile.ts';
import { emptyDraft } from '#app/domain/catalogue/listing.ts';
import { askEnterprise } from '#app/domain/inquiries/ask-enterprise.server.ts';
import { inquiryForm } from '#app/domain/inquiries/inquiry.ts';
import { emptyNeedDraft } from '#app/domain/needs/need-draft.ts';
import { visitor } from '#app/platform/context.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { loadReference } from '#app/platform/load-reference.server.ts';
import type { Database, Sql } from '#db/client.ts';
import { attributes } from '#db/schema/catalogue.ts';
import { correctionRequests } from '#db/schema/corrections.ts';
import { enterpriseFiles, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import { matchSides, needMatches } from '#db/schema/matches.ts';
import { enterpriseApplications, enterpriseInvitations, enterpriseMembers, joinRequests } from '#db/schema/membership.ts';
import { needs, publishedNeeds } from '#db/schema/needs.ts';
import { notices } from '#db/schema/notices.ts';
import { sheetFaults, sheetRows, sheetUploads } from '#db/schema/sheets.ts';
import { shortlistItems } from '#db/schema/shortlists.ts';
import { aUscc } from './a-uscc.ts';
import type { Principal, World } from './access.ts';
import { addDealings } from './access-dealings.ts';
import { authOn } from './auth.ts';
import { aProfile } from './capability-catalogue.ts';
import { engineOn } from './engine.ts';
import { aCategory, anEnterprise, aProduct } from './make.ts';
import { Person } from './person.ts';
import { startServer } from './server.ts';
import { testSettings } from './settings.ts';
import { actorFor, aMember, anAccount, type Grants, sessionOf } from './signed-in.ts';

export type AccessWorld = {
  readonly things: World;
  readonly sql: Sql;
  /** Where the site is. */
  readonly url: string;
  /** Somebody of a kind, with a fresh session. */
  readonly as: (who: Principal) => Promise<Person>;
  readonly close: () => Promise<void>;
};

const grantsOf: Partial<Record<Principal, Grants>> = {
  county: [{ role: 'county-reviewer', regionCode: '450204' }],
  city: [{ role: 'city-reviewer', regionCode: '450200' }],
  staked: [{ role: 'county-reviewer', regionCode: '450204' }],
  elsewhere: [{ role: 'city-reviewer', regionCode: '450100' }],
  department: [{ role: 'department-reviewer', department: 'commerce' }],
  expert: [{ role: 'expert' }],
  publisher: [{ role: 'publisher' }],
  organiser: [{ role: 'fair-organiser' }],
  auditor: [{ role: 'auditor' }],
  administrator: [{ role: 'administrator' }],
  withheld: [{ role: 'city-reviewer', regionCode: '450200' }, { role: 'administrator' }],
};

const place = { cityCode: '450200', countyCode: '450204' };
const people: readonly Principal[] = ['owner', 'agent'];
const reviewers: readonly Principal[] = ['county', 'city', 'publisher', 'staked'];
/** Texts that only some may read, and who. */
export const secrets: Readonly<Record<string, readonly Principal[]>> = {
  示例机密询盘: ['buyer', ...people],
  示例机密泵: [...people, ...reviewers],
  示例机密需求: people,
  // Published, it is there for the reviewers of its place too.
  示例机密匹配: [...people, 'rival', 'elsewhere', 'publisher'],
  示例机密报价: [...people, 'rival'],
  示例机密协议: [...people, 'rival', 'elsewhere', 'publisher'],
  示例机密合作厂: [...people, 'rival', 'elsewhere', 'publisher'],
  示例机密对手: ['rival'],
  示例机密别厂产品: ['rival'],
  示例机密买家: ['city', 'publisher', 'rival'],
  示例机密待审需求: [...people, ...reviewers],
  示例机密单元格: people,
  示例机密产品: people,
  示例机密证书: [...people, ...reviewers],
  示例机密申请企业: reviewers,
  示例机密照片: people,
  示例机密备注: ['buyer'],
  示例机密人员: ['administrator'],
  示例机密邻厂: ['rival', 'elsewhere', 'publisher'],
  'shili-secret@shili.example': ['owner'],
  'shili-private@shili.example': ['administrator'],
  示例机密压铸: [...people, ...reviewers],
  示例机密请求: ['publisher'],
  'shili-asker@shili.example': ['publisher'],
};

const token = 'shili-token-for-the-matrix';

/** What the world consists of: everything but a site. */
export type Inhabited = { readonly things: World; readonly ids: ReadonlyMap<Principal, string> };

const runtimeOn = async (database: Database) => {
  const { db, sql } = database;
  const settings = { ...testSettings, publicUrl: 'http://guipintong.example' };
  return { db, sql, settings, search: await engineOn(database), reference: await loadReference(db), now: () => new Date() };
};

/** A site in the world. @param web whose statements the site's are: those of its role, or of the owner, whom no second wall stops. */
export async function openAccessWorld(
  owner: Database,
  web: Database,
  { things, ids }: Inhabited,
  build?: ServerBuild,
): Promise<AccessWorld> {
  const runtime = await runtimeOn(owner);
  const site = await startServer({ ...runtime, db: web.db, sql: web.sql }, build ? { build } : {});
  const auth = authOn(runtime);
  const as = async (who: Principal) => {
    const person = new Person(site.url);
    const id = ids.get(who);
    if (id) person.cookies = await sessionOf(runtime, id, who === 'expired' ? new Date(Date.now() - 1_000) : undefined, auth);
    return person;
  };
  return { as, things, sql: owner.sql, url: site.url, close: () => site.stop() };
}

export async function inhabit(database: Database): Promise<Inhabited> {
  const { db, sql } = database;
  const runtime = await runtimeOn(database);
  const { settings } = runtime;
  const ctx = { ...runtime, actor: visitor };

  const ids = new Map<Principal, string>();
  for (const who of [
    'suspended',
    'expired',
    'buyer',
    'owner',
    'agent',
    'former',
    'rival',
    ...(Object.keys(grantsOf) as Principal[]),
  ] as Principal[]) {
    const given = who === 'suspended' ? { suspendedAt: new Date() } : who === 'withheld' ? { twoFactorEnabled: false } : {};
    const account = await anAccount(ctx, given, who === 'suspended' ? [{ role: 'administrator' }] : (grantsOf[who] ?? []));
    ids.set(who, account.id);
  }
  const enterprise = await anEnterprise(db, { ...place, name: '示例机密制造厂' });
  const other = await anEnterprise(db, { cityCode: '450100', name: '示例机密邻厂' });
  const claimable = await anEnterprise(db, place);
  await aMember(ctx, enterprise.id, ids.get('owner')!, 'owner');
  await aMember(ctx, enterprise.id, ids.get('agent')!, 'agent');
  await aMember(ctx, other.id, ids.get('rival')!, 'owner');
  const past = { enterpriseId: enterprise.id, role: 'agent' as const };
  for (const who of ['former', 'staked'] as const)
    await db.insert(enterpriseMembers).values({ ...past, accountId: ids.get(who)!, since: new Date(0), endedAt: new Date(1) });

  const category = await aCategory(db, '虚构泵类');
  const product = await aProduct(db, { enterpriseId: enterprise.id, ...place });
  const store = openFileStore(settings.filesFolder);
  const pdf = await store.put(new TextEncoder().encode('%PDF-1.4 示例机密证书'), 'application/pdf');
  const webp = await store.put(new TextEncoder().encode('RIFF示例机密照片'), 'image/webp');
  const by = ids.get('owner')!;
  const now = new Date();
  const [file] = await db
    .insert(enterpriseFiles)
    .values({
      enterpriseId: enterprise.id,
      uploadedBy: by,
      name: '示例机密证书.pdf',
      type: pdf.type,
      hash: pdf.hash,
      bytes: pdf.size,
      uploadedAt: now,
    })
    .returning();
  const draft = { ...emptyDraft, fields: { ...emptyDraft.fields, name: '示例机密泵' } };
  const [listing] = await db.insert(listings).values({ enterpriseId: enterprise.id, draft, createdBy: by, updatedAt: now }).returning();
  const [judged] = await db
    .insert(listings)
    .values({ enterpriseId: enterprise.id, draft, createdBy: by, updatedAt: now, state: 'submitted' })
    .returning();
  const [sheet] = await db
    .insert(sheetUploads)
    .values({
      ...{ enterpriseId: enterprise.id, uploadedBy: by, uploadedAt: now, name: '示例机密产品.xlsx', hash: pdf.hash, bytes: pdf.size },
      ...{ state: 'checked' as const, fresh: 1, refused: 1, faults: 1 },
    })
    .returning();
  await db.insert(sheetRows).values({ uploadId: sheet!.id, row: 2, ownNumber: 'SHILI-1', draft });
  const bad = { uploadId: sheet!.id, number: 1, row: 3, column: 2, field: 'name', typed: '示例机密单元格', code: 'too-long' };
  await db.insert(sheetFaults).values(bad);
  const wish = (title: string) => ({ ...emptyNeedDraft, fields: { ...emptyNeedDraft.fields, title, object: '示例泵' } });
  const asked = { enterpriseId: enterprise.id, ...place, kind: 'purchase' as const, createdBy: by, updatedAt: now, stateAt: now };
  const [need] = await db
    .insert(needs)
    .values({ ...asked, ref: '2345678924', draft: wish('示例机密需求') })
    .returning();
  const [needWaiting] = await db
    .insert(needs)
    .values({ ...asked, ref: '2345678925', draft: wish('示例机密待审需求'), state: 'submitted' })
    .returning();
  const theirs = {
    ...asked,
    enterpriseId: other.id,
    cityCode: '450100',
    countyCode: null,
    createdBy: ids.get('rival')!,
    ref: '2345678926',
  };
  const [needMatched] = await db
    .insert(needs)
    .values({ ...theirs, draft: wish('示例机密匹配'), state: 'published' })
    .returning();
  const shown = { needId: needMatched!.id, ref: theirs.ref, kind: theirs.kind, title: '示例机密匹配', version: 1, cityCode: '450100' };
  const showing = { visibility: 'chosen' as const, cityCodes: ['450200'], openUntil: '2099-01-01', publishedAt: now };
  const content = { kind: 'purchase', object: '示例泵', conditions: [], city: '450100', standards: [], certificates: [] };
  await db.insert(publishedNeeds).values({ ...shown, ...showing, content });
  const side = { digest: 'a'.repeat(64), body: '{}' };
  await db.insert(matchSides).values(side);
  const parts = { thing: 600, context: 0, specifications: 0, proofs: 0 };
  const ledger = JSON.stringify({ rules: 1, score: 600, parts, relation: 'same', wanted: '示例泵', by: '示例泵', conditions: [] });
  const sides = { needSide: side.digest, productSide: side.digest };
  await db
    .insert(needMatches)
    .values({ needId: needMatched!.id, productId: product.id, enterpriseId: enterprise.id, score: 600, ledger, ...sides, matchedAt: now });
  const dealings = await addDealings(ctx, {
    needId: needMatched!.id,
    supplierId: enterprise.id,
    productId: product.id,
    neighbourId: other.id,
    people: ids,
  });
  const [photograph] = await db
    .insert(photographs)
    .values({
      listingId: listing!.id,
      sizes: [{ width: 320, height: 240, hash: webp.hash, bytes: webp.size }],
      position: 0,
      uploadedBy: by,
      uploadedAt: now,
    })
    .returning();
  const proposed = {
    name: '示例机密泵',
    category: '虚构泵类',
    sector: 'machine',
    city: '450200',
    county: '450204',
    standards: [],
    applications: [],
    exportMarkets: [],
  };
  const whole = {
    ...Object.fromEntries(Object.keys(emptyDraft.fields).map((field) => [field, null])),
    ...proposed,
    attributes: {},
    credentials: [
      { kind: 'certificate', title: '示例机密证书', issuer: null, number: null, validFrom: null, validTo: null, evidence: file!.id },
    ],
  };
  const found = { words: [], spam: [], alike: [] };
  const [review] = await db
    .insert(listingReviews)
    .values({
      listingId: judged!.id,
      enterpriseId: enterprise.id,
      ...place,
      proposed: whole,
      difference: [],
      findings: found,
      submittedBy: by,
      submittedAt: now,
    })
    .returning();
  const offered = aProfile(place.countyCode, [{ process: 'die-casting', detail: '示例机密压铸' }]);
  const profileDraft = { ...emptyProfileDraft, fields: { ...emptyProfileDraft.fields, notes: '示例机密压铸' } };
  const [profile] = await db
    .insert(listings)
    .values({ enterpriseId: enterprise.id, kind: 'capability', draft: profileDraft, createdBy: by, updatedAt: now, state: 'submitted' })
    .returning();
  const [profileReview] = await db
    .insert(listingReviews)
    .values({
      ...{ listingId: profile!.id, enterpriseId: enterprise.id, ...place, proposed: offered, difference: [] },
      ...{ findings: found, submittedBy: by, submittedAt: now },
    })
    .returning();
  const applicant = await anAccount(ctx);
  const wanted = { kind: 'registration' as const, uscc: aUscc(), usccPlausible: true, name: '示例机密申请企业', countyCode: '450204' };
  const [application] = await db
    .insert(enterpriseApplications)
    .values({ ...wanted, accountId: applicant.id, licenceFile: pdf.hash, submittedAt: now })
    .returning();
  await db
    .insert(enterpriseApplications)
    .values({ ...wanted, accountId: ids.get('staked')!, status: 'withdrawn', submittedAt: new Date(0) });
  await db.insert(enterpriseInvitations).values({
    ...{ enterpriseId: enterprise.id, email: 'shili-secret@shili.example', tokenHash: createHash('sha256').update(token).digest('hex') },
    ...{ invitedBy: by, invitedAt: now, expiresAt: new Date(now.getTime() + 86_400_000) },
  });
  const joins = { accountId: applicant.id, message: '示例', submittedAt: now };
  const [joining] = await db
    .insert(joinRequests)
    .values({ ...joins, enterpriseId: enterprise.id })
    .returning();
  await db.insert(joinRequests).values({ ...joins, enterpriseId: other.id });
  const [attribute] = await db
    .insert(attributes)
    .values({ key: 'shili-attribute', zh: '示例参数', en: 'example', vi: 'ví dụ', type: 'text' })
    .returning();
  const subject = await anAccount(ctx, { name: '示例机密人员', email: 'shili-private@shili.example' }, [{ role: 'expert' }]);
  await sessionOf(ctx, subject.id);
  const [session] = await sql<{ id: string }[]>`select id from sessions where user_id = ${subject.id}`;
  const note = { accountId: ids.get('buyer')!, productId: product.id, note: '示例机密备注', addedAt: now };
  await db.insert(shortlistItems).values(note);
  const [grant] = await sql<{ id: string }[]>`select id from role_grants where account_id = ${subject.id}`;

  const buyer = { ...ctx, actor: await actorFor(ctx, ids.get('buyer')!) };
  const form = { subject: '示例机密询盘', text: '示例机密询盘的内容：请问每月能供多少台？', quantity: '', unit: '' };
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const sent = { bytes: new Uint8Array(bytes), name: '示例.png', claimedType: 'image/png' };
  const inquiry = await askEnterprise(buyer, { enterpriseRef: enterprise.ref, productRef: null }, inquiryForm.parse(form), [sent]);
  const [attachment] = await sql<{ id: string }[]>`select id from inquiry_files`;
  const [notice] = await db
    .insert(notices)
    .values({
      ...{ entry: 1, accountId: by, topic: 'listings', kind: 'listing-published', values: { product: '示例机密泵' }, at: now },
      ...{ path: `/desk/listings/${listing!.id}`, standing: 'people', enterpriseId: enterprise.id },
    })
    .returning();

  const correction = 'SHGJ234567';
  await db.insert(correctionRequests).values({
    ...{ ref: correction, subject: 'product', subjectRef: product.ref, wish: 'remove', role: 'other', formKey: randomUUID() },
    ...{ statement: '示例机密请求：这个产品已经停产。', contact: 'shili-asker@shili.example', createdAt: now },
  });

  return {
    ids,
    things: {
      ...{ enterprise: enterprise.ref, claimable: claimable.ref, product: product.ref, token },
      ...{
        listing: listing!.id,
        sheet: sheet!.id,
        need: need!.id,
        needWaiting: needWaiting!.id,
        needMatched: needMatched!.id,
        matched: product.id,
        ...dealings,
        review: review!.id,
        profileReview: profileReview!.id,
        photograph: photograph!.id,
        file: file!.id,
        application: application!.id,
      },
      ...{ inquiry, attachment: attachment!.id, joining: joining!.id, session: session!.id, correction, notice: notice!.id },
      ...{ account: subject.id, grant: grant!.id, category: category.id, attribute: attribute!.id },
    },
  };
}
