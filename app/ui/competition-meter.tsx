import type { Competition } from '#app/domain/matches/competition.ts';
import { useWords } from './page-context.tsx';

/** How many can answer a need as it is written, and what each condition alone takes away. */
export function CompetitionMeter({ competition, nameOf }: { competition: Competition; nameOf: (attribute: string) => string }) {
  const t = useWords();
  const { all, qualify, clauses, partial } = competition;
  const share = all.makers === 0 ? 0 : qualify.makers / all.makers;
  const said = t('match.meterQualify', qualify);
  return (
    <section className="section" aria-labelledby="meter">
      <h2 id="meter">{t('match.meter')}</h2>
      <p className="fine">{t('match.meterLead')}</p>
      <p>{t('match.meterAll', all)}</p>
      {clauses.length > 0 && all.products > 0 ? (
        <>
          <svg viewBox="0 0 200 10" className="meter" role="img" aria-label={said}>
            <rect width="200" height="10" rx="2" className="meter-all" />
            <rect width={Math.round(200 * share)} height="10" rx="2" className="meter-part" />
          </svg>
          <p>{qualify.products === 0 ? t('match.meterNone') : said}</p>
          <ul>
            {clauses.flatMap(({ attribute, typed, hard, removes, fulfil }) => {
              const clause = `${nameOf(attribute)} ${typed}`;
              return [
                removes > 0 ? <li key={`${attribute} removes`}>{t('match.removes', { clause, count: removes })}</li> : null,
                hard && fulfil === 1 ? <li key={`${attribute} single`}>{t('match.single', { clause })}</li> : null,
              ];
            })}
          </ul>
        </>
      ) : null}
      {partial ? <p className="fine">{t('match.meterPartial')}</p> : null}
    </section>
  );
}
