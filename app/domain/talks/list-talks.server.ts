import { type SQL, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { readOwnNeed } from '#app/domain/needs/read-own-need.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { fenPerUnit, type KnownUnit, type Quotation, totalFen } from './quotation.ts';
import type { TalkState } from './talk-states.ts';

type Named = { readonly name: string; readonly ref: string };
export type TalkItem = {
  readonly id: string;
  readonly state: TalkState;
  readonly need: { readonly ref: string; readonly title: string };
  readonly supplier: Named;
  readonly product: Named | null;
  readonly quotations: number;
  /** ISO instant. */
  readonly stateAt: string;
};

const talksOnPage = 20;
const columns = sql`t.id, t.state, json_build_object('ref', p.ref, 'title', p.title) as need, json_build_object('name', s.name, 'ref', s.ref) as supplier,
  case when pr.id is not null then json_build_object('name', pr.name, 'ref', pr.ref) end as product, t.quotations,
  to_char(t.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stateAt"`;
const from = sql`talks t join published_needs p on p.need_id = t.need_id join enterprises s on s.id = t.supplier_id left join products pr on pr.id = t.product_id`;

/** The talks of one's enterprises, as buyers or as suppliers, what has moved last first. */
export async function listTalks(ctx: Context, page: number): Promise<{ items: readonly TalkItem[]; more: boolean }> {
  mustBeSignedIn(ctx.actor);
  const own = sql`${sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  const mine = sql`(t.supplier_id = any (${own}) or t.need_id in (select id from needs where enterprise_id = any (${own})))`;
  const rows = await asActor(ctx, (tx) =>
    tx.execute<TalkItem>(sql`
      select ${columns} from ${from} where ${mine} order by t.state_at desc, t.id limit ${talksOnPage + 1} offset ${(page - 1) * talksOnPage}`),
  );
  return { items: rows.slice(0, talksOnPage), more: rows.length > talksOnPage };
}

/** Products of one's enterprises, to answer a need with; those that match it first. */
export async function offerable(ctx: Context, needRef: string): Promise<readonly (Named & { readonly matches: boolean })[]> {
  mustBeSignedIn(ctx.actor);
  const own = sql`${sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  return asActor(ctx, (tx) =>
    tx.execute<Named & { matches: boolean }>(sql`
      select p.ref, p.name, m.score is not null as matches from products p
        left join need_matches m on m.product_id = p.id and m.need_id = (select need_id from published_needs where ref = ${needRef})
      where p.enterprise_id = any (${own}) and p.status = 'published' order by m.score desc nulls last, p.name, p.ref limit 200`),
  );
}

/** A talk as the buyer compares it with the others of the need. */
export type ComparedTalk = TalkItem & {
  readonly digest: string | null;
  /** The last quotation; null where there is none, or it is sealed. */
  readonly quotation: Quotation | null;
  readonly totalFen: number | null;
  /** With delivery, for one unit in which the need counts; null where it cannot be said. */
  readonly perUnitFen: number | null;
};
export type NeedTalks = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly call: { readonly quotesUntil: string | null; readonly sealed: boolean; readonly reinvites: boolean } | null;
  readonly closed: boolean;
  readonly talks: readonly ComparedTalk[];
  readonly total: number;
  readonly award: { readonly talkId: string; readonly reason: string; readonly day: string } | null;
};

/** More than this many are not laid side by side; invitations are limited far below. */
const mostCompared = 100;

/** All talks about one's own need, the cheapest total with delivery first. @throws Refusal not-found for all but the buyer's people. */
export async function talksOfNeed(ctx: Context, needId: string): Promise<NeedTalks> {
  const own = await readOwnNeed(ctx, needId);
  return asActor(ctx, async (tx) => {
    const [head] = await tx.execute<Pick<NeedTalks, 'unit' | 'call' | 'award'> & { total: number }>(sql`
      select (select content -> 'quantity' ->> 'unit' from published_needs where need_id = ${needId}) as unit,
        (select json_build_object('quotesUntil', to_char(quotes_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'sealed', sealed,
          'reinvites', reinvites) from quotation_calls where need_id = ${needId}) as call,
        (select json_build_object('talkId', talk_id, 'reason', reason, 'day', (awarded_at at time zone 'Asia/Shanghai')::date::text) from awards
          where need_id = ${needId}) as award,
        (select count(*)::int from talks where need_id = ${needId}) as total`);
    const { unit, call, award, total } = head!;
    const closed = (call?.sealed ?? false) && call!.quotesUntil! > ctx.now().toISOString();
    const quoted: SQL = closed ? sql`false` : sql`q.talk_id = t.id and q.number = t.quotations`;
    const rows = await tx.execute<TalkItem & { quotation: Quotation | null; digest: string | null }>(sql`
      select ${columns}, t.last_digest as digest, q.content as quotation from ${from} left join quotations q on ${quoted}
      where t.need_id = ${needId} order by t.begun_at, t.id limit ${mostCompared}`);
    const units = await tx.execute<KnownUnit>(sql`select code, zh, dimension, factor::float8 as factor from units`);
    const talks = rows.map((row) => ({
      ...row,
      totalFen: row.quotation ? totalFen(row.quotation) : null,
      perUnitFen: row.quotation && unit ? fenPerUnit(row.quotation, unit, units) : null,
    }));
    talks.sort((a, b) => (a.totalFen ?? Number.POSITIVE_INFINITY) - (b.totalFen ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1));
    return { id: needId, title: own.draft.fields.title, state: own.state, unit, call, closed, talks, total, award };
  });
}
