import { Link } from './link.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';

/** Where each city's tile lies (column, row), roughly as the cities do. A drawn map would need an official approval number (审图号). */
const positions: Readonly<Record<string, readonly [number, number]>> = {
  '451200': [2, 1],
  '450200': [3, 1],
  '450300': [4, 1],
  '451100': [5, 1],
  '451000': [1, 2],
  '450100': [2, 2],
  '451300': [3, 2],
  '450800': [4, 2],
  '450400': [5, 2],
  '451400': [1, 3],
  '450600': [2, 3],
  '450700': [3, 3],
  '450900': [4, 3],
  '450500': [4, 4],
};

export type CityTile = {
  readonly code: string;
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  readonly vi: string | null;
  readonly count: number;
};

const shadeOf = (count: number, most: number) => (count === 0 ? '' : `shade-${Math.min(4, Math.ceil((4 * count) / most))}`);

/** The 14 cities as a grid of links, in order of their codes for keyboard and screen reader. */
export function CityTiles({ cities }: { cities: readonly CityTile[] }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const most = Math.max(1, ...cities.map((city) => city.count));
  return (
    <ul className="tilemap">
      {cities.map((city) => {
        const [column, row] = positions[city.code] ?? [];
        return (
          <li key={city.code} className={`c${column} r${row}`}>
            <Link to={to(`/cities/${city.slug}`)} className={shadeOf(city.count, most)}>
              <span>{language === 'zh' ? city.zh.replace(/市$/, '') : nameIn(language, city)}</span>
              <span className="n" title={t('common.products', { count: city.count })}>
                {city.count}
                <span className="unseen"> {t('site.products')}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
