import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readEnterpriseDesk } from '#app/domain/enterprises/read-enterprise-desk.server.ts';
import { readListingDesk } from '#app/domain/listings/read-listing-desk.server.ts';
import { countExpiring } from '#app/domain/notices/list-expiring.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { AdministrationLinks } from '#app/ui/administration-links.tsx';
import { Door } from '#app/ui/door.tsx';
import { EnterpriseDeskSection } from '#app/ui/enterprise-desk-section.tsx';
import { ExpiringDeskSection } from '#app/ui/expiring-desk-section.tsx';
import { Link } from '#app/ui/link.tsx';
import { ListingDeskSection } from '#app/ui/listing-desk-section.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { name, withheld, grants } = ctx.actor;
  return {
    ...{ name, needed: withheld.length > 0, roles: grants.map(({ role }) => role) },
    ...{ enterprises: await readEnterpriseDesk(ctx), listings: await readListingDesk(ctx) },
    expiring: ctx.actor.memberships.length > 0 ? await countExpiring(ctx) : null,
  };
}

export const meta: MetaFunction = doorMeta('account.desk');

export default function Desk() {
  const { name, needed, roles, enterprises, listings, expiring } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('account.desk')} lead={t('account.signedInAs', { name })} alarm={needed ? t('settings.setUpFirst') : null}>
      <EnterpriseDeskSection {...enterprises} />
      <ListingDeskSection {...listings} />
      <ExpiringDeskSection expiring={expiring} />
      <ul className="plain">
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
