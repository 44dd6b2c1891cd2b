/** An enterprise with all that its page shows. No persons, no telephone numbers: the directory holds none. */
import type { Enterprise } from '#db/schema/enterprises.ts';
import type { HeldCredential } from './credential.ts';
import type { ReplyFigure } from './reply-figure.ts';

export type EnterpriseDetail = Pick<
  Enterprise,
  'id' | 'ref' | 'name' | 'uscc' | 'mainProduct' | 'cityCode' | 'countyCode' | 'basis' | 'source' | 'sourceTitle'
> & {
  /** Whether somebody acts for it here. */
  readonly owned: boolean;
  readonly inForce: readonly HeldCredential[];
  readonly past: readonly HeldCredential[];
  /** Null where too few have asked. */
  readonly replies: ReplyFigure | null;
};
