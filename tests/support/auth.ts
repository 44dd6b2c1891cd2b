import { openAuth } from '#app/domain/accounts/auth.server.ts';
import type { Context } from '#app/platform/context.ts';

/** Codes that were sent to telephones, newest last. */
export const sentCodes: { readonly phoneNumber: string; readonly code: string }[] = [];

export const testSecret = 'a secret of the tests and of nothing else';

export const authOn = ({ db, settings }: Pick<Context, 'db' | 'settings'>) =>
  openAuth({ db, settings, secret: testSecret, sendCode: (phoneNumber, code) => void sentCodes.push({ phoneNumber, code }) });
