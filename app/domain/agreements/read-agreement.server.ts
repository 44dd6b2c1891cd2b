import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { TalkSide } from '#app/domain/talks/talk-states.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { AgreementContent, AgreementKind, AgreementState, CallOffState } from './agreement.ts';
import { findAgreement } from './find-agreement.server.ts';
import { digestOf } from './propose-agreement.server.ts';

export type AgreementPage = {
  readonly id: string;
  readonly ref: string;
  readonly kind: AgreementKind;
  readonly state: AgreementState;
  readonly side: TalkSide;
  readonly content: AgreementContent;
  readonly digest: string;
  /** Whether the content is still that of the digest. */
  readonly intact: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  /** ISO instants. */
  readonly proposedAt: string;
  readonly signedAt: string | null;
  readonly lines: readonly {
    readonly line: number;
    readonly title: string;
    readonly unit: string;
    readonly unitFen: number;
    readonly quantity: string;
    readonly left: string;
  }[];
  readonly callOffs: readonly {
    readonly id: string;
    readonly line: number;
    readonly quantity: string;
    readonly deliverOn: string;
    readonly state: CallOffState;
    readonly fen: number;
    readonly disputed: string | null;
  }[];
  readonly moreCallOffs: boolean;
  readonly confirmedFen: number;
  readonly reviews: readonly { readonly side: TalkSide; readonly year: number; readonly score: number; readonly words: string }[];
  readonly renewal: { readonly id: string; readonly state: AgreementState } | null;
};

const callOffsShown = 100;

/** An agreement of one's enterprise. @throws Refusal not-found for everybody else. */
export async function readAgreement(ctx: Context, id: string): Promise<AgreementPage> {
  return asActor(ctx, async (tx) => {
    const { sides, content, ...row } = await findAgreement(tx, ctx.actor, id);
    const lines = await tx.execute<AgreementPage['lines'][number]>(sql`
      select l.line, l.title, l.unit, l.unit_fen::float8 as "unitFen", trim_scale(l.quantity)::text as quantity,
        trim_scale(l.quantity - coalesce((select sum(c.quantity) from call_offs c where c.agreement_id = l.agreement_id and c.line = l.line
          and c.state <> 'cancelled'), 0))::text as left
      from agreement_lines l where l.agreement_id = ${id} order by l.line`);
    const callOffs = await tx.execute<AgreementPage['callOffs'][number]>(sql`
      select id, line, trim_scale(quantity)::text as quantity, deliver_on::text as "deliverOn", state, fen::float8 as fen, disputed
      from call_offs where agreement_id = ${id} order by placed_at desc, id limit ${callOffsShown + 1}`);
    type Rest = Pick<AgreementPage, 'confirmedFen' | 'reviews' | 'renewal'>;
    const [rest] = await tx.execute<Rest>(sql`
      select (select coalesce(sum(fen), 0)::float8 from confirmed_values where agreement_id = ${id}) as "confirmedFen",
        (select coalesce(json_agg(json_build_object('side', side, 'year', year, 'score', score, 'words', words) order by year desc, side), '[]')
          from agreement_reviews where agreement_id = ${id}) as reviews,
        (select json_build_object('id', r.id, 'state', r.state) from agreements r where r.renews_id = ${id} order by r.proposed_at desc limit 1) as renewal`);
    const { ref, kind, state, digest, startsOn, endsOn } = row;
    return {
      ...{ id, ref, kind, state, side: sides[0]!, content, digest, intact: digestOf(content) === digest, startsOn, endsOn },
      ...{ proposedAt: row.proposedAt.toISOString(), signedAt: row.signedAt?.toISOString() ?? null, lines },
      ...{ callOffs: callOffs.slice(0, callOffsShown), moreCallOffs: callOffs.length > callOffsShown, ...rest! },
    };
  });
}

export type AgreementItem = {
  readonly id: string;
  readonly ref: string;
  readonly kind: AgreementKind;
  readonly state: AgreementState;
  readonly title: string;
  readonly buyer: string;
  readonly supplier: string;
  readonly endsOn: string;
};

const agreementsOnPage = 20;

/** The agreements of one's enterprises, what has moved last first. */
export async function listAgreements(ctx: Context, page: number): Promise<{ items: readonly AgreementItem[]; more: boolean }> {
  mustBeSignedIn(ctx.actor);
  const own = sql`${sql.param(ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId))}::uuid[]`;
  const mine = sql`(a.buyer_id = any (${own}) or a.supplier_id = any (${own}))`;
  const rows = await asActor(ctx, (tx) =>
    tx.execute<AgreementItem>(sql`
      select a.id, a.ref, a.kind, a.state, a.content -> 'need' ->> 'title' as title, b.name as buyer, s.name as supplier, a.ends_on::text as "endsOn"
      from agreements a join enterprises b on b.id = a.buyer_id join enterprises s on s.id = a.supplier_id
      where ${mine} order by a.state_at desc, a.id limit ${agreementsOnPage + 1} offset ${(page - 1) * agreementsOnPage}`),
  );
  return { items: rows.slice(0, agreementsOnPage), more: rows.length > agreementsOnPage };
}
