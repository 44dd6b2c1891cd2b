import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { whatWaits } from '#app/domain/desk/what-waits.server.ts';
import { ownEnterprises } from '#app/domain/enterprises/own-enterprises.server.ts';
import { countExpiring } from '#app/domain/notices/list-expiring.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { AdministrationLinks } from '#app/ui/administration-links.tsx';
import { Door } from '#app/ui/door.tsx';
import { ExpiringDeskSection } from '#app/ui/expiring-desk-section.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { OwnEnterpriseRows } from '#app/ui/own-enterprise-rows.tsx';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { WaitingList } from '#app/ui/waiting-list.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { name, withheld, grants } = ctx.actor;
  return {
    ...{ name, needed: withheld.length > 0, roles: grants.map(({ role }) => role) },
    ...{ own: await ownEnterprises(ctx), waiting: await whatWaits(ctx) },
    expiring: ctx.actor.memberships.length > 0 ? await countExpiring(ctx) : null,
  };
}

export const meta: MetaFunction = doorMeta('account.desk');

export default function Desk() {
  const { name, needed, roles, own, waiting, expiring } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('account.desk')} lead={t('account.signedInAs', { name })} alarm={needed ? t('settings.setUpFirst') : null}>
      <WaitingList waiting={waiting} />
      <ExpiringDeskSection expiring={expiring} />
      <section className="section" aria-labelledby="own-enterprises">
        <h2 id="own-enterprises">{t('enterpriseDesk.title')}</h2>
        <OwnEnterpriseRows own={own} />
        <p>
          <Link to={to('/desk/enterprises')}>{t('enterpriseDesk.applications')}</Link> ·{' '}
          <Link to={to('/desk/enterprises/register')}>{t('enterpriseDesk.registerNew')}</Link>
        </p>
      </section>
      <ul className="plain">
        {own.length > 0 ? (
          <li>
            <Link to={to('/desk/listings')}>{t('listing.mine')}</Link>
          </li>
        ) : null}
        {own.length > 0 ? (
          <li>
            <Link to={to('/desk/opportunities')}>{t('match.opportunities')}</Link>
          </li>
        ) : null}
        <li>
          <Link to={to('/desk/needs')}>{t('need.mine')}</Link>
        </li>
        <li>
          <Link to={to('/desk/talks')}>{t('talk.mine')}</Link>
        </li>
        {own.length > 0 ? (
          <li>
            <Link to={to('/desk/rings')}>{t('ring.title')}</Link>
          </li>
        ) : null}
        <li>
          <Link to={to('/desk/agreements')}>{t('agreement.mine')}</Link>
        </li>
        {roles.some((role) => role === 'city-reviewer' || role === 'publisher') ? (
          <li>
            <Link to={to('/desk/supply-share')}>{t('share.title')}</Link>
          </li>
        ) : null}
        <li>
          <Link to={to('/desk/notices')}>{t('notices.title')}</Link>
        </li>
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
      <AdministrationLinks roles={roles} />
    </Door>
  );
}
