import type { DemandItem } from '#app/domain/demands/demand.ts';
import { formatPartial } from './dates.ts';
import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';
import { ZhProse } from './zh-prose.tsx';

/** When a demand was published, as exactly as its source says. */
export function usePublished() {
  const language = useLanguage();
  const t = useWords();
  return ({ publishedOn, publishedPrecision }: Pick<DemandItem, 'publishedOn' | 'publishedPrecision'>): string =>
    publishedOn && publishedPrecision ? formatPartial(language, publishedOn, publishedPrecision) : t('demands.noDate');
}

/** A demand as one line of a list. */
export function DemandRow({ demand }: { demand: DemandItem }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const published = usePublished();
  const { placeName, sectorName } = useReference();
  const place = placeName(demand.cityCode) ?? demand.place;
  return (
    <li className="row row-plain">
      <div>
        <h2>
          <Link to={to(`/demands/${demand.ref}`)}>
            <Zh>{demand.title}</Zh>
          </Link>
        </h2>
        <p className="who">
          {demand.buyer ? <Zh>{demand.buyer}</Zh> : t('demands.noBuyer')} · {t(`demands.buyerTypes.${demand.buyerType}`)}
        </p>
        <p>
          {t('demands.wanted')}
          {t('common.colon')}
          <ZhProse text={demand.quantity ? `${demand.wantedProduct} (${demand.quantity})` : demand.wantedProduct} />
        </p>
        <ul className="tags">
          <li className="tag tag-past">{published(demand)}</li>
          <li className="tag">{t(`demands.kinds.${demand.kind}`)}</li>
          {demand.sectorCode ? <li className="tag">{sectorName(demand.sectorCode)}</li> : null}
          {place ? (
            <li className="tag">
              <Zh>{place}</Zh>
            </li>
          ) : null}
        </ul>
      </div>
      <div className="row-side">
        <span className="number">{demand.ref}</span>
        {demand.budgetFen === null ? null : <span>{formatFen(language, demand.budgetFen)}</span>}
      </div>
    </li>
  );
}
