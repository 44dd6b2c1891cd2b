/**
 * The site map as it is built, and for each of its patterns the addresses by which tests of the whole site ask for it. A route
 * without a row here fails those tests.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { buildFolder, ensureBuild } from '#app/cli/build.ts';
import { requestNumber } from './correction-request.ts';

export type PublicRoute = {
  /** A page has languages and a look; a file is for programs. */
  readonly kind: 'page' | 'file';
  /** On the real directory, in Chinese; the first is the plainest. */
  readonly addresses: readonly string[];
  /** What it reads of the query. */
  readonly parameters: readonly string[];
};

const page = (addresses: readonly string[], parameters: readonly string[] = []): PublicRoute => ({ kind: 'page', addresses, parameters });
const file = (addresses: readonly string[], parameters: readonly string[] = []): PublicRoute => ({ kind: 'file', addresses, parameters });

const searchParameters = ['q', 'kind', 'sort', 'page', 'open', 'p', 'sector', 'city', 'county', 'honour', 'proof', 'brand'];

export const publicRoutes: Readonly<Record<string, PublicRoute>> = {
  '/:lang?': page(['/']),
  '/:lang?/search': page(
    [
      '/search?q=装载机',
      '/search',
      '/search?q=螺丝粉',
      '/search?kind=enterprise&q=机械',
      '/search?q=柳州&sector=food&city=450200&sort=name&page=2',
      '/search?q=zzqqxx',
    ],
    searchParameters,
  ),
  '/:lang?/products/:ref': page(['/products/P0239', '/products/P0001', '/products/P0055']),
  '/:lang?/compare': page(['/compare?p=P0050&p=P0239&p=P0266', '/compare', '/compare?p=P0050&p=P0239&only=different'], ['p', 'only']),
  '/:lang?/enterprises': page(['/enterprises', '/enterprises?city=liuzhou&page=2'], ['city', 'page']),
  '/:lang?/enterprises/:ref': page(['/enterprises/E0001', '/enterprises/E0046'], ['page']),
  '/:lang?/sectors': page(['/sectors']),
  '/:lang?/sectors/:code': page(['/sectors/machine', '/sectors/food?page=2'], ['page']),
  '/:lang?/cities': page(['/cities']),
  '/:lang?/cities/:slug': page(['/cities/liuzhou', '/cities/nanning?page=2'], ['page']),
  '/:lang?/demands': page(['/demands', '/demands?city=450100&page=2'], ['sector', 'city', 'buyer', 'page']),
  '/:lang?/demands/:ref': page(['/demands/D0001']),
  '/:lang?/needs': page(['/needs', '/needs?kind=purchase&city=450100&page=2'], ['kind', 'sector', 'city', 'page']),
  '/:lang?/needs/:ref': page(['/needs/2345678923']),
  '/:lang?/fairs': page(['/fairs', '/fairs?series=caexpo'], ['series', 'page']),
  '/:lang?/fairs/:ref': page(['/fairs/caexpo-01']),
  '/:lang?/chains': page(['/chains']),
  '/:lang?/about': page(['/about']),
  '/:lang?/api': page(['/api']),
  // Development only; the public gets a 404.
  '/:lang?/gallery': page(['/gallery']),
  '/:lang?/corrections/:subject/:ref': page(['/corrections/product/P0239', '/corrections/enterprise/E0001', '/corrections/demand/D0001']),
  '/:lang?/corrections/requests/:ref': page([`/corrections/requests/${requestNumber}`]),
  '/:lang?/terms': page(['/terms']),
  '/:lang?/sign-in': page(['/sign-in', '/sign-in?to=/desk&note=confirmed'], ['to', 'note']),
  '/:lang?/sign-in/code': page(['/sign-in/code'], ['to']),
  '/:lang?/sign-in/telephone': page(['/sign-in/telephone', '/sign-in/telephone?telephone=13800000000'], ['telephone']),
  '/:lang?/sign-up': page(['/sign-up']),
  '/:lang?/sign-up/sent': page(['/sign-up/sent']),
  '/:lang?/sign-out': page(['/sign-out']),
  '/:lang?/forgot-password': page(['/forgot-password', '/forgot-password?sent'], ['sent']),
  '/:lang?/reset-password': page(['/reset-password?token=abc'], ['token']),
  '/:lang?/confirm-address': page(['/confirm-address?token=abc'], ['token']),
  '/:lang?/unsubscribe': page(['/unsubscribe?token=abc'], ['token']),
  '/:lang?/feed.atom': file(['/feed.atom']),
  '/:lang?/*': page(['/no-such-page', '/__manifest', '/assets/none.css'], ['p', 'version', '_data']),
  '/api/v1/search': file(
    ['/api/v1/search?q=装载机', '/api/v1/search', '/api/v1/search?kind=enterprise&q=机械&city=450200'],
    searchParameters,
  ),
  '/sitemap.xml': file(['/sitemap.xml']),
  '/sitemap/:part.xml': file(['/sitemap/pages.xml', '/sitemap/products-P0001.xml', '/sitemap/enterprises-E0001.xml']),
  '/robots.txt': file(['/robots.txt']),
  '/glyphs.svg': file(['/glyphs.svg']),
};

