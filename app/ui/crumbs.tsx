import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

export type Crumb = { readonly name: string; readonly path?: string; readonly chinese?: boolean };

/** Where the page stands, from the home page down; the last one is the page itself. */
export function Crumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <nav className="crumbs" aria-label={t('common.breadcrumb')}>
      <ol>
        <li>
          <Link to={to('/')}>{t('site.home')}</Link>
        </li>
        {trail.map((crumb, index) => (
          <li key={index} lang={crumb.chinese ? 'zh-Hans' : undefined} aria-current={crumb.path ? undefined : 'page'}>
            {crumb.path ? <Link to={to(crumb.path)}>{crumb.name}</Link> : crumb.name}
          </li>
        ))}
      </ol>
    </nav>
  );
}
