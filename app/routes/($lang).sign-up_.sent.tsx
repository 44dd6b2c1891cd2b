import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { languageFrom } from '#app/http/language.server.ts';
import { Door } from '#app/ui/door.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return null;
}

export const meta: MetaFunction = doorMeta('account.signUpSent');

/** The same for a new address and for one that has an account. */
export default function SignUpSent() {
  const t = useWords();
  return <Door title={t('account.signUpSent')} lead={t('account.signUpSentLead')} />;
}
