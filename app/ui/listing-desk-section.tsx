import type { ListingDesk } from '#app/domain/listings/read-listing-desk.server.ts';
import { formatInstant } from './dates.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';

/** What of listings waits for whoever looks at the desk. */
export function ListingDeskSection({ lists, returned, waiting }: ListingDesk) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      {lists ? (
        <section className="section" aria-labelledby="desk-listings">
          <h2 id="desk-listings">{t('listing.mine')}</h2>
          <p>
            <Link to={to('/desk/listings')}>{t('listing.title')}</Link>
            {returned > 0 ? ` · ${t('listing.states.returned')} ${returned}` : null}
          </p>
        </section>
      ) : null}
      {waiting ? (
        <section className="section" aria-labelledby="desk-reviews">
          <h2 id="desk-reviews">{t('review.title')}</h2>
          <p>
            <Link to={to('/desk/reviews/listings')}>
              {waiting.total === 0 ? t('review.none') : t('review.waiting', { count: waiting.total })}
            </Link>
            {waiting.oldest ? ` · ${t('review.submittedAt')} ${formatInstant(language, waiting.oldest)}` : null}
          </p>
        </section>
      ) : null}
    </>
  );
}
