import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  accountContextOf(args);
  return null;
}

export const meta: MetaFunction = doorMeta('privacy.data');

export default function OwnDataPage() {
  const t = useWords();
  const to = useLocalPath();
  const file = to('/settings/data/file');
  return (
    <Door title={t('privacy.data')} lead={t('privacy.dataLead')}>
      <p>{t('privacy.writtenDown')}</p>
      <ButtonForm action={file} button={t('privacy.xlsx')} hidden={{ intent: 'xlsx' }} quiet={false} />
      <ButtonForm action={file} button={t('privacy.json')} hidden={{ intent: 'json' }} />
      <p>
        <Link to={to('/settings/consents')}>{t('privacy.consents')}</Link> ·{' '}
        <Link to={to('/settings/closing')}>{t('privacy.closing')}</Link>
      </p>
    </Door>
  );
}