/** The id of nothing. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** Pages behind sign-in, each with an address; a visitor is led to the door. Who may see what is in `tests/support/access.ts`. */
export const memberRoutes: Readonly<Record<string, string>> = {
  '/:lang?/desk': '/desk',
  '/:lang?/desk/files/inquiries/:id': '/desk/files/inquiries/00000000-0000-4000-8000-000000000000',
  '/:lang?/desk/following': '/desk/following',
  '/:lang?/desk/notices': '/desk/notices',
  '/:lang?/desk/expiring': '/desk/expiring',
  '/:lang?/desk/inquiries': '/desk/inquiries',
  '/:lang?/desk/inquiries/:ref': '/desk/inquiries/2345678923',
  '/:lang?/desk/shortlist': '/desk/shortlist',
  '/:lang?/enterprises/:ref/inquire': '/enterprises/E0001/inquire?product=P0001',
  '/:lang?/following': '/following?enterprise=E0001',
  '/:lang?/shortlist': '/shortlist?product=P0001',
  '/:lang?/desk/people': '/desk/people',
  '/:lang?/desk/people/:id': `/desk/people/${nobody}`,
  '/:lang?/desk/roles': '/desk/roles',
  '/:lang?/desk/regions': '/desk/regions',
  '/:lang?/desk/journal': '/desk/journal',
  '/:lang?/desk/retention': '/desk/retention',
  '/:lang?/desk/categories': '/desk/categories',
  '/:lang?/desk/categories/:id': `/desk/categories/${nobody}`,
  '/:lang?/desk/attributes': '/desk/attributes',
  '/:lang?/desk/attributes/:id': `/desk/attributes/${nobody}`,
  '/:lang?/desk/listings': '/desk/listings',
  '/:lang?/desk/listings/:id': `/desk/listings/${nobody}`,
  '/:lang?/desk/sheets': '/desk/sheets',
  '/:lang?/desk/sheets/:id': `/desk/sheets/${nobody}`,
  '/:lang?/desk/sheets/:id/faults': `/desk/sheets/${nobody}/faults`,
  '/:lang?/desk/sheets/export': '/desk/sheets/export?enterprise=E0001&category=',
  '/:lang?/desk/sheets/template': '/desk/sheets/template?enterprise=E0001&category=',
  '/:lang?/desk/needs': '/desk/needs',
  '/:lang?/desk/needs/:id': `/desk/needs/${nobody}`,
  '/:lang?/desk/needs/:id/matches': `/desk/needs/${nobody}/matches`,
  '/:lang?/desk/needs/:id/talks': `/desk/needs/${nobody}/talks`,
  '/:lang?/desk/talks': '/desk/talks',
  '/:lang?/desk/talks/:id': `/desk/talks/${nobody}`,
  '/:lang?/desk/near-misses': '/desk/near-misses',
  '/:lang?/desk/rings': '/desk/rings',
  '/:lang?/desk/agreements': '/desk/agreements',
  '/:lang?/desk/agreements/:id': `/desk/agreements/${nobody}`,
  '/:lang?/desk/supply-share': '/desk/supply-share',
  '/:lang?/desk/opportunities': '/desk/opportunities',
  '/:lang?/desk/reviews/needs': '/desk/reviews/needs',
  '/:lang?/desk/reviews/needs/:id': `/desk/reviews/needs/${nobody}`,
  '/:lang?/desk/reviews/listings': '/desk/reviews/listings',
  '/:lang?/desk/reviews/listings/:id': `/desk/reviews/listings/${nobody}`,
  '/:lang?/desk/reviews/capabilities/:id': `/desk/reviews/capabilities/${nobody}`,
  '/desk/files/:id': `/desk/files/${nobody}`,
  '/photographs/:id/:width': `/photographs/${nobody}/320.webp`,
  '/:lang?/desk/enterprises': '/desk/enterprises',
  '/:lang?/desk/enterprises/:ref': '/desk/enterprises/E0001',
  '/:lang?/desk/enterprises/:ref/capabilities': '/desk/enterprises/E0001/capabilities',
  '/:lang?/desk/enterprises/:ref/join': '/desk/enterprises/E0001/join',
  '/:lang?/desk/enterprises/:ref/people': '/desk/enterprises/E0001/people',
  '/:lang?/desk/enterprises/claim/:ref': '/desk/enterprises/claim/E0001',
  '/:lang?/desk/enterprises/register': '/desk/enterprises/register',
  '/:lang?/desk/corrections': '/desk/corrections',
  '/:lang?/desk/corrections/:ref': '/desk/corrections/ABCDEFGH',
  '/:lang?/desk/reviews/enterprises': '/desk/reviews/enterprises',
  '/:lang?/desk/reviews/enterprises/:id': `/desk/reviews/enterprises/${nobody}`,
  '/:lang?/desk/reviews/enterprises/:id/licence': `/desk/reviews/enterprises/${nobody}/licence`,
  '/:lang?/invitation': '/invitation?token=abc',
  '/:lang?/settings': '/settings',
  '/:lang?/settings/notices': '/settings/notices',
  '/:lang?/settings/password': '/settings/password',
  '/:lang?/settings/second-factor': '/settings/second-factor',
  '/:lang?/settings/sessions': '/settings/sessions',
  '/:lang?/settings/telephone': '/settings/telephone',
  '/:lang?/settings/consents': '/settings/consents',
  '/:lang?/settings/data': '/settings/data',
  '/:lang?/settings/data/file': '/settings/data/file',
  '/:lang?/settings/closing': '/settings/closing',
};

