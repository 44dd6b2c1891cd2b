import { sql } from 'drizzle-orm';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import type { NeedKind } from '#db/schema/needs.ts';
import type { Debrief } from './debrief.ts';
import { findTalk } from './find-talk.server.ts';
import type { Quotation } from './quotation.ts';
import type { DeclineReason, TalkSide, TalkState } from './talk-states.ts';

type Named = { readonly name: string; readonly ref: string };
export type TalkPage = {
  readonly id: string;
  readonly side: TalkSide;
  readonly state: TalkState;
  readonly declinedFor: DeclineReason | null;
  readonly invited: boolean;
  /** ISO instants. */
  readonly answerBy: string | null;
  readonly begunAt: string;
  readonly need: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly state: string;
    readonly kind: NeedKind;
    readonly object: string;
  };
  readonly wants: { readonly low: number; readonly high: number; readonly unit: string } | null;
  readonly supplier: Named;
  readonly product: Named | null;
  /** Null: the supplier does not know yet whose it is. */
  readonly buyer: Named | null;
  readonly revealed: boolean;
  readonly quotesUntil: string | null;
  readonly sealed: boolean;
  /** Whether the reader is kept from the quotations that there are. */
  readonly closed: boolean;
  readonly quotationCount: number;
  readonly lastDigest: string | null;
  readonly quotations: readonly {
    readonly number: number;
    readonly content: Quotation;
    readonly digest: string;
    readonly sentAt: string;
  }[];
  readonly messages: readonly { readonly number: number; readonly side: TalkSide; readonly text: string; readonly sentAt: string }[];
  readonly moreMessages: boolean;
  readonly debrief: Debrief | null;
  readonly attributes: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly vi: string }>>;
  readonly agreement: { readonly id: string; readonly state: string } | null;
};

const messagesShown = 200;
const instant = (column: ReturnType<typeof sql>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A talk as its side reads it: a sealed quotation only the supplier before its time. @throws Refusal not-found for everybody else. */
export async function readTalk(ctx: Context, id: string): Promise<TalkPage> {
  return asActor(ctx, async (tx) => {
    const found = await findTalk(tx, ctx.actor, id);
    const side = found.sides[0]!;
    type Row = Omit<TalkPage, 'side' | 'closed' | 'quotations' | 'messages' | 'moreMessages'>;
    const [row] = await tx.execute<Row>(sql`
      select t.id, t.state, t.declined_for as "declinedFor", t.invited, ${instant(sql`t.answer_by`)} as "answerBy", ${instant(sql`t.begun_at`)} as "begunAt",
        json_build_object('id', p.need_id, 'ref', p.ref, 'title', p.title, 'state', p.state, 'kind', p.kind, 'object', p.content ->> 'object') as need,
        p.content -> 'quantity' as wants, json_build_object('name', s.name, 'ref', s.ref) as supplier,
        case when pr.id is not null then json_build_object('name', pr.name, 'ref', pr.ref) end as product,
        case when b.id is not null then json_build_object('name', b.name, 'ref', b.ref) end as buyer, t.buyer_id is not null as revealed,
        ${instant(sql`c.quotes_until`)} as "quotesUntil", coalesce(c.sealed, false) as sealed, t.quotations as "quotationCount",
        t.last_digest as "lastDigest", case when ${side} = 'supplier' then t.debrief end as debrief,
        (select coalesce(json_object_agg(a.key, json_build_object('zh', a.zh, 'en', a.en, 'vi', a.vi)), '{}') from attributes a
          where a.key in (select f ->> 'attribute' from jsonb_array_elements(coalesce(t.debrief -> 'failed', '[]')) f)) as attributes,
        (select json_build_object('id', g.id, 'state', g.state) from agreements g where g.need_id = t.need_id and g.supplier_id = t.supplier_id
          order by g.proposed_at desc limit 1) as agreement
      from talks t join published_needs p on p.need_id = t.need_id join enterprises s on s.id = t.supplier_id
        left join products pr on pr.id = t.product_id left join quotation_calls c on c.need_id = t.need_id
        left join enterprises b on b.id = case when ${side} = 'buyer' then ${found.ownerId}::uuid else t.buyer_id end
      where t.id = ${id}`);
    const closed = side === 'buyer' && row!.sealed && row!.quotesUntil !== null && row!.quotesUntil > ctx.now().toISOString();
    const quotations = closed ? [] : await quotationsOf(tx, id);
    const messages = await tx.execute<TalkPage['messages'][number]>(sql`
      select * from (select number::int, side, text, ${instant(sql`sent_at`)} as "sentAt" from talk_messages where talk_id = ${id}
        order by number desc limit ${messagesShown + 1}) last order by number`);
    const more = messages.length > messagesShown;
    return { ...row!, side, closed, quotations, messages: messages.slice(more ? 1 : 0), moreMessages: more };
  });
}

/** All versions, the latest first. */
async function quotationsOf(tx: Tx, talkId: string): Promise<TalkPage['quotations']> {
  return tx.execute<TalkPage['quotations'][number]>(sql`
    select number, content, digest, ${instant(sql`sent_at`)} as "sentAt" from quotations where talk_id = ${talkId} order by number desc limit 50`);
}
