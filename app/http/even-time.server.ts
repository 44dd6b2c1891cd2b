import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. More than such an answer takes, whichever way it goes. */
const least = 250;

/**
 * Answers no sooner than after a fixed time, so that how long it took tells nothing: for forms that write a letter, or send a code, only where
 * there is such an account.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const over = pause(least);
  try {
    return await work();
  } finally {
    await over;
  }
}