export async function loadBuild(): Promise<ServerBuild> {
  await ensureBuild();
  return import(/* @vite-ignore */ pathToFileURL(join(buildFolder, 'server', 'index.js')).href);
}

/** Every pattern of an address that the build answers, such as `/:lang?/search`. */
export function builtPatterns(build: ServerBuild): string[] {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id];
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : '';
  };
  const parents = new Set(Object.values(build.routes).map((route) => route?.parentId));
  return Object.keys(build.routes)
    .filter((id) => !parents.has(id))
    .map((id) => pathOf(id) || '/')
    .sort();
}

/** Percent-encoded, in a language: Chinese without a prefix. */
export const addressIn = (language: 'zh' | 'en' | 'vi', address: string): string =>
  encodeURI(language === 'zh' ? address : `/${language}${address === '/' ? '' : address}`);

const parts = ['search', 'lists', 'details', 'files'] as const;

/** The patterns in four parts of about the same weight, so that test files can share them. */
export const patternsOf = (part: (typeof parts)[number]): string[] =>
  Object.entries(publicRoutes)
    .filter(([pattern, { kind }]) => part === partOf(pattern, kind))
    .map(([pattern]) => pattern);

function partOf(pattern: string, kind: PublicRoute['kind']): (typeof parts)[number] {
  if (/\/(?:search|compare)$|^\/:lang\?$/.test(pattern)) return 'search';
  if (kind === 'file') return 'files';
  return /:(?!lang)|\*/.test(pattern) ? 'details' : 'lists';
}
