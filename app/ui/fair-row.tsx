import type { FairItem } from '#app/domain/fairs/fair-item.ts';
import { formatDay, formatPartial, formatPeriod } from './dates.ts';
import { fairTitle } from './fair-event.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** When an edition was or will be held, as exactly as the source says. */
export function useFairDates() {
  const language = useLanguage();
  const t = useWords();
  return ({ startsOn, endsOn, year }: Pick<FairItem, 'startsOn' | 'endsOn' | 'year'>): string => {
    if (startsOn && endsOn) return formatPeriod(language, startsOn, endsOn);
    if (startsOn) return t('fairs.from', { date: formatDay(language, startsOn) });
    if (endsOn) return t('fairs.until', { date: formatDay(language, endsOn) });
    return year ? formatPartial(language, `${year}-01-01`, 'year') : t('fairs.noDate');
  };
}

/** An edition of a fair as one line of a list. */
export function FairRow({ fair }: { fair: Omit<FairItem, 'series'> }) {
  const to = useLocalPath();
  const language = useLanguage();
  const dates = useFairDates();
  const { placeName } = useReference();
  const place = placeName(fair.cityCode) ?? (fair.place ? <Zh>{fair.place}</Zh> : null);
  return (
    <li className="row row-plain">
      <div>
        <h3>
          {language !== 'zh' && fair.nameEn ? (
            <Link to={to(`/fairs/${fair.ref}`)}>{fairTitle(language, { ...fair, year: null })}</Link>
          ) : (
            <>
              <Link to={to(`/fairs/${fair.ref}`)}>
                <Zh>{fair.name}</Zh>
              </Link>{' '}
              {fair.edition === String(fair.year) ? null : <Zh>{fair.edition}</Zh>}
            </>
          )}
        </h3>
        <p>
          {dates(fair)}
          {place ? (
            <>
              {' · '}
              {place}
            </>
          ) : null}
        </p>
      </div>
    </li>
  );
}
