import { Link } from './link.tsx';
import { useWords } from './page-context.tsx';

export type Bar = { readonly key: string; readonly label: string; readonly path: string; readonly count: number };

const shownAtFirst = 10;

/**
 * Figures side by side: a table whose every figure has a drawn bar, so that what is seen and what is read aloud are one thing.
 *
 * @param caption what is counted by what.
 */
export function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const t = useWords();
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const table = (some: readonly Bar[]) => (
    <table className="bars">
      <caption className="unseen">{caption}</caption>
      <tbody>
        {some.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              <Link to={bar.path}>{bar.label}</Link>
            </th>
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={((100 * bar.count) / most).toFixed(1)} height="8" />
              </svg>
              {bar.count}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (bars.length <= shownAtFirst + 2) return table(bars);
  return (
    <>
      {table(bars.slice(0, shownAtFirst))}
      <details className="rest">
        <summary>{t('common.more')}</summary>
        {table(bars.slice(shownAtFirst))}
      </details>
    </>
  );
}
