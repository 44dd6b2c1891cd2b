import QRCode from 'qrcode';
import { record } from '#app/domain/journal/record.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { asking } from './ask-better-auth.server.ts';
import type { Gate } from './gate.ts';
import { limitAttempts } from './limit-attempts.server.ts';

export type SecondFactorOffer = {
  /** For an app that reads no picture: base32, in groups of four. */
  readonly key: string;
  /** SVG of the same for one that does. */
  readonly picture: string;
  /** Each serves once, for when the telephone is lost. Shown now and never again. */
  readonly spareCodes: readonly string[];
};

/**
 * Prepares a second factor; it counts once a code of it was given to `turnOnSecondFactor`.
 *
 * @throws Refusal not-allowed where the password is wrong, already-exists where there is one.
 */
export async function offerSecondFactor(
  { ctx, auth, headers, peer }: Gate,
  { password }: { readonly password: string },
): Promise<SecondFactorOffer> {
  const { accountId } = ctx.actor;
  if (!accountId) throw new Refusal('not-signed-in');
  const giveBack = await limitAttempts(ctx, 'password', { account: `change ${accountId}`, peer });
  const asked = await asking(auth.api.enableTwoFactor({ headers, body: { password }, returnHeaders: true }));
  if ('declined' in asked) throw new Refusal(asked.declined === 'TOTP_ALREADY_ENABLED' ? 'already-exists' : 'not-allowed');
  if (asked.response.method !== 'totp') throw new Error('an app was asked for');
  const { totpURI, backupCodes } = asked.response;
  await giveBack();
  await ctx.db.transaction((tx) => record(tx, ctx, { action: 'account.second-factor-offered', subjectId: accountId }));
  const key = new URL(totpURI).searchParams.get('secret') ?? '';
  return {
    key: key.replace(/.{4}(?=.)/g, '$& '),
    picture: await QRCode.toString(totpURI, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
    spareCodes: backupCodes,
  };
}
