import { sql } from 'drizzle-orm';
import { mustHold, mustReview } from '#app/domain/accounts/may.ts';
import { hasStake } from '#app/domain/enterprises/has-stake.server.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Actor, Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import type { Opened } from './opened.ts';

type Found = Opened & {
  readonly id: string;
  readonly enterpriseId: string | null;
  readonly uscc: string | null;
  readonly countyCode: string | null;
};

/** A kind of thing whose personal fields are masked: who may open them, where they are, and what the journal calls it. */
type Mask = {
  /** Before anything is looked for. */
  readonly may: (actor: Actor) => void;
  readonly find: (tx: Tx, key: string) => Promise<readonly Found[]>;
  readonly action: `${string}.${string}`;
};

const nowhere = sql`null as "enterpriseId", null as uscc, null as "countyCode"`;

const masks = {
  account: {
    may: (actor) => void mustHold(actor, 'administrator'),
    find: (tx, id) =>
      tx.execute<Found>(
        sql`select a.id, ${nowhere}, a.name, a.email, a.phone_number as telephone, null as contact from accounts a where a.id = ${id}`,
      ),
    action: 'account.address-shown',
  },
  application: {
    may: (actor) => void mustHold(actor, 'county-reviewer', 'city-reviewer', 'publisher'),
    find: (tx, id) =>
      tx.execute<Found>(sql`
        select a.id, a.enterprise_id as "enterpriseId", a.uscc, a.county_code as "countyCode", p.name, p.email, p.phone_number as telephone,
          null as contact from enterprise_applications a join accounts p on p.id = a.account_id where a.id = ${id}`),
    action: 'application.applicant-shown',
  },
  correction: {
    may: (actor) => void mustHold(actor, 'publisher'),
    find: (tx, ref) =>
      tx.execute<Found>(sql`
        select c.id, ${nowhere}, null as name, null as email, null as telephone, c.contact
        from correction_requests c where c.ref = ${ref} and c.contact is not null`),
    action: 'correction.contact-shown',
  },
} as const satisfies Readonly<Record<string, Mask>>;

export type MaskedKind = keyof typeof masks;

/**
 * The personal fields of a thing in full, once, for a reason that the journal keeps for good and that therefore names nobody.
 *
 * @param key the id of an account or an application, the number of a request for correction.
 * @throws Refusal as `mustHold` and `mustReview`; not-found; not-allowed with `stake`, or with `reason` where it names the person.
 */
export async function openMasked(
  ctx: Context,
  { kind, key }: { readonly kind: MaskedKind; readonly key: string },
  { reason }: { readonly reason: string },
): Promise<Opened> {
  const mask: Mask = masks[kind];
  mask.may(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [found] = await mask.find(tx, key);
    if (!found) throw new Refusal('not-found');
    const { id, enterpriseId, uscc, countyCode, name, email, telephone, contact } = found;
    if (countyCode) {
      mustReview(ctx.actor, { countyCode, cityCode: ctx.reference.placeByCode.get(countyCode)?.parentCode ?? null });
      if (await hasStake(tx, ctx.actor.accountId!, { enterpriseId, uscc })) throw new Refusal('not-allowed', { stake: 'own' });
    }
    const said = reason.toLowerCase();
    const names = [name, email, telephone, telephone?.replace(/^\+86/, ''), contact].filter(
      (text) => text && said.includes(text.toLowerCase()),
    );
    if (names.length > 0) throw new Refusal('not-allowed', { reason: 'reason-names-person' });
    const ref = kind === 'correction' ? { ref: key } : {};
    await record(tx, ctx, { action: mask.action, subjectId: id, enterpriseId, detail: { ...ref, reason } });
    return { name, email, telephone, contact };
  });
}
