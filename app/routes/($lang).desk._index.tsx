import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { actor } = accountContextOf(args);
  return { name: actor.name, needed: actor.withheld.length > 0 };
}

export const meta: MetaFunction = doorMeta('account.desk');

export default function Desk() {
  const { name, needed } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('account.desk')} lead={t('account.signedInAs', { name })} alarm={needed ? t('settings.setUpFirst') : null}>
      <ul className="plain">
        <li>
          <Link to={to('/desk/inquiries')}>{t('inquiry.title')}</Link>
        </li>
        <li>
          <Link to={to('/desk/shortlist')}>{t('buyer.shortlistTitle')}</Link>
        </li>
        <li>
          <Link to={to('/desk/following')}>{t('buyer.following')}</Link>
        </li>
      </ul>
      <p>
        <Link to={to('/settings')}>{t('account.settings')}</Link>
      </p>
    </Door>
  );
}
