import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { consentToContacts } from '#app/domain/inquiries/consent-to-contacts.server.ts';
import { listConsents } from '#app/domain/privacy/list-consents.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { page, done: query.has('done'), ...(await orRefuse(listConsents(ctx, { page }))) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  return attempt(async () => {
    const { inquiry } = await readForm(args.request, z.object({ inquiry: z.string().max(20) }));
    await consentToContacts(ctx, inquiry, false);
    return redirect(`${localPath(language, '/settings/consents')}?done`, 303);
  });
}

export const meta: MetaFunction = doorMeta('privacy.consents');

export default function ConsentsPage() {
  const { rows, more, page, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const alarm = sent ? t('administration.changedMeanwhile') : null;
  return (
    <Door title={t('privacy.consents')} lead={t('privacy.consentsLead')} said={done && !sent ? t('privacy.withdrawn') : null} alarm={alarm}>
      {rows.length === 0 ? <p className="empty">{t('privacy.noConsents')}</p> : null}
      {rows.length > 0 ? (
        <TableScroll label={t('privacy.consents')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('privacy.purpose')}</th>
                <th scope="col">{t('privacy.version')}</th>
                <th scope="col">{t('privacy.givenAt')}</th>
                <th scope="col">{t('privacy.withdrawnAt')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ purpose, version, givenAt, withdrawnAt, inquiry, name }) => (
                <tr key={`${purpose} ${inquiry} ${givenAt}`}>
                  <td>
                    {inquiry ? (
                      <Link to={to(`/desk/inquiries/${inquiry}`)}>{t('privacy.purposes.contacts', { name: name ?? '' })}</Link>
                    ) : (
                      t(`privacy.purposes.${purpose}`)
                    )}
                  </td>
                  <td>{version}</td>
                  <td>{formatInstant(language, givenAt)}</td>
                  <td>
                    {withdrawnAt ? formatInstant(language, withdrawnAt) : t('privacy.holding')}
                    {inquiry && !withdrawnAt ? (
                      <ButtonForm action={to('/settings/consents')} button={t('privacy.withdraw')} hidden={{ inquiry }} of={name ?? ''} />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/settings/consents?page=${number}`)} />
      <p>
        <Link to={to('/terms')}>{t('terms.read')}</Link>
      </p>
      <p>
        {t('privacy.withdrawHint')} <Link to={to('/settings/closing')}>{t('privacy.closing')}</Link>
      </p>
    </Door>
  );
}
