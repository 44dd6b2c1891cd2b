/**
 * Row-level security of talks and agreements, with the checks of the use cases off: raw statements under the role of the site.
 *
 * 1. Each row is seen by its two sides, a sealed quotation by its supplier alone, confirmed values also by who reviews the place.
 * 2. Nobody changes what is not theirs, and what is kept for ever is changed by nobody.
 * 3. Neither side does what is the other's: moves of a talk, an award, a signature, a call-off and its two words.
 */

import { moveCallOff, placeCallOff, reviewAgreement } from '#app/domain/agreements/move-agreement.server.ts';
import { inviteSupplier } from '#app/domain/talks/begin-talk.server.ts';
import { sayInTalk } from '#app/domain/talks/send-quotation.server.ts';
import type { Database } from '#db/client.ts';
import { anEnterprise, aProduct } from '#tests/support/make.ts';
import { dayFromNow } from '#tests/support/needs.ts';
import { countsOf, guardedTables, rowsFor, tried } from '#tests/support/row-walls.ts';
import { aMember, anAccount } from '#tests/support/signed-in.ts';
import { aFirm, anAgreement, aPublishedNeed, aQuoting } from '#tests/support/talks.ts';
import { test as base, expect } from '#tests/support/test.ts';
import { openAsWeb } from '#tests/support/web-role.ts';

const principals = ['buyer', 'supplier', 'loser', 'city', 'rival', 'nobody'] as const;
type Principal = (typeof principals)[number];
type World = {
  readonly accounts: Readonly<Record<Principal, string>>;
  readonly talk: string;
  readonly sealed: string;
  readonly agreement: string;
  readonly callOff: string;
};

const test = base.extend<{ web: Database; world: World }>({
  web: async ({ url }, use) => {
    const web = openAsWeb(url);
    await use(web);
    await web.close();
  },
  world: async ({ ctx, db, sql }, use) => {
    const buyer = await aFirm(ctx);
    const deal = await anAgreement(ctx, { buyer });
    for (const quantity of ['10', '20']) await placeCallOff(buyer.ctx, deal.id, { line: 1, quantity, deliverOn: dayFromNow(3) });
    const [first, second] = await sql<{ id: string }[]>`select id from call_offs order by quantity`;
    await moveCallOff(deal.supplier.ctx, deal.id, first!.id, 'deliver');
    await moveCallOff(buyer.ctx, deal.id, first!.id, 'confirm');
    await reviewAgreement(buyer.ctx, deal.id, 'buyer', { score: 5, words: '' });
    const need = await aPublishedNeed(ctx, buyer);
    const lost = await aQuoting(ctx, need.ref);
    await sayInTalk(buyer.ctx, lost.talkId, 'buyer', '示例');
    const quiet = await anEnterprise(db);
    await inviteSupplier(buyer.ctx, need.id, (await aProduct(db, { enterpriseId: quiet.id })).ref);
    await sql`alter table quotation_calls disable trigger call_changes`;
    await sql`update quotation_calls set sealed = true, quotes_until = now() + interval '1 day' where need_id = ${need.id}`;
    await sql`alter table quotation_calls enable trigger call_changes`;
    await sql`insert into enterprise_blocks (enterprise_id, blocked_id, blocked_by, blocked_at)
      values (${buyer.id}, ${quiet.id}, ${buyer.accountId}, now())`;
    const rival = await aFirm(ctx, { cityCode: '450300', countyCode: null });
    const city = await anAccount({ db }, {}, [{ role: 'city-reviewer', regionCode: '450200' }]);
    await aMember({ db }, rival.id, (await anAccount({ db })).id, 'agent');
    const accounts = {
      buyer: buyer.accountId,
      supplier: deal.supplier.accountId,
      loser: lost.firm.accountId,
      city: city.id,
      rival: rival.accountId,
      nobody: '',
    };
    await use({ accounts, talk: deal.talkId, sealed: lost.talkId, agreement: deal.id, callOff: second!.id });
  },
});

/** Of three talks, two with a quotation, of which one is sealed. */
const visible: Readonly<Record<string, Partial<Record<Principal, number>>>> = {
  // Who may see a need may see on what terms it is quoted for.
  quotation_calls: { buyer: 2, supplier: 2, loser: 2, city: 2, rival: 2, nobody: 2 },
  talks: { buyer: 3, supplier: 1, loser: 1 },
  quotations: { buyer: 1, supplier: 1, loser: 1 },
  talk_messages: { buyer: 1, loser: 1 },
  awards: { buyer: 1, supplier: 1 },
  enterprise_blocks: { buyer: 1 },
  agreements: { buyer: 1, supplier: 1 },
  agreement_lines: { buyer: 1, supplier: 1 },
  call_offs: { buyer: 2, supplier: 2 },
  confirmed_values: { buyer: 1, supplier: 1, city: 1 },
  agreement_reviews: { buyer: 1, supplier: 1 },
};

