import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signUpForm } from '#app/domain/accounts/account-forms.ts';
import { judgePassword } from '#app/domain/accounts/password.ts';
import { signUp } from '#app/domain/accounts/sign-up.server.ts';
import { termsVersion } from '#app/domain/accounts/terms.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { faultAt, withoutSecrets } from '#app/http/door.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { policy: contextOf(args).settings.passwordPolicy, version: termsVersion };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const gate = gateOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, signUpForm);
    const fault = judgePassword(gate.ctx.settings.passwordPolicy, form.password, [form.name, form.email.split('@')[0] ?? '']);
    if (fault) return faultAt('password', fault, withoutSecrets(typed));
    await inEvenTime(() => signUp(gate, form, language));
    return redirect(localPath(language, '/sign-up/sent'), 303);
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('account.signUp');

export default function SignUp() {
  const { policy, version } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal ? t('account.signUpRefused') : null;
  return (
    <Door title={t('account.signUp')} lead={t('account.signUpLead')} alarm={alarm}>
      <LineForm
        action={to('/sign-up')}
        sent={sent}
        faultText={faultText}
        button={t('account.signUp')}
        lines={[
          { name: 'name', label: t('account.name'), hint: t('account.nameHint'), autoComplete: 'name', maxLength: 60 },
          { name: 'email', label: t('account.email'), type: 'email', autoComplete: 'email', maxLength: 254 },
          {
            ...{ name: 'password', label: t('account.password'), hint: t(`account.policies.${policy}`) },
            ...{ type: 'password' as const, autoComplete: 'new-password', maxLength: 128 },
          },
          { name: 'terms', label: t('account.terms', { version }), tick: 'yes' },
        ]}
      />
      <p>
        <Link to={to('/terms')}>{t('terms.read')}</Link>
      </p>
      <p>
        {t('account.haveAccount')} <Link to={to('/sign-in')}>{t('account.signIn')}</Link>
      </p>
    </Door>
  );
}
