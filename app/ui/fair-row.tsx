import { Link } from '@remix-run/react';
import { formatPeriod } from './dates.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

export type FairItem = {
  readonly ref: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly edition: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly year: number | null;
  readonly cityCode: string | null;
  readonly place: string | null;
};

/** When an edition was or will be held, as exactly as the source says. */
export function useFairDates() {
  const language = useLanguage();
  const t = useWords();
  return ({ startsOn, endsOn, year }: Pick<FairItem, 'startsOn' | 'endsOn' | 'year'>): string =>
    startsOn ? formatPeriod(language, startsOn, endsOn) : year ? String(year) : t('common.unknown');
}

/** An edition of a fair as one line of a list. */
export function FairRow({ fair }: { fair: FairItem }) {
  const to = useLocalPath();
  const language = useLanguage();
  const dates = useFairDates();
  const { placeName } = useReference();
  return (
    <li className="row row-plain">
      <div>
        <h3>
          <Link to={to(`/fairs/${fair.ref}`)}>{language !== 'zh' && fair.nameEn ? fair.nameEn : <Zh>{fair.name}</Zh>}</Link>{' '}
          <Zh>{fair.edition}</Zh>
        </h3>
        <p>{[dates(fair), placeName(fair.cityCode) ?? fair.place].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  );
}
