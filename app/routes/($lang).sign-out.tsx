import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { signOut } from '#app/domain/accounts/sign-out.server.ts';
import { gateOf, withCookies } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const cookies = await signOut(gateOf(args));
  return redirect(localPath(language, '/'), { status: 303, headers: withCookies(cookies) });
}

export const meta: MetaFunction = doorMeta('account.signOut');

export default function SignOut() {
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('account.signOut')} lead={t('account.signOutLead')}>
      <LineForm action={to('/sign-out')} sent={undefined} faultText={() => undefined} button={t('account.signOut')} lines={[]} />
    </Door>
  );
}
