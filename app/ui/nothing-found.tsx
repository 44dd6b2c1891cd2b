import { kinds, type SearchInput, searchPath } from '#app/domain/catalogue/search-input.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

/** What to do next when a search has nothing to show: an empty page of a longer list, or nothing at all. */
export function NothingFound({ input, total }: { input: SearchInput; total: number }) {
  const t = useWords();
  const to = useLocalPath();
  if (total > 0)
    return (
      <p className="empty">
        {t('search.emptyPage')} <Link to={to(searchPath({ ...input, page: 1 }))}>{t('search.firstPage')}</Link>
      </p>
    );
  return (
    <div className="empty">
      <h2>{input.text ? t('search.none', { query: input.text }) : t('search.noneFiltered')}</h2>
      <p className="lead">{t('search.noneLead')}</p>
      <ul>
        <li>{t('search.noneShorter')}</li>
        {Object.keys(input.where).length > 0 ? (
          <li>
            <Link to={to(searchPath({ ...input, where: {}, page: 1 }))}>{t('search.noneFilters')}</Link>
          </li>
        ) : null}
        {kinds
          .filter((kind) => kind !== input.kind)
          .map((kind) => (
            <li key={kind}>
              <Link to={to(searchPath({ text: input.text, kind }))}>{t('search.noneOther', { kind: t(`search.kinds.${kind}`) })}</Link>
            </li>
          ))}
        <li>
          <Link to={to('/sectors')}>{t('search.noneSectors')}</Link>
        </li>
        <li>
          <Link to={to('/demands')}>{t('search.noneDemand')}</Link>
        </li>
      </ul>
    </div>
  );
}
