import { data } from '@remix-run/node';

/** Which of a page's forms was sent, by its hidden field `intent`. One that the page does not have is answered 400. */
export function intentOf<const Intent extends string>(typed: Readonly<Record<string, string>>, known: readonly Intent[]): Intent {
  const intent = known.find((one) => one === typed.intent);
  if (!intent) throw data('no-such-intent', 400);
  return intent;
}
