import { and, eq, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Tx } from '#db/client.ts';
import { askerBlocks, type InquirySide, inquiryReads } from '#db/schema/inquiries.ts';
import { type Consenting, consentingIn } from './consenting.server.ts';
import { findThread } from './find-thread.server.ts';

export type InquiryMessage = {
  readonly number: number;
  readonly side: InquirySide;
  readonly mine: boolean;
  /** Of one's own side only; who the others are is theirs to open. */
  readonly name: string | null;
  readonly text: string;
  /** ISO instant. */
  readonly sentAt: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
};

export type InquiryThread = {
  readonly ref: string;
  readonly side: InquirySide;
  readonly subject: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly enterprise: { readonly ref: string; readonly name: string };
  readonly product: { readonly ref: string; readonly name: string } | null;
  readonly delivered: boolean;
  /** Never told to the asker. */
  readonly blocked: boolean;
  readonly messages: readonly InquiryMessage[];
  readonly consent: { readonly mine: boolean; readonly theirs: boolean };
  /** Of the other side; empty until both consent. */
  readonly contacts: readonly Pick<Consenting, 'name' | 'email' | 'telephone'>[];
};

/** A thread, for those whose it is; whoever reads it has read it. @throws Refusal not-signed-in, not-found. */
export async function readInquiry(ctx: Context, ref: string): Promise<InquiryThread> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const thread = await findThread(tx, ctx.actor, ref);
    const { side, subject, quantity, unit } = thread;
    const messages = await messagesOf(tx, thread.id, side, accountId);
    const [product] = await tx.execute<{ ref: string; name: string }>(
      sql`select ref, name from products where id = ${thread.productId} and status = 'published' and regulated is null`,
    );
    const consenting = await consentingIn(tx, thread.id);
    const others = consenting.filter((one) => one.side !== side);
    const open = others.length > 0 && consenting.some((one) => one.side === side);
    await markRead(tx, thread.id, accountId, messages.at(-1)?.number ?? 0);
    return {
      ...{ ref, side, subject, quantity, unit, messages },
      enterprise: { ref: thread.enterpriseRef, name: thread.enterprise },
      product: product ?? null,
      delivered: thread.deliveredAt !== null,
      blocked: side === 'enterprise' && (await isBlocked(tx, thread)),
      consent: { mine: consenting.some((one) => one.accountId === accountId), theirs: others.length > 0 },
      contacts: open ? others.map(({ name, email, telephone }) => ({ name, email, telephone })) : [],
    };
  });
}

async function messagesOf(tx: Tx, inquiryId: string, side: InquirySide, accountId: string): Promise<InquiryMessage[]> {
  const rows = await tx.execute<InquiryMessage>(sql`
    select m.number, m.side, m.sender_id = ${accountId} as mine, case when m.side = ${side} then a.name end as name, m.text,
      to_char(m.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt",
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.place), '[]')
        from inquiry_files f where f.message_id = m.id) as files
    from inquiry_messages m join accounts a on a.id = m.sender_id
    where m.inquiry_id = ${inquiryId} and (not m.withheld or m.sender_id = ${accountId})
    order by m.number`);
  return [...rows];
}

async function markRead(tx: Tx, inquiryId: string, accountId: string, number: number): Promise<void> {
  await tx
    .insert(inquiryReads)
    .values({ inquiryId, accountId, number })
    .onConflictDoUpdate({
      target: [inquiryReads.inquiryId, inquiryReads.accountId],
      set: { number: sql`greatest(${inquiryReads.number}, excluded.number)` },
    });
}

async function isBlocked(tx: Tx, { enterpriseId, askerId }: { enterpriseId: string; askerId: string }): Promise<boolean> {
  const of = and(eq(askerBlocks.enterpriseId, enterpriseId), eq(askerBlocks.accountId, askerId));
  return (await tx.select({ id: askerBlocks.accountId }).from(askerBlocks).where(of)).length > 0;
}
