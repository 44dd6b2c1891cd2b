/** 注销: what stands in the way of closing an account, and what a closed one is called. */
import { z } from 'zod';
import { passwordForm } from '#app/domain/accounts/account-forms.ts';
import type { GrantableRole } from '#db/schema/accounts.ts';

export type Obstacles = {
  /** Enterprises that would be left without anybody to answer for them. */
  readonly owned: readonly { readonly ref: string; readonly name: string }[];
  /** Roles that an administrator has to end first, so that nothing waits for somebody who is gone. */
  readonly roles: readonly GrantableRole[];
  /** Names of enterprises for which one has applied and is not answered yet. */
  readonly applications: readonly string[];
};

export const isFree = ({ owned, roles, applications }: Obstacles): boolean => owned.length + roles.length + applications.length === 0;

/** Who was here once, and is nobody any more. */
export const closedName = '已注销账号';

/** An address that is nobody's and gets no mail, for a column that must hold one. */
export const nobodysAddress = (id: string): string => `${id}@closed.invalid`;

export const closingForm = passwordForm.extend({ understood: z.literal('yes', 'not-understood') });
