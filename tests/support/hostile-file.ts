import type { FileReason } from '#app/platform/files/file-refused.ts';
import type { FilePurpose } from '#app/platform/files/file-types.ts';

/** A file that nobody sends by accident, and what is to become of it: a refusal, or something without what it carried. */
export type HostileFile = {
  readonly title: string;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly claimedType: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  readonly expected: readonly FileReason[] | 'harmless';
  /** Of a spreadsheet: what its cells must come out as, by address. */
  readonly cells?: Readonly<Record<string, unknown>>;
};
