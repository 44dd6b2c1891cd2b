/** Why a supplier was not chosen, as far as that tells nothing of the others. */
import type { Debrief } from '#app/domain/talks/debrief.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';

const thirds = ['low', 'middle', 'high'] as const;

type Props = {
  readonly debrief: Debrief;
  readonly attributes: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly vi: string }>>;
};

export function DebriefFacts({ debrief: { failed, third, band }, attributes }: Props) {
  const t = useWords();
  const language = useLanguage();
  const nameOf = (key: string) => (attributes[key] ? nameIn(language, attributes[key]) : key === 'origin' ? t('match.origin') : key);
  return (
    <section className="section" aria-labelledby="debrief">
      <h2 id="debrief">{t('talk.debrief')}</h2>
      {failed.length === 0 ? <p>{t('talk.nothingFailed')}</p> : null}
      <ul>
        {failed.map(({ attribute, asked, said, verdict }) => (
          <li key={attribute}>
            {t(verdict === 'fail' ? 'talk.failed' : 'talk.unknown', { name: nameOf(attribute), asked, said: said ?? '—' })}
          </li>
        ))}
      </ul>
      <p>
        {third === null || band === null
          ? t('talk.fewBids')
          : t('talk.stood', { third: t(`talk.thirds.${thirds[third - 1]!}`), band: t(`talk.bands.${band}`) })}
      </p>
    </section>
  );
}
