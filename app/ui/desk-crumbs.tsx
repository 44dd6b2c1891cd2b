import { useLocation } from '@remix-run/react';
import { Crumbs } from './crumbs.tsx';
import { plainPath } from './language.ts';
import { useWords } from './page-context.tsx';

/** Pages that have others below them, by the way people reach them; third, where that list is, if elsewhere. */
const lists = [
  ['/desk/corrections', 'corrections.title'],
  ['/desk/enterprises', 'enterpriseDesk.title'],
  ['/desk/inquiries', 'inquiry.title'],
  ['/desk/agreements', 'agreement.mine'],
  ['/desk/needs', 'need.mine'],
  ['/desk/talks', 'talk.mine'],
  ['/desk/listings', 'listing.mine'],
  ['/desk/reviews/capabilities', 'review.title', '/desk/reviews/listings'],
  ['/desk/reviews/enterprises', 'enterpriseDesk.reviews'],
  ['/desk/reviews/listings', 'review.title'],
  ['/desk/sheets', 'sheet.title'],
  ['/settings', 'account.settings'],
] as const;

/** Where a page behind sign-in stands, from the desk down; nothing on the desk itself and before the door. */
export function DeskCrumbs({ title }: { title: string }) {
  const t = useWords();
  const path = plainPath(useLocation().pathname);
  if (!path.startsWith('/desk/') && !path.startsWith('/settings')) return null;
  const above = lists.filter(([list]) => path.startsWith(`${list}/`)).map(([list, word, at]) => ({ name: t(word), path: at ?? list }));
  return <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, ...above, { name: title }]} />;
}