test('1. seeing', async ({ web, world }) => {
  expect(Object.keys(visible).sort()).toEqual([...guardedTables.talks].sort());
  for (const [table, counts] of Object.entries(visible)) {
    const seen = await rowsFor(web.sql, world.accounts, principals, (tx) => tx`select * from ${tx(table)}`);
    expect([table, seen]).toEqual([table, countsOf(principals, counts)]);
  }
});

test('2. changing and deleting', async ({ web, world }) => {
  const forEver = ['quotations', 'talk_messages', 'awards', 'confirmed_values', 'agreement_lines', 'agreement_reviews'];
  const columns: Readonly<Record<string, string>> = {
    quotation_calls: 'called_at',
    talks: 'state_at',
    agreements: 'state_at',
    call_offs: 'disputed',
  };
  for (const table of guardedTables.talks) {
    const deleted = await rowsFor(web.sql, world.accounts, principals, (tx) => tx`delete from ${tx(table)}`);
    expect([table, deleted]).toEqual([table, countsOf(principals, table === 'enterprise_blocks' ? { buyer: 1 } : {})]);
  }
  for (const table of forEver) {
    const column = {
      quotations: 'digest',
      talk_messages: 'text',
      awards: 'reason',
      confirmed_values: 'fen',
      agreement_lines: 'title',
      agreement_reviews: 'words',
    }[table]!;
    const changed = await rowsFor(web.sql, world.accounts, principals, (tx) => tx`update ${tx(table)} set ${tx(column)} = ${tx(column)}`);
    expect([table, changed]).toEqual([table, countsOf(principals)]);
  }
  for (const table of ['quotation_calls', 'talks', 'agreements'] as const) {
    const changed = await rowsFor(web.sql, world.accounts, principals, (tx) => tx`update ${tx(table)} set ${tx(columns[table]!)} = now()`);
    const mine = table === 'quotation_calls' ? { buyer: 2 } : visible[table]!;
    expect([table, changed]).toEqual([table, countsOf(principals, mine)]);
  }
});

test('3. the other side', async ({ web, world }) => {
  const { talk, sealed, agreement, callOff, accounts } = world;
  const done = async (work: Parameters<typeof tried>[2]) => {
    const heard: Principal[] = [];
    for (const who of principals) {
      const outcome = await tried(web.sql, accounts[who], work).catch((error: { code?: string }) => {
        if (error.code !== '23514') throw error;
        return 'refused' as const;
      });
      if (outcome !== 'refused' && (outcome as { count: number }).count > 0) heard.push(who);
    }
    return heard;
  };
  expect(await done((tx) => tx`update talks set state = 'shortlisted' where id = ${sealed}`)).toEqual(['buyer']);
  expect(await done((tx) => tx`update talks set state = 'withdrawn' where id = ${sealed}`)).toEqual(['loser']);
  expect(await done((tx) => tx`update talks set state = 'awarded' where id = ${sealed}`)).toEqual([]);
  expect(await done((tx) => tx`update talks set buyer_id = (select id from enterprises order by id limit 1) where id = ${talk}`)).toEqual(
    [],
  );
  expect(await done((tx) => tx`update talks set quotations = 9, last_digest = 'x' where id = ${talk}`)).toEqual([]);
  // Sealed as it is, it is awarded by nobody.
  expect(
    await done(
      (tx) => tx`insert into awards (need_id, talk_id, quotation_id, reason, awarded_by, awarded_at)
      select t.need_id, t.id, gen_random_uuid(), 'xx', acting_account(), now() from talks t where t.id = ${sealed}`,
    ),
  ).toEqual([]);
  expect(await done((tx) => tx`update call_offs set state = 'delivered', delivered_at = now() where id = ${callOff}`)).toEqual([
    'supplier',
  ]);
  expect(await done((tx) => tx`update call_offs set state = 'cancelled' where id = ${callOff}`)).toEqual(['buyer']);
  expect(
    await done((tx) => tx`update call_offs set state = 'confirmed', delivered_at = now(), confirmed_at = now() where id = ${callOff}`),
  ).toEqual([]);
  expect(
    await done(
      (tx) => tx`insert into call_offs (agreement_id, line, quantity, deliver_on, placed_by, placed_at)
      values (${agreement}, 1, 1, ${dayFromNow(3)}, acting_account(), now())`,
    ),
  ).toEqual(['buyer']);
  expect(await done((tx) => tx`update agreements set content = '{}' where id = ${agreement}`)).toEqual([]);
  expect(
    await done(
      (tx) =>
        tx`insert into talk_messages (talk_id, side, text, sender_id, sent_at) values (${sealed}, 'supplier', 'x', acting_account(), now())`,
    ),
  ).toEqual(['loser']);
});
