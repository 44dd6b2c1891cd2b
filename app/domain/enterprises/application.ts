/** 企业入驻: an application as its maker and the reviewers of its place see it. */
import type { Enterprise } from '#db/schema/enterprises.ts';
import type { EnterpriseApplication } from '#db/schema/membership.ts';

/**
 * What stands in the way of an application, as `detail.held` of its refusal. The enterprise is the asker's already, another's, or one of
 * the directory for which nobody acts; an application for the code is open, one's own or another's; or the directory has one of that name.
 */
export const heldBy = ['own', 'owned', 'unowned', 'applied-own', 'applied', 'namesake'] as const;
export type Held = (typeof heldBy)[number];

export type OwnApplication = Pick<EnterpriseApplication, 'id' | 'kind' | 'uscc' | 'name' | 'countyCode' | 'status' | 'reason'> & {
  /** An instant, ISO 8601. */
  readonly submittedAt: string;
  /** Of the enterprise that is claimed or that came of it; null where there is none yet. */
  readonly ref: string | null;
};

export type WaitingApplication = Pick<EnterpriseApplication, 'id' | 'kind' | 'uscc' | 'usccPlausible' | 'name' | 'countyCode'> & {
  /** An instant, ISO 8601. */
  readonly submittedAt: string;
  /** Whole days. */
  readonly age: number;
  readonly licence: boolean;
};

export type ApplicationUnderReview = WaitingApplication & {
  readonly status: EnterpriseApplication['status'];
  readonly reason: string | null;
  readonly applicant: string;
  /** The enterprise that is claimed. */
  readonly claimed: Pick<Enterprise, 'ref' | 'name' | 'uscc'> | null;
  /** Others of the same name in the directory, which a registration may double. */
  readonly namesakes: readonly Pick<Enterprise, 'ref' | 'name' | 'uscc'>[];
  /** The reader belongs to the enterprise, has applied for it or has declared an interest in it, and does not decide. */
  readonly staked: boolean;
};

/** Whole days from an instant (ISO 8601) to another. */
export const daysSince = (from: string, to: Date): number => Math.max(0, Math.floor((to.getTime() - Date.parse(from)) / 86_400_000));
