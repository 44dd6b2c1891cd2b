import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { SearchBox } from './search-box.tsx';

const wordsFor = (status: number) => {
  if (status === 400 || status === 413 || status === 422) return ['error.badRequestTitle', 'error.badRequest'] as const;
  if (status === 403) return ['error.notAllowedTitle', 'error.notAllowed'] as const;
  if (status === 404 || status === 405) return ['error.notFoundTitle', 'error.notFound'] as const;
  if (status === 429) return ['error.tooManyTitle', 'error.tooMany'] as const;
  return ['error.failedTitle', 'error.failed'] as const;
};

/** One sentence for each way in which a page cannot be had, and a way on. */
export function ErrorPage({ status }: { status: number }) {
  const t = useWords();
  const to = useLocalPath();
  const [title, text] = wordsFor(status);
  return (
    <>
      <h1>{t(title)}</h1>
      <p className="lead">{t(text)}</p>
      <div className="hero">
        <SearchBox large />
      </div>
      <p className="fine">
        <Link to={to('/')}>{t('error.backHome')}</Link>
      </p>
    </>
  );
}
