import type { GrantableRole } from '#app/domain/accounts/roles.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

const reviewers = ['county-reviewer', 'city-reviewer', 'publisher'] as const;

const pages = [
  ['/desk/reviews/enterprises', 'enterpriseDesk.reviews', reviewers],
  ['/desk/reviews/listings', 'review.title', reviewers],
  ['/desk/reviews/needs', 'needReview.title', reviewers],
  ['/desk/corrections', 'corrections.title', ['publisher']],
  ['/desk/people', 'administration.people', ['administrator']],
  ['/desk/roles', 'administration.rolesTitle', ['administrator']],
  ['/desk/regions', 'administration.regions', ['administrator']],
  ['/desk/journal', 'administration.journal', ['auditor', 'administrator']],
  ['/desk/retention', 'retention.title', ['auditor', 'administrator']],
  ['/desk/categories', 'administration.categories', ['administrator']],
  ['/desk/attributes', 'administration.attributes', ['administrator']],
] as const;

/** The pages of reviewers, administrators and auditors, for whom they are. */
export function AdministrationLinks({ roles }: { roles: readonly GrantableRole[] }) {
  const t = useWords();
  const to = useLocalPath();
  const open = pages.filter(([, , who]) => who.some((role: GrantableRole) => roles.includes(role)));
  if (open.length === 0) return null;
  return (
    <nav className="section" aria-labelledby="administration">
      <h2 id="administration">{t('administration.title')}</h2>
      <ul className="plain">
        {open.map(([path, key]) => (
          <li key={path}>
            <Link to={to(path)}>{t(key)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
