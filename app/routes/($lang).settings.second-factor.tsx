import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { codeForm, passwordForm } from '#app/domain/accounts/account-forms.ts';
import { offerSecondFactor } from '#app/domain/accounts/offer-second-factor.server.ts';
import { turnOffSecondFactor } from '#app/domain/accounts/turn-off-second-factor.server.ts';
import { turnOnSecondFactor } from '#app/domain/accounts/turn-on-second-factor.server.ts';
import { type Answer, attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { withoutSecrets } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { type Line, LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { SecondFactorOffer } from '#app/ui/second-factor-offer.tsx';

export const intents = ['offer', 'turn-on', 'turn-off'] as const;
const path = '/settings/second-factor';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { actor } = accountContextOf(args);
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    on: actor.secondFactor,
    needed: actor.withheld.length > 0,
    bound: actor.grants.length + actor.withheld.length > 0,
    done: done === 'on' || done === 'off' ? done : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  const gate = gateOf(args);
  const done = (state: 'on' | 'off', cookies: readonly string[]) =>
    redirect(`${localPath(language, path)}?done=${state}`, { status: 303, headers: withCookies(cookies) });
  return attempt(async () => {
    if (intent === 'turn-on') return done('on', await turnOnSecondFactor(gate, await readForm(typed, codeForm)));
    const form = await readForm(typed, passwordForm);
    if (intent === 'turn-off') return done('off', await turnOffSecondFactor(gate, form));
    const offer = await offerSecondFactor(gate, form);
    return data<Answer & { offer: typeof offer }>({ errors: {}, typed: { intent }, refusal: null, detail: {}, offer }, 200);
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('settings.secondFactor');

export default function SecondFactor() {
  const { on, needed, bound, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const offer = sent && 'offer' in sent ? sent.offer : null;
  const wrong = sent?.typed.intent === 'turn-on' ? t('account.codeRefused') : t('settings.wrongPassword');
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal ? wrong : null;
  const code: Line = { name: 'code', label: t('account.code'), autoComplete: 'one-time-code', maxLength: 8, inputMode: 'numeric' };
  const password: Line = {
    name: 'password',
    label: t('account.password'),
    type: 'password',
    autoComplete: 'current-password',
    maxLength: 128,
  };
  const form = (intent: (typeof intents)[number], button: string, line: Line) => (
    <LineForm action={to(path)} sent={sent} faultText={faultText} button={button} hidden={{ intent }} lines={[line]} />
  );
  const waiting = offer !== null || sent?.typed.intent === 'turn-on';
  return (
    <Door
      title={t('settings.secondFactor')}
      lead={t('settings.secondFactorLead')}
      said={done && !sent ? t(done === 'on' ? 'settings.turnedOn' : 'settings.turnedOff') : null}
      alarm={alarm ?? (needed && !waiting && !done ? t('settings.setUpFirst') : null)}
    >
      {offer ? <SecondFactorOffer offer={offer} /> : null}
      {on ? null : waiting ? form('turn-on', t('settings.turnOn'), code) : form('offer', t('settings.start'), password)}
      {on && bound ? <p>{t('settings.neededByRole')}</p> : null}
      {on && !bound ? form('turn-off', t('settings.turnOff'), password) : null}
    </Door>
  );
}
