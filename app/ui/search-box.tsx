import { useLocalPath, useWords } from './page-context.tsx';

/** The form that leads to the results. `children` are hidden fields that travel with the query. */
export function SearchBox({
  query = '',
  large = false,
  label,
  children,
}: {
  query?: string;
  large?: boolean;
  /** What this form is for, where the page has another one. */
  label?: string;
  children?: React.ReactNode;
}) {
  const t = useWords();
  const to = useLocalPath();
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of ten years ago do not know <search>
    <form method="get" action={to('/search')} role="search" aria-label={label} className={large ? 'search search-large' : 'search'}>
      <input
        type="search"
        name="q"
        defaultValue={query}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="search"
      />
      {children}
      <button type="submit" className="button">
        {t('common.search')}
      </button>
    </form>
  );
}
