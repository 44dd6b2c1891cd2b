/** What stands around the results of a search: what is searched, in which order, what was changed, what is picked. */

import { kinds, longestQuery, mostCompared, type SearchInput, searchPath, sorts } from '#app/domain/catalogue/search-input.ts';
import { KeptState } from './facets.tsx';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

/** Whether products or enterprises are searched. */
export function Kinds({ input }: { input: SearchInput }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <nav className="tabs" aria-label={t('search.kind')}>
      {kinds.map((kind) => (
        <Link
          key={kind}
          to={to(searchPath({ text: input.text, kind, picked: input.picked }))}
          aria-current={kind === input.kind ? 'page' : undefined}
        >
          {t(`search.kinds.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}

export function Sort({ input }: { input: SearchInput }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <form method="get" action={to('/search')} className="sort">
      <KeptState input={input} without={['sort']} />
      <label htmlFor="sort">{t('search.sort')}</label>
      <select id="sort" name="sort" defaultValue={input.sort}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`search.sorts.${sort}`)}
          </option>
        ))}
      </select>
      <button type="submit" className="button button-quiet button-small">
        {t('search.sortApply')}
      </button>
    </form>
  );
}

/** What was searched instead of what was typed, said plainly; where nothing was found, what might have been meant. */
export function Adjustments({
  input,
  corrected,
  dropped,
  found,
}: {
  input: SearchInput;
  corrected: string | null;
  dropped: readonly string[];
  found: boolean;
}) {
  const t = useWords();
  const to = useLocalPath();
  if (!input.cut && !corrected && (dropped.length === 0 || !found)) return null;
  return (
    <div className="note" role="status">
      {input.cut ? <p>{t('search.tooLong', { count: longestQuery })}</p> : null}
      {corrected && found ? <p>{t('search.corrected', { query: corrected })}</p> : null}
      {corrected && !found ? (
        <p>
          {t('search.meant')} <Link to={to(searchPath({ ...input, text: corrected, page: 1 }))}>{corrected}</Link>
        </p>
      ) : null}
      {dropped.length > 0 && found ? <p>{t('search.dropped', { words: dropped.join(t('common.listSeparator')) })}</p> : null}
    </div>
  );
}

/** The form whose boxes stand beside the results. Products picked on other pages travel along, `listed` ones by their box. */
export function CompareTray({ picked, listed }: { picked: readonly string[]; listed: readonly string[] }) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <form id="compare" method="get" action={to('/compare')} className="tray">
      {picked
        .filter((ref) => !listed.includes(ref))
        .map((ref) => (
          <input key={ref} type="hidden" name="p" value={ref} />
        ))}
      <span className="fine">
        {picked.length > 0
          ? `${t('search.comparePicked')}${t('common.colon')}${picked.join(' ')}`
          : t('search.compareLimit', { count: mostCompared })}
      </span>
      <button type="submit" className="button button-small">
        {t('search.compareSelected')}
      </button>
    </form>
  );
}
