import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Unsubscribable, unsubscribable } from './topics.ts';

const signatureOf = (secret: string, said: string) => createHmac('sha256', secret).update(`unsubscribe ${said}`).digest('base64url');

/**
 * What a letter's link says to turn a topic off without signing in: the account, the topic and our signature. It does not run out, since old
 * letters are where people look for it, and opens nothing else.
 */
export function unsubscribeWord(secret: string, accountId: string, topic: Unsubscribable): string {
  const said = `${accountId}.${topic}`;
  return `${said}.${signatureOf(secret, said)}`;
}

/** Whose and which; null where we have not signed it. */
export function readUnsubscribeWord(secret: string, word: string): { accountId: string; topic: Unsubscribable } | null {
  const [accountId = '', name = '', signature = ''] = word.split('.');
  const topic = unsubscribable.find((known) => known === name);
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(secret, `${accountId}.${name}`))];
  return topic && given.length === expected.length && timingSafeEqual(given, expected) ? { accountId, topic } : null;
}
