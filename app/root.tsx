import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, useLocation, useParams, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { countUnread } from './domain/notices/count-unread.server.ts';
import { contextOf } from './http/context.server.ts';
import { languageFrom } from './http/language.server.ts';
import { isOwnPage } from './http/private-page.ts';
import { ErrorPage } from './ui/error-page.tsx';
import icon from './ui/favicon.svg?url';
import { languageOf, languages, localPath, plainPath, tagOf } from './ui/language.ts';
import { LanguageProvider } from './ui/page-context.tsx';
import { Shell } from './ui/shell.tsx';
import styles from './ui/styles.css?url';
import { wordsOf } from './ui/words/index.ts';

/** What the frame of every page needs. Who asks makes a difference behind sign-in only: there it says how many notices wait. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { publicUrl, icpNumber, drugCertificate } = ctx.settings;
  const unread = ctx.actor.accountId !== null && isOwnPage(args.request) ? await countUnread(ctx) : null;
  return { publicUrl, filings: { icpNumber, drugCertificate }, unread };
}

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
];

export const meta: MetaFunction = ({ params, error }) => {
  const t = wordsOf(languageOf(params.lang) ?? 'zh');
  const title = error === undefined ? `${t('site.name')} · ${t('site.tagline')}` : `${t('error.notFoundTitle')} · ${t('site.name')}`;
  return [{ title }, { name: 'description', content: t('site.description') }];
};

/** The same page in the other languages, for search engines. Of the query only the page of a list makes another page. */
function Alternates({ publicUrl }: { publicUrl: string }) {
  const { pathname, search } = useLocation();
  const path = plainPath(pathname);
  const language = pathname === path ? 'zh' : (languageOf(pathname.split('/')[1]) ?? 'zh');
  const page = new URLSearchParams(search).get('page');
  const query = page && /^[1-9]\d{0,4}$/.test(page) && page !== '1' ? `?page=${page}` : '';
  return (
    <>
      <link rel="canonical" href={publicUrl + localPath(language, path) + query} />
      {languages.map((other) => (
        <link key={other} rel="alternate" hrefLang={tagOf[other]} href={publicUrl + localPath(other, path) + query} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={publicUrl + path + query} />
    </>
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const language = languageOf(useParams().lang) ?? 'zh';
  const data = useRouteLoaderData<typeof loader>('root');
  const failed = Boolean(useRouteError());
  return (
    <html lang={tagOf[language]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        {data && !failed ? <Alternates publicUrl={data.publicUrl} /> : <meta name="robots" content="noindex" />}
        <Links />
      </head>
      <body>
        <LanguageProvider value={language}>
          <Shell filings={data?.filings ?? { icpNumber: null, drugCertificate: null }} unread={data?.unread ?? null}>
            {children}
          </Shell>
        </LanguageProvider>
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
