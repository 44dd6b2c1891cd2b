import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { roles } from '#app/domain/accounts/roles.ts';
import { peopleInput } from '#app/domain/administration/administration-forms.ts';
import { listPeople } from '#app/domain/administration/list-people.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { useGrantText } from '#app/ui/grant-text.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const input = peopleInput.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return { input, ...(await orRefuse(listPeople(ctx, input))) };
}

export const meta: MetaFunction = doorMeta('administration.people');

export default function People() {
  const { input, items, more } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const grantText = useGrantText();
  const addressOf = (page: number) =>
    to(`/desk/people?${new URLSearchParams({ q: input.q, ...(input.role ? { role: input.role } : {}), page: String(page) })}`);
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.people') }]} />
      <h1>{t('administration.people')}</h1>
      <p className="lead">{t('administration.peopleLead')}</p>
      <form method="get" action={to('/desk/people')} className="choices">
        <label>
          {t('administration.find')}
          <input name="q" defaultValue={input.q} maxLength={100} autoComplete="off" />
        </label>
        <label>
          {t('administration.role')}
          <select name="role" defaultValue={input.role ?? ''}>
            <option value="">{t('administration.anyRole')}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`administration.roles.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t('administration.filter')}
        </button>
      </form>
      {items.length === 0 ? <p className="empty">{t('administration.nobody')}</p> : null}
      {items.length > 0 ? (
        <TableScroll label={t('administration.people')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('account.name')}</th>
                <th scope="col">{t('administration.email')}</th>
                <th scope="col">{t('administration.grants')}</th>
                <th scope="col">{t('administration.state')}</th>
                <th scope="col">{t('settings.secondFactor')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <Link to={to(`/desk/people/${person.id}`)}>{person.name}</Link>
                  </th>
                  <td>{person.email}</td>
                  <td>{person.grants.map(grantText).join(t('common.listSeparator')) || t('administration.noRole')}</td>
                  <td>
                    {t(`administration.states.${person.state}`)}
                    {person.demonstration ? t('common.aside', { text: t('administration.demonstration') }) : null}
                  </td>
                  <td>{t(person.secondFactor ? 'settings.isOn' : 'settings.isOff')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <Pager page={input.page} pages={null} more={more} addressOf={addressOf} />
    </>
  );
}
