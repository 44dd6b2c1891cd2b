import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newPasswordForm } from '#app/domain/accounts/account-forms.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { faultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return {
    token: (new URL(args.request.url).searchParams.get('token') ?? '').slice(0, 200),
    policy: contextOf(args).settings.passwordPolicy,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  const kept = { token: (typed.token ?? '').slice(0, 200) };
  return attempt(async () => {
    const form = await readForm(typed, newPasswordForm);
    try {
      const cookies = await resetPassword(gateOf(args), form);
      return redirect(`${localPath(language, '/sign-in')}?note=resetDone`, { status: 303, headers: withCookies(cookies) });
    } catch (error) {
      if (error instanceof Refusal && error.detail.password) return faultAt('password', error.detail.password, kept);
      throw error;
    }
  }, kept);
}

/** The address holds the word that opens the account. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction = doorMeta('account.reset');

export default function ResetPassword() {
  const { token, policy } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  return (
    <Door
      title={t('account.reset')}
      alarm={sent?.refusal === 'too-many' ? t('account.tooMany') : sent?.refusal || sent?.errors.token ? t('account.linkSpoiled') : null}
    >
      <LineForm
        action={to('/reset-password')}
        sent={sent}
        faultText={faultText}
        button={t('account.reset')}
        hidden={{ token: sent?.typed.token ?? token }}
        lines={[
          {
            ...{ name: 'password', label: t('account.newPassword'), hint: t(`account.policies.${policy}`) },
            ...{ type: 'password' as const, autoComplete: 'new-password', maxLength: 128 },
          },
        ]}
      />
    </Door>
  );
}
