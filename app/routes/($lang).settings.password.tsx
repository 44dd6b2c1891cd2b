import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changePasswordForm } from '#app/domain/accounts/account-forms.ts';
import { changePassword } from '#app/domain/accounts/change-password.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
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
  const { settings, actor } = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  return { policy: settings.passwordPolicy, done: query.has('done'), due: actor.passwordDue };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, changePasswordForm);
    try {
      const cookies = await changePassword(gateOf(args), form);
      return redirect(`${localPath(language, '/settings/password')}?done`, { status: 303, headers: withCookies(cookies) });
    } catch (error) {
      const [fault] = error instanceof Refusal ? Object.entries(error.detail) : [];
      if (fault) return faultAt(fault[0], fault[1], {});
      throw error;
    }
  });
}

export const meta: MetaFunction = doorMeta('settings.password');

export default function ChangePassword() {
  const { policy, done, due } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  return (
    <Door
      title={t('settings.password')}
      lead={t('settings.passwordLead')}
      said={done && !sent ? t('settings.passwordChanged') : null}
      alarm={sent?.refusal ? t('account.tooMany') : due ? t('settings.passwordDue') : null}
    >
      <LineForm
        action={to('/settings/password')}
        sent={sent}
        faultText={faultText}
        button={t('settings.password')}
        lines={[
          { name: 'current', label: t('account.currentPassword'), type: 'password', autoComplete: 'current-password', maxLength: 128 },
          {
            ...{ name: 'password', label: t('account.newPassword'), hint: t(`account.policies.${policy}`) },
            ...{ type: 'password' as const, autoComplete: 'new-password', maxLength: 128 },
          },
        ]}
      />
    </Door>
  );
}
