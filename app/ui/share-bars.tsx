/** Shares of supply side by side: what came from the buyer's own city, from the rest of Guangxi, and from elsewhere. */

import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';

type Shown = {
  readonly key: string | null;
  readonly label: string;
  readonly path: string | null;
  readonly fen: number;
  readonly local: number;
  readonly region: number;
};

export function ShareBars({ caption, shares }: { caption: string; shares: readonly Shown[] }) {
  const t = useWords();
  const language = useLanguage();
  const percent = (part: number, of: number) => (of === 0 ? '—' : `${Math.round((1000 * part) / of) / 10}%`);
  const most = Math.max(1, ...shares.map(({ fen }) => fen));
  if (shares.length === 0) return <p>{t('share.nothing')}</p>;
  return (
    <TableScroll label={caption}>
      <table className="table share">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col" className="num">
              {t('talk.sum')}
            </th>
            <th scope="col" className="num">
              {t('share.local')}
            </th>
            <th scope="col" className="num">
              {t('share.region')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ key, label, path, fen, local, region }) => (
            <tr key={key ?? ''}>
              <th scope="row">{path ? <Link to={path}>{label}</Link> : label}</th>
              <td className="num">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={((100 * fen) / most).toFixed(1)} height="8" opacity="0.3" />
                  <rect width={((100 * region) / most).toFixed(1)} height="8" opacity="0.5" />
                  <rect width={((100 * local) / most).toFixed(1)} height="8" />
                </svg>
                {formatFen(language, fen)}
              </td>
              <td className="num">{percent(local, fen)}</td>
              <td className="num">{percent(region, fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
