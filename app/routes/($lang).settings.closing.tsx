import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { closeAccount } from '#app/domain/privacy/close-account.server.ts';
import { closingForm, isFree } from '#app/domain/privacy/closing.ts';
import { readClosing } from '#app/domain/privacy/read-closing.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt, withoutSecrets } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAccountFaults } from '#app/ui/account-faults.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return readClosing(accountContextOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, closingForm);
    return orFaultAt(closeAccount(gateOf(args), form), typed, () => redirect(`${localPath(language, '/sign-in')}?note=closed`, 303));
  }, withoutSecrets(typed));
}

export const meta: MetaFunction = doorMeta('privacy.closing');

export default function ClosingPage() {
  const obstacles = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const accountFault = useAccountFaults();
  const faultText = (code: string) => (code === 'not-understood' ? t('privacy.notUnderstood') : accountFault(code));
  const alarm = sent?.refusal === 'too-many' ? t('account.tooMany') : null;
  return (
    <Door title={t('privacy.closing')} lead={t('privacy.closingLead')} alarm={alarm}>
      <p>{t('privacy.erased')}</p>
      <p>{t('privacy.stays')}</p>
      <p>
        {t('privacy.copyFirst')} <Link to={to('/settings/data')}>{t('privacy.data')}</Link>
      </p>
      {isFree(obstacles) ? (
        <LineForm
          action={to('/settings/closing')}
          sent={sent}
          faultText={faultText}
          button={t('privacy.closeButton')}
          lines={[
            { name: 'password', label: t('account.password'), type: 'password', autoComplete: 'current-password', maxLength: 128 },
            { name: 'understood', label: t('privacy.understood'), tick: 'yes' },
          ]}
        />
      ) : (
        <div className="note note-alarm" role={sent ? 'alert' : undefined}>
          <p>{t('privacy.obstacles')}</p>
          <ul>
            {obstacles.owned.map(({ ref, name }) => (
              <li key={ref}>
                <Link to={to(`/desk/enterprises/${ref}/people`)}>{t('privacy.owns', { name })}</Link>
              </li>
            ))}
            {obstacles.roles.map((role) => (
              <li key={role}>{t('privacy.holds', { role: t(`administration.roles.${role}`) })}</li>
            ))}
            {obstacles.applications.map((name) => (
              <li key={name}>
                <Link to={to('/desk/enterprises')}>{t('privacy.waits', { name })}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Door>
  );
}
