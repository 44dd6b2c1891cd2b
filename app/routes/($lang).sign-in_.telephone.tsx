import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { telephoneCodeForm, telephoneForm } from '#app/domain/accounts/account-forms.ts';
import { sendCode } from '#app/domain/accounts/send-code.server.ts';
import { signInByCode } from '#app/domain/accounts/sign-in-by-code.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { withoutSecrets } from '#app/http/door.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export const intents = ['send', 'enter'] as const;

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  return { telephone: (query.get('telephone') ?? '').slice(0, 20) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'send') {
      const form = await readForm(typed, telephoneForm);
      await inEvenTime(() => sendCode(gateOf(args), form));
      return redirect(`${localPath(language, '/sign-in/telephone')}?telephone=${encodeURIComponent(form.telephone)}`, 303);
    }
    const form = await readForm(typed, telephoneCodeForm);
    const cookies = await inEvenTime(() => signInByCode(gateOf(args), form));
    return redirect(localPath(language, '/desk'), { status: 303, headers: withCookies(cookies) });
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('account.byTelephone');

export default function SignInByTelephone() {
  const { telephone } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const number = sent?.typed.telephone ?? telephone;
  const entering = telephone !== '' || sent?.typed.intent === 'enter';
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal ? t('account.codeRefused') : null;
  const line = { name: 'telephone', label: t('account.telephone'), hint: t('account.telephoneHint'), type: 'tel' as const, maxLength: 20 };
  return (
    <Door title={t('account.byTelephone')} said={entering && !sent ? t('account.codeSent') : null} alarm={alarm}>
      {entering ? (
        <LineForm
          action={to('/sign-in/telephone')}
          sent={sent}
          faultText={faultText}
          button={t('account.signIn')}
          hidden={{ intent: 'enter', telephone: number }}
          lines={[{ name: 'code', label: t('account.code'), autoComplete: 'one-time-code', maxLength: 8, inputMode: 'numeric' }]}
        />
      ) : (
        <LineForm
          action={to('/sign-in/telephone')}
          sent={sent}
          faultText={faultText}
          button={t('account.sendCode')}
          hidden={{ intent: 'send' }}
          lines={[line]}
        />
      )}
    </Door>
  );
}
