import type { Waiting } from '#app/domain/desk/waiting.ts';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';

/** Where one goes to do it. */
function pathTo({ kind, enterpriseRef }: Waiting): string {
  if (kind === 'application') return '/desk/reviews/enterprises';
  if (kind === 'review') return '/desk/reviews/listings';
  if (kind === 'correction') return '/desk/corrections';
  if (kind === 'inquiry') return '/desk/inquiries?box=received';
  if (kind === 'need') return '/desk/reviews/needs';
  if (kind === 'need-returned') return '/desk/needs';
  if (kind === 'talk-invited') return '/desk/talks';
  if (kind === 'agreement-sign' || kind === 'delivery' || kind === 'renewal') return '/desk/agreements';
  if (kind === 'sheet') return '/desk/sheets';
  if (kind === 'join') return enterpriseRef ? `/desk/enterprises/${enterpriseRef}/people` : '/desk/enterprises';
  return '/desk/listings';
}

/** What waits for whoever looks: how much, how long, until when. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <section className="section" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      {waiting.length === 0 ? <p className="fine">{t('waiting.nothing')}</p> : null}
      <ul className="rows">
        {waiting.map((one) => (
          <li key={one.kind} className="row row-plain">
            <div>
              <h3>
                <Link to={to(pathTo(one))}>{t(`waiting.kinds.${one.kind}`, { count: one.total })}</Link>
              </h3>
              <p>{one.age === 0 ? t('waiting.today') : t('waiting.age', { count: one.age })}</p>
            </div>
            {one.due ? (
              <div className={one.overdue ? 'row-side late' : 'row-side'}>
                {t(one.overdue ? 'waiting.overdue' : 'waiting.due', { day: formatDay(language, one.due) })}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
