/**
 * What the daily job erases. How many days each kind is kept, and by what law or promise, are dated rows of `retention_rules`; what is not
 * here is not erased: inquiries and what was listed (电子商务法 31), decisions and the journal (public record) stay.
 */
import type { RetainedKind } from '#db/schema/retention.ts';

/** How many things of each kind a run erased; of files also those that rows refer to and that are not there. */
export type RetentionCounts = Readonly<Partial<Record<RetainedKind, number>>>;

/** The rule of a kind that holds on a day, as pages show it. */
export type RuleInForce = {
  readonly kind: RetainedKind;
  /** As 2026-11-01. */
  readonly since: string;
  readonly keepDays: number;
  readonly atLeastDays: number;
  readonly basis: string;
};

export type RetentionRun = {
  /** Its entry in the journal. */
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly erased: RetentionCounts;
  /** Kinds that could not be erased this time. */
  readonly failed: readonly string[];
  readonly missingFiles: number;
};
