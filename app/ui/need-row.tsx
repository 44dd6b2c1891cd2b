import type { NeedItem } from '#app/domain/needs/published-need.ts';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

export const quantityText = ({ low, high, unit }: { readonly low: number; readonly high: number; readonly unit: string }): string =>
  `${low === high ? low : `${low}–${high}`} ${unit}`;

/** An open need as one line of a list. */
export function NeedRow({ need }: { need: NeedItem }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName, sectorName } = useReference();
  return (
    <li className="row row-plain">
      <div>
        <h2>
          <Link to={to(`/needs/${need.ref}`)}>
            <Zh>{need.title}</Zh>
          </Link>
        </h2>
        <p className="who">
          {need.buyer ? <Zh>{need.buyer.name}</Zh> : t('need.anonymousBuyer')}
          {need.buyerType ? ` · ${t(`demands.buyerTypes.${need.buyerType}`)}` : ''}
        </p>
        <p>
          {t('need.fields.object')}
          {t('common.colon')}
          <Zh>{need.quantity ? `${need.object} (${quantityText(need.quantity)})` : need.object}</Zh>
        </p>
        <ul className="tags">
          <li className="tag">{t(`need.kinds.${need.kind}`)}</li>
          {need.sectorCode ? <li className="tag">{sectorName(need.sectorCode)}</li> : null}
          <li className="tag">
            <Zh>{placeName(need.cityCode) ?? need.cityCode}</Zh>
          </li>
          {need.reservedForSmes ? <li className="tag">{t('need.fields.reservedForSmes')}</li> : null}
        </ul>
      </div>
      <div className="row-side">
        <span>{need.budgetFen === null ? t('need.quoted') : formatFen(language, need.budgetFen)}</span>
        <span className="fine">
          {t('need.until')} {formatDay(language, need.openUntil)}
        </span>
      </div>
    </li>
  );
}
