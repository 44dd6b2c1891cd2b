import type { Ending } from '#app/domain/notices/list-expiring.server.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

/** What of one's enterprises runs out; nothing for who acts for none, or where nothing does. */
export function ExpiringDeskSection({ expiring }: { expiring: Ending | null }) {
  const t = useWords();
  const to = useLocalPath();
  if (expiring === null || expiring.ending + expiring.ended === 0) return null;
  return (
    <section className="section" aria-labelledby="desk-expiring">
      <h2 id="desk-expiring">{t('expiring.title')}</h2>
      <p>
        <Link to={to('/desk/expiring')}>
          {expiring.ending > 0 ? t('expiring.ending', { count: expiring.ending }) : t('expiring.ended', { count: expiring.ended })}
        </Link>
        {expiring.ending > 0 && expiring.ended > 0 ? ` · ${t('expiring.ended', { count: expiring.ended })}` : null}
      </p>
    </section>
  );
}
