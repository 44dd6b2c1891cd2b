import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addressForm } from '#app/domain/accounts/account-forms.ts';
import { requestPasswordReset } from '#app/domain/accounts/request-password-reset.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { sent: new URL(args.request.url).searchParams.has('sent') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, addressForm);
    await inEvenTime(() => requestPasswordReset(gateOf(args), form));
    return redirect(`${localPath(language, '/forgot-password')}?sent`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('account.forgot');

export default function ForgotPassword() {
  const { sent: done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAccountFaults();
  return (
    <Door
      title={t('account.forgot')}
      lead={t('account.forgotLead')}
      said={done && !sent ? t('account.forgotSent') : null}
      alarm={sent?.refusal ? t('account.tooMany') : null}
    >
      <LineForm
        action={to('/forgot-password')}
        sent={sent}
        faultText={faultText}
        button={t('account.forgotSend')}
        lines={[{ name: 'email', label: t('account.email'), type: 'email', autoComplete: 'email', maxLength: 254 }]}
      />
    </Door>
  );
}
