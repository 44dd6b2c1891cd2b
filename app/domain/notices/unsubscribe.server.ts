import type { Gate } from '#app/domain/accounts/gate.ts';
import { type Context, visitor } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { changeSettings } from './change-settings.server.ts';
import { readSettings } from './read-settings.server.ts';
import { chosenTopics, type Unsubscribable } from './topics.ts';
import { readUnsubscribeWord } from './unsubscribe-word.server.ts';

/** What a link would turn off. @throws Refusal not-found where the link is not ours. */
export function topicOfLink({ auth }: Pick<Gate, 'auth'>, word: string): Unsubscribable {
  return read(auth, word).topic;
}

/**
 * Turns off the mail that a link in a letter is about, for the account the letter went to, whoever holds the link. Twice is as once.
 *
 * @throws Refusal not-found where the link is not ours.
 */
export async function unsubscribe({ ctx, auth }: Pick<Gate, 'ctx' | 'auth'>, word: string): Promise<void> {
  const { accountId, topic } = read(auth, word);
  const holder: Context = { ...ctx, actor: { ...visitor, accountId } };
  const before = await readSettings(holder);
  const gathered = chosenTopics.filter((one) => before[one] === 'daily' || before[one] === 'weekly');
  const off = topic === 'digests' ? gathered : [topic];
  await changeSettings(holder, Object.fromEntries(off.map((one) => [one, 'never'])), 'link');
}

function read({ options }: Gate['auth'], word: string) {
  const found = readUnsubscribeWord(options.secret, word);
  if (!found) throw new Refusal('not-found');
  return found;
}
