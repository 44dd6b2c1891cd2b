import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signInForm } from '#app/domain/accounts/account-forms.ts';
import { signIn } from '#app/domain/accounts/sign-in.server.ts';
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
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

const notes = ['confirmed', 'resetDone', 'codeExpired', 'closed'] as const;

export function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const desk = localPath(language, '/desk');
  return { to: whereTo(query.get('to'), desk), note: notes.find((note) => note === query.get('note')) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, signInForm);
    const { cookies, next } = await signIn(gateOf(args), form);
    const to = whereTo(typed.to, localPath(language, '/desk'));
    const goal = next === 'in' ? to : `${localPath(language, '/sign-in/code')}?to=${encodeURIComponent(to)}`;
    return redirect(goal, { status: 303, headers: withCookies(cookies) });
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('account.signIn');

export default function SignIn() {
  const { to: goal, note } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal ? t('account.signInRefused') : null;
  return (
    <Door title={t('account.signIn')} said={note && !sent ? t(`account.${note}`) : null} alarm={alarm}>
      <LineForm
        action={to('/sign-in')}
        sent={sent}
        faultText={faultText}
        button={t('account.signIn')}
        hidden={{ to: sent?.typed.to ?? goal }}
        lines={[
          { name: 'email', label: t('account.email'), type: 'email', autoComplete: 'username', maxLength: 254 },
          { name: 'password', label: t('account.password'), type: 'password', autoComplete: 'current-password', maxLength: 128 },
        ]}
      />
      <p>
        <Link to={to('/forgot-password')}>{t('account.forgot')}</Link> ·{' '}
        <Link to={to('/sign-in/telephone')}>{t('account.byTelephone')}</Link>
      </p>
      <p>
        {t('account.noAccount')} <Link to={to('/sign-up')}>{t('account.signUp')}</Link>
      </p>
    </Door>
  );
}
