import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { departments, roles } from '#app/domain/accounts/roles.ts';
import { listRoleHolders, type RoleHolder } from '#app/domain/administration/list-role-holders.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { usePlaceOptions } from '#app/ui/place-options.ts';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { holders: await orRefuse(listRoleHolders(accountContextOf(args))) };
}

export const meta: MetaFunction = doorMeta('administration.rolesTitle');

function Holders({ holders }: { holders: readonly RoleHolder[] }) {
  const t = useWords();
  const to = useLocalPath();
  if (holders.length === 0) return <span className="fine">{t('administration.vacant')}</span>;
  return (
    <ul className="plain">
      {holders.map(({ accountId, name, suspended, secondFactor }) => (
        <li key={accountId}>
          <Link to={to(`/desk/people/${accountId}`)}>{name}</Link>
          {suspended ? t('common.aside', { text: t('administration.states.suspended') }) : null}
          {secondFactor ? null : t('common.aside', { text: t('administration.withoutFactor') })}
        </li>
      ))}
    </ul>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly { name: string; holders: readonly RoleHolder[] }[] }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <TableScroll label={title}>
        <table className="table">
          <tbody>
            {rows.map(({ name, holders }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Holders holders={holders} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

export default function Roles() {
  const { holders } = useLoaderData<typeof loader>();
  const t = useWords();
  const places = usePlaceOptions();
  const of = (wanted: Partial<RoleHolder>) =>
    holders.filter((one) => Object.entries(wanted).every(([key, value]) => one[key as keyof RoleHolder] === value));
  const whole = roles.filter((role) => !role.endsWith('-reviewer'));
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.rolesTitle') }]} />
      <h1>{t('administration.rolesTitle')}</h1>
      <p className="lead">{t('administration.rolesLead')}</p>
      <Rows
        title={t('administration.wholeRegion')}
        rows={whole.map((role) => ({ name: t(`administration.roles.${role}`), holders: of({ role }) }))}
      />
      <Rows
        title={t('administration.roles.department-reviewer')}
        rows={departments.map((department) => ({ name: t(`administration.departments.${department}`), holders: of({ department }) }))}
      />
      <Rows
        title={t('administration.byPlace')}
        rows={places
          .map(({ value, label, group }) => ({
            name: label === group ? label : `${group} ${label}`,
            isCity: label === group,
            holders: of({ regionCode: value }),
          }))
          // Every city, and of the counties those where somebody reviews.
          .filter((row) => row.isCity || row.holders.length > 0)}
      />
    </>
  );
}
