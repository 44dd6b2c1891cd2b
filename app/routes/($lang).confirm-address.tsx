import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { tokenForm } from '#app/domain/accounts/account-forms.ts';
import { confirmAddress } from '#app/domain/accounts/confirm-address.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { token: (new URL(args.request.url).searchParams.get('token') ?? '').slice(0, 2000) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const cookies = await confirmAddress(gateOf(args), await readForm(typed, tokenForm));
    const goal = cookies.length > 0 ? localPath(language, '/desk') : `${localPath(language, '/sign-in')}?note=confirmed`;
    return redirect(goal, { status: 303, headers: withCookies(cookies) });
  });
}

/** A button, since programs that look into mail open links. The address holds the word that opens the account: it goes to nobody but us. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction = doorMeta('account.confirmAddress');

export default function ConfirmAddress() {
  const { token } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('account.confirmAddress')} lead={t('account.confirmAddressLead')} alarm={sent ? t('account.linkSpoiled') : null}>
      <LineForm
        action={to('/confirm-address')}
        sent={undefined}
        faultText={() => undefined}
        button={t('account.confirmAddress')}
        hidden={{ token }}
        lines={[]}
      />
    </Door>
  );
}
