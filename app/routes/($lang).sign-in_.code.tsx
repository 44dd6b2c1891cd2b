import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { codeForm } from '#app/domain/accounts/account-forms.ts';
import { confirmSecondFactor } from '#app/domain/accounts/confirm-second-factor.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { withoutSecrets } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { whereTo } from '#app/http/where-to.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  return { to: whereTo(new URL(args.request.url).searchParams.get('to'), localPath(language, '/desk')) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const cookies = await confirmSecondFactor(gateOf(args), await readForm(typed, codeForm));
    return redirect(whereTo(typed.to, localPath(language, '/desk')), { status: 303, headers: withCookies(cookies) });
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('account.codeTitle');

export default function SignInCode() {
  const { to: goal } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const alarms = { 'too-many': t('account.tooMany'), 'not-signed-in': t('account.codeExpired') };
  const refusal = sent?.refusal ?? null;
  const alarm = refusal === 'too-many' || refusal === 'not-signed-in' ? alarms[refusal] : refusal ? t('account.codeRefused') : null;
  return (
    <Door title={t('account.codeTitle')} lead={t('account.codeLead')} alarm={alarm}>
      <LineForm
        action={to('/sign-in/code')}
        sent={sent}
        faultText={faultText}
        button={t('account.signIn')}
        hidden={{ to: sent?.typed.to ?? goal }}
        lines={[{ name: 'code', label: t('account.code'), hint: t('account.codeHint'), autoComplete: 'one-time-code', maxLength: 20 }]}
      />
    </Door>
  );
}
