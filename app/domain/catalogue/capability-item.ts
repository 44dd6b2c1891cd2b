/** A capability as a line of a list shows it. */
import type { ValidCredential } from '#app/domain/enterprises/credential.ts';

export type CapabilityItem = {
  readonly id: string;
  /** The process's name in Chinese, and what the enterprise says of it. */
  readonly name: string;
  readonly process: { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string };
  readonly enterprise: { readonly ref: string; readonly name: string };
  readonly cityCode: string;
  readonly countyCode: string | null;
  readonly materials: readonly string[];
  /** As typed. */
  readonly tolerance: string | null;
  readonly size: string | null;
  readonly monthlyCapacity: number | null;
  readonly capacityUnit: string | null;
  readonly leadTimeDays: number | null;
  /** What the enterprise holds today. */
  readonly credentials: readonly ValidCredential[];
};
