/** Agreements (协议): what is frozen in them, their forms, and how call-offs (订单) go from state to state. */
import { z } from 'zod';
import { aDay, aQuantity, type Quotation, someText, type TalkFault } from '#app/domain/talks/quotation.ts';
import type { AgreementKind, AgreementState, CallOffState } from '#db/schema/agreements.ts';

export type { AgreementKind, AgreementState, CallOffState };
export const agreementKinds = ['order', 'framework'] as const satisfies readonly AgreementKind[];

/** How prices move while a framework runs (价格规则). */
export const priceRules = ['fixed', 'reviewed-quarterly', 'follows-index'] as const;

export type Party = { readonly name: string; readonly ref: string; readonly uscc: string | null; readonly cityCode: string | null };
/** The copy of both sides, of what was quoted and of its terms. */
export type AgreementContent = {
  readonly need: { readonly ref: string; readonly title: string };
  readonly buyer: Party;
  readonly supplier: Party;
  readonly quotation: Omit<Quotation, 'salt'>;
  /** Which version, and its digest. */
  readonly quotationNumber: number;
  readonly quotationDigest: string;
  readonly priceRule: (typeof priceRules)[number];
  readonly terms: string;
};

const fault = (name: TalkFault) => name;
/** Years for which an agreement runs at most. */
const longestYears = 5;

/** The form of an agreement on a day. */
export const agreementForm = (today: string) =>
  z
    .object({
      kind: z.enum(agreementKinds, fault('choose')),
      startsOn: aDay(today),
      endsOn: aDay(today).refine((day) => day <= `${Number(today.slice(0, 4)) + longestYears}${today.slice(4)}`, fault('above-most')),
      priceRule: z.enum(priceRules, fault('choose')),
      terms: someText(0, 4000),
    })
    .superRefine(({ startsOn, endsOn }, issues) => {
      if (startsOn !== '' && endsOn !== '' && endsOn < startsOn)
        issues.addIssue({ code: 'custom', path: ['endsOn'], message: fault('before-start') });
    });
export type AgreementForm = z.infer<ReturnType<typeof agreementForm>>;

export const callOffForm = (today: string) =>
  z.object({
    line: z
      .string(fault('choose'))
      .regex(/^[1-5]$/, fault('choose'))
      .transform(Number),
    quantity: aQuantity,
    deliverOn: aDay(today),
  });
export type CallOffForm = z.infer<ReturnType<typeof callOffForm>>;

export const reviewForm = z.object({
  score: z.enum(['1', '2', '3', '4', '5'], fault('choose')).transform(Number),
  words: someText(0, 1000),
});

type CallOffMove = { readonly from: CallOffState; readonly to: CallOffState; readonly by: 'buyer' | 'supplier' };
/** As data; the database refuses every other move, and a test holds the two against each other. */
export const callOffMoves = {
  cancel: { from: 'placed', to: 'cancelled', by: 'buyer' },
  deliver: { from: 'placed', to: 'delivered', by: 'supplier' },
  confirm: { from: 'delivered', to: 'confirmed', by: 'buyer' },
  dispute: { from: 'delivered', to: 'placed', by: 'buyer' },
} as const satisfies Readonly<Record<string, CallOffMove>>;
export type CallOffAct = keyof typeof callOffMoves;

/** Days before its end from when on a framework waits to be renewed or to be let end. */
export const renewalDays = 60;
