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
  return { name: actor.name, secondFactor: actor.secondFactor, needed: actor.withheld.length > 0 };
}

export const meta: MetaFunction = doorMeta('settings.title');

export default function Settings() {
  const { name, secondFactor, needed } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('settings.title')} lead={t('account.signedInAs', { name })} alarm={needed ? t('settings.setUpFirst') : null}>
      <ul className="plain">
        <li>
          <Link to={to('/settings/second-factor')}>{t('settings.secondFactor')}</Link>{' '}
          {secondFactor ? t('settings.isOn') : t('settings.isOff')}
        </li>
        <li>
          <Link to={to('/settings/password')}>{t('settings.password')}</Link>
        </li>
        <li>
          <Link to={to('/settings/sessions')}>{t('settings.sessions')}</Link>
        </li>
        <li>
          <Link to={to('/settings/telephone')}>{t('privacy.telephone')}</Link>
        </li>
        <li>
          <Link to={to('/settings/consents')}>{t('privacy.consents')}</Link>
        </li>
        <li>
          <Link to={to('/settings/data')}>{t('privacy.data')}</Link>
        </li>
        <li>
          <Link to={to('/settings/closing')}>{t('privacy.closing')}</Link>
        </li>
        <li>
          <Link to={to('/settings/notices')}>{t('notices.settings')}</Link>
        </li>
        <li>
          <Link to={to('/sign-out')}>{t('account.signOut')}</Link>
        </li>
      </ul>
    </Door>
  );
}
