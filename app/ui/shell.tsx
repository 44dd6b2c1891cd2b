import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Brandmark } from './brandmark.tsx';
import { languages, localPath, plainPath, tagOf } from './language.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { SearchBox } from './search-box.tsx';
import { wordsOf } from './words/index.ts';

const sections = [
  ['site.sectors', '/sectors'],
  ['site.cities', '/cities'],
  ['site.enterprises', '/enterprises'],
  ['site.demands', '/demands'],
  ['site.fairs', '/fairs'],
] as const;

/** The languages of this very page. */
function Tongues() {
  const t = useWords();
  const current = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <nav className="tongues" aria-label={t('site.language')}>
      {languages.map((language) => {
        const name = wordsOf(language)('site.languageName');
        return language === current ? (
          <span key={language} aria-current="true">
            {name}
          </span>
        ) : (
          <a key={language} href={localPath(language, plainPath(pathname)) + search} lang={tagOf[language]} hrefLang={tagOf[language]}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}

function Masthead({ unread }: { unread: number | null }) {
  const t = useWords();
  const to = useLocalPath();
  const path = plainPath(useLocation().pathname);
  return (
    <header className="masthead">
      <div className="wrap masthead-row">
        <Link className="brandmark" to={to('/')}>
          <Brandmark />
          {t('site.name')}
        </Link>
        {path === '/' || path === '/search' ? null : <SearchBox />}
        <Tongues />
      </div>
      <nav className="wrap nav" aria-label={t('site.menu')}>
        {sections.map(([key, section]) => (
          <Link key={section} to={to(section)} aria-current={path === section || path.startsWith(`${section}/`) ? 'true' : undefined}>
            {t(key)}
          </Link>
        ))}
        <Link
          className="to-desk"
          to={to('/desk')}
          aria-current={path !== '/desk/notices' && (path === '/desk' || path.startsWith('/desk/')) ? 'true' : undefined}
        >
          {t('account.desk')}
        </Link>
        {unread === null ? null : (
          <Link to={to('/desk/notices')} aria-current={path === '/desk/notices' ? 'page' : undefined}>
            {unread > 0 ? t('notices.count', { count: unread }) : t('notices.title')}
          </Link>
        )}
      </nav>
    </header>
  );
}

export type Filings = { readonly icpNumber: string | null; readonly drugCertificate: string | null };

function Colophon({ filings }: { filings: Filings }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <footer className="colophon">
      <div className="wrap">
        <nav aria-label={t('site.about')}>
          <Link to={to('/about')}>{t('site.about')}</Link>
          <Link to={to('/chains')}>{t('site.chains')}</Link>
          <Link to={to('/terms')}>{t('terms.title')}</Link>
          <Link to={to('/api')}>{t('site.api')}</Link>
          <a href={to('/feed.atom')}>{t('site.feed')}</a>
        </nav>
        <p>{t('site.seeded')}</p>
        <p>{t('site.made')}</p>
        {filings.drugCertificate ? <p>{t('site.drugCertificate', { number: filings.drugCertificate })}</p> : null}
        {filings.icpNumber ? (
          <p>
            <a href="https://beian.miit.gov.cn/">{filings.icpNumber}</a>
          </p>
        ) : null}
      </div>
    </footer>
  );
}

/** The frame of every page. @param unread notices, on pages behind sign-in. */
export function Shell({ filings, unread, children }: { filings: Filings; unread: number | null; children: ReactNode }) {
  const t = useWords();
  return (
    <>
      <a className="skip" href="#main">
        {t('site.skip')}
      </a>
      <Masthead unread={unread} />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Colophon filings={filings} />
    </>
  );
}
