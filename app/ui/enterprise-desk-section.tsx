import type { EnterpriseDesk } from '#app/domain/enterprises/own-enterprise.ts';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { OwnEnterpriseRows } from './own-enterprise-rows.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';

/** What waits on a desk of enterprises: one's own, and for reviewers the applications of their places. */
export function EnterpriseDeskSection({ own, waiting }: EnterpriseDesk) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      {waiting ? (
        <section className="section" aria-labelledby="enterprise-reviews">
          <h2 id="enterprise-reviews">{t('enterpriseDesk.reviews')}</h2>
          <p>
            {waiting.total > 0 ? (
              <Link to={to('/desk/reviews/enterprises')}>{t('enterpriseDesk.waiting', { count: waiting.total })}</Link>
            ) : (
              t('enterpriseDesk.noReviews')
            )}{' '}
            {waiting.oldest ? t('enterpriseDesk.oldest', { day: formatDay(language, waiting.oldest) }) : null}
          </p>
        </section>
      ) : null}
      <section className="section" aria-labelledby="own-enterprises">
        <h2 id="own-enterprises">{t('enterpriseDesk.title')}</h2>
        <OwnEnterpriseRows own={own} />
        <p>
          <Link to={to('/desk/enterprises')}>{t('enterpriseDesk.applications')}</Link> ·{' '}
          <Link to={to('/desk/enterprises/register')}>{t('enterpriseDesk.registerNew')}</Link>
        </p>
      </section>
    </>
  );
}
