/**
 * Browsers in which an account was signed in before, told by a cookie that the site has signed. It opens nothing: it only has the tries of
 * its holder counted apart from those of strangers.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Gate } from './gate.ts';

/** Seconds. */
const cookieLife = 180 * 86_400;
const cookieIn = /(?:^|;\s*)(?:__Secure-)?gpt\.device=([0-9a-f-]{36})\.([0-9a-f]{64})(?:;|$)/;

async function signatureOf({ auth }: Pick<Gate, 'auth'>, device: string, accountId: string): Promise<Buffer> {
  const { secret } = await auth.$context;
  return createHmac('sha256', secret).update(`device ${device} ${accountId}`).digest();
}

/** The browser's own number; null where the account was not signed in in it. */
export async function knownDevice(gate: Pick<Gate, 'auth' | 'headers'>, accountId: string): Promise<string | null> {
  const [, device, signature] = cookieIn.exec(gate.headers.get('cookie') ?? '') ?? [];
  if (!device || !signature) return null;
  return timingSafeEqual(Buffer.from(signature, 'hex'), await signatureOf(gate, device, accountId)) ? device : null;
}

/** The cookie by which a browser is known from now on. */
export async function deviceCookie(gate: Pick<Gate, 'auth' | 'ctx'>, accountId: string): Promise<string> {
  const device = randomUUID();
  const signature = (await signatureOf(gate, device, accountId)).toString('hex');
  const secure = gate.ctx.settings.publicUrl.startsWith('https:');
  const name = `${secure ? '__Secure-' : ''}gpt.device`;
  return `${name}=${device}.${signature}; Max-Age=${cookieLife}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
