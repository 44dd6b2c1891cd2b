import { searchPath } from '#app/domain/catalogue/search-input.ts';
import { citySlug } from '#app/platform/reference.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';

/** City and county, each leading to what else is made there. */
export function PlaceLinks({ cityCode, countyCode }: { cityCode: string | null; countyCode: string | null }) {
  const t = useWords();
  const to = useLocalPath();
  const { placeName, englishPlaceName } = useReference();
  const english = englishPlaceName(cityCode);
  if (!english) return t('common.guangxi');
  return (
    <>
      <Link to={to(`/cities/${citySlug(english)}`)}>{placeName(cityCode)}</Link>
      {countyCode ? (
        <>
          {' '}
          <Link to={to(searchPath({ where: { county: [countyCode] } }))}>{placeName(countyCode)}</Link>
        </>
      ) : null}
    </>
  );
}
