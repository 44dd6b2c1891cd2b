import { Crumbs } from '../crumbs.tsx';
import { useWords } from '../page-context.tsx';
import { Specimen } from './specimen.tsx';

const colours = [
  'paper',
  'surface',
  'sunken',
  'line',
  'line-strong',
  'ink',
  'soft',
  'jade',
  'jade-deep',
  'on-jade',
  'bronze',
  'bronze-wash',
  'mark',
  'alarm',
  'focus',
] as const;

/** Colours, type and the smallest parts. */
export function GalleryParts() {
  const t = useWords();
  return (
    <>
      <Specimen name="Colours">
        <ul className="grid">
          {colours.map((colour) => (
            <li key={colour} className="tile">
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <rect width="24" height="24" rx="4" fill={`var(--color-${colour})`} stroke="var(--color-line-strong)" />
              </svg>
              <span>{colour}</span>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Type">
        <h1>{t('home.title')}</h1>
        <h2>{t('home.sectors')}</h2>
        <h3>{t('home.latestProducts')}</h3>
        <p>
          {t('home.lead')} <mark>{t('site.products')}</mark> <a href="#main">{t('common.more')}</a>
        </p>
        <p className="lead">{t('site.description')}</p>
        <p className="fine">{t('site.seeded')}</p>
        <p className="number">P0000 91450000MA00000000</p>
      </Specimen>
      <Specimen name="Crumbs">
        <Crumbs
          trail={[
            { name: t('site.enterprises'), path: '/enterprises' },
            { name: '虚构食品有限公司', chinese: true },
          ]}
        />
      </Specimen>
      <Specimen name="Buttons">
        <p className="chips">
          <button type="button" className="button">
            {t('common.search')}
          </button>
          <button type="button" className="button button-quiet">
            {t('common.next')}
          </button>
          <button type="button" className="button button-small">
            {t('search.apply')}
          </button>
          <button type="button" className="button button-quiet button-small">
            {t('product.compare')}
          </button>
        </p>
      </Specimen>
      <Specimen name="Chips and tags">
        <ul className="chips">
          <li>
            <a className="chip" href="#main">
              {t('enterprise.allCities')}
            </a>
          </li>
          <li>
            <a className="chip" href="#main" aria-current="true">
              {t('site.cities')} <span className="fine">12</span>
            </a>
          </li>
        </ul>
        <ul className="tags">
          <li className="tag">{t('credential.levels.regional')}</li>
          <li className="tag tag-honour">{t('credential.kinds.honour')}</li>
          <li className="tag tag-past">{t('credential.ended')}</li>
          <li className="tag tag-caution">{t('card.unconfirmed')}</li>
          <li className="tag tag-differs">{t('compare.differs')}</li>
        </ul>
      </Specimen>
      <Specimen name="Notes">
        <p className="note">{t('site.seeded')}</p>
        <p className="note note-calm">{t('correction.keep')}</p>
        <p className="note note-alarm">{t('correction.tooMany')}</p>
      </Specimen>
    </>
  );
}
