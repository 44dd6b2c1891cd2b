import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { passwordForm, setTelephoneForm, telephoneForm } from '#app/domain/accounts/account-forms.ts';
import { ownTelephone } from '#app/domain/accounts/own-telephone.server.ts';
import { removeTelephone } from '#app/domain/accounts/remove-telephone.server.ts';
import { sendCodeToOwn } from '#app/domain/accounts/send-code-to-own.server.ts';
import { setTelephone } from '#app/domain/accounts/set-telephone.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt, withoutSecrets } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { type Line, LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['send', 'set', 'remove'] as const;
const path = '/settings/telephone';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const done = query.get('done');
  return {
    own: await ownTelephone(accountContextOf(args)),
    sentTo: (query.get('telephone') ?? '').slice(0, 20),
    done: done === 'set' || done === 'removed' ? done : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  const gate = gateOf(args);
  const shown = withoutSecrets(typed);
  const goTo = (query: string) => () => redirect(`${localPath(language, path)}?${query}`, 303);
  // What is kept of the form has no secrets; a fault is looked for among the fields that were sent.
  const orFault = <T,>(doing: Promise<T>, query: string) => orFaultAt(doing, { ...shown, password: '', code: '' }, goTo(query));
  return attempt(async () => {
    if (intent === 'remove') return orFault(removeTelephone(gate, await readForm(typed, passwordForm)), 'done=removed');
    if (intent === 'set') return orFault(setTelephone(gate, await readForm(typed, setTelephoneForm)), 'done=set');
    const form = await readForm(typed, telephoneForm);
    return orFault(sendCodeToOwn(gate, form), `telephone=${encodeURIComponent(form.telephone)}`);
  }, shown);
}

export const meta: MetaFunction = doorMeta('privacy.telephone');

export default function TelephonePage() {
  const { own, sentTo, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const intent = sent?.typed.intent;
  const entering = sentTo !== '' || intent === 'set';
  const number = sent?.typed.telephone ?? sentTo;
  const said = entering
    ? t('privacy.telephoneSent', { number })
    : done
      ? t(done === 'set' ? 'privacy.telephoneSet' : 'privacy.telephoneRemoved')
      : null;
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal ? t('administration.changedMeanwhile') : null;
  const telephone: Line = {
    ...{
      name: 'telephone',
      label: t('account.telephone'),
      hint: t('account.telephoneHint'),
      type: 'tel',
      autoComplete: 'tel',
      maxLength: 20,
    },
  };
  const code: Line = { name: 'code', label: t('account.code'), autoComplete: 'one-time-code', maxLength: 8, inputMode: 'numeric' };
  const password: Line = {
    ...{ name: 'password', label: t('account.password'), type: 'password', autoComplete: 'current-password', maxLength: 128 },
  };
  const form = (of: (typeof intents)[number], button: string, lines: readonly Line[], hidden: Record<string, string> = {}) => (
    <LineForm
      action={to(path)}
      sent={intent === of ? sent : undefined}
      faultText={faultText}
      button={button}
      hidden={{ intent: of, ...hidden }}
      lines={lines}
    />
  );
  return (
    <Door title={t('privacy.telephone')} lead={t('privacy.telephoneLead')} said={sent ? null : said} alarm={alarm}>
      <p>{own ? t('privacy.telephoneIs', { number: own }) : t('privacy.telephoneNone')}</p>
      {entering
        ? form('set', t('privacy.saveTelephone'), [code, password], { telephone: number })
        : intent === 'remove'
          ? null
          : form('send', own ? t('privacy.changeTelephone') : t('account.sendCode'), [telephone])}
      {own && !entering ? form('remove', t('privacy.removeTelephone'), [password]) : null}
    </Door>
  );
}
