/** How a match came about, as both sides see it: parts that add up, and each condition with what the product says. */
import type { StoredMatch } from '#app/domain/matches/stored-match.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';

const parts = ['thing', 'context', 'specifications', 'proofs'] as const;

export function MatchLedger({ match: { ledger, attributes } }: { match: StoredMatch }) {
  const t = useWords();
  const language = useLanguage();
  const named = (attribute: string) =>
    attribute === 'origin' ? t('match.origin') : attributes[attribute] ? nameIn(language, attributes[attribute]) : attribute;
  return (
    <details>
      <summary>{t('match.ledger')}</summary>
      <p>{t('match.because', { wanted: ledger.wanted, by: ledger.by, relation: t(`match.relations.${ledger.relation}`) })}</p>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`match.parts.${part}`)}</dt>
            <dd className="number">{ledger.parts[part]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('match.total')}</dt>
          <dd className="number">
            <strong>{ledger.score}</strong>
          </dd>
        </div>
      </dl>
      {ledger.conditions.length > 0 ? (
        <TableScroll label={t('match.ledger')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('match.condition')}</th>
                <th scope="col">{t('match.asked')}</th>
                <th scope="col">{t('match.said')}</th>
                <th scope="col">{t('match.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {ledger.conditions.map(({ attribute, asked, said, hard, verdict }) => (
                <tr key={attribute}>
                  <th scope="row">{named(attribute)}</th>
                  <td lang="zh-Hans">
                    {asked}
                    {hard ? ` · ${t('match.hardFail')}` : ''}
                  </td>
                  <td lang="zh-Hans">{said ?? '—'}</td>
                  <td>{t(`match.verdicts.${verdict}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <p className="fine">{t('match.rules', { version: ledger.rules })}</p>
    </details>
  );
}
