import { Link } from './link.tsx';
import { useWords } from './page-context.tsx';

/**
 * Steps through a list.
 *
 * @param pages how many pages there are; null where counting stopped before the end was known.
 * @param more whether a page follows this one.
 * @param addressOf the address of a page, numbered from 1.
 */
export function Pager({
  page,
  pages,
  more,
  addressOf,
}: {
  page: number;
  pages: number | null;
  more: boolean;
  addressOf: (page: number) => string;
}) {
  const t = useWords();
  if (page === 1 && !more) return null;
  return (
    <nav className="pager" aria-label={t('common.pages')}>
      {page > 1 ? (
        <Link className="button button-quiet" rel="prev" to={addressOf(page - 1)}>
          {t('common.previous')}
        </Link>
      ) : null}
      <span aria-current="page">{pages ? t('common.pageOf', { page, pages }) : t('common.page', { page })}</span>
      {more ? (
        <Link className="button button-quiet" rel="next" to={addressOf(page + 1)}>
          {t('common.next')}
        </Link>
      ) : null}
    </nav>
  );
}
