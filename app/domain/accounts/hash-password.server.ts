/**
 * Passwords as argon2id hashes (19 MiB, two passes, one lane: OWASP's figures).
 *
 * A hash takes some 25 ms of a core and two are made at a time; the others wait, and where too many wait already the person is asked to
 * come back, so that a flood of guesses does not take the machine from the readers.
 */
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '#app/platform/refusal.ts';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const mostWaiting = 60;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new Refusal('too-many');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), cost));

export const verifyPassword = ({ hash: kept, password }: { hash: string; password: string }): Promise<boolean> =>
  inTurn(() => verify(kept, password.normalize('NFC')));
