import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { SourceLink } from './source-link.tsx';

/**
 * Where what a page says comes from, which part of it the source does not state, who has confirmed it, and how to have it
 * corrected. Stands on the page of every product, enterprise and demand.
 */
export function Provenance({
  subject,
  refNumber,
  source,
  sourceTitle,
  basis,
}: {
  subject: 'product' | 'enterprise' | 'demand';
  refNumber: string;
  source: string | null;
  sourceTitle: string | null;
  basis: ProductItem['basis'];
}) {
  const t = useWords();
  const to = useLocalPath();
  return (
    <section className="section" aria-labelledby="provenance">
      <h2 id="provenance">{t('provenance.title')}</h2>
      <div className={basis === 'page' || basis === 'declared' ? 'note note-calm' : 'note'}>
        <p>
          {t('common.source') + t('common.colon')}
          <SourceLink source={source} sourceTitle={sourceTitle} />
        </p>
        <p>
          {t(`provenance.basis.${basis}`)} {basis === 'declared' ? null : t(`provenance.unconfirmed.${subject}`)}
        </p>
        <p className="fine">{t('site.seeded')}</p>
        <p className="no-print">
          <Link to={to(`/corrections/${subject}/${refNumber}`)} rel="nofollow">
            {t('provenance.correct')}
          </Link>
        </p>
      </div>
    </section>
  );
}
