/** The page on which a reviewer judges a capability profile. */
import type { Profile } from '#app/domain/catalogue/capability-profile.ts';
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import { CapabilityFacts } from './capability-facts.tsx';
import { useCapabilityLabels } from './capability-labels.ts';
import { Door } from './door.tsx';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { Decided, type ReviewSent, Verdict } from './verdict.tsx';

type Page = {
  readonly id: string;
  readonly status: string;
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly proposed: Profile;
  readonly published: Profile | null;
  readonly changed: readonly string[];
  readonly findings: { readonly words: readonly Finding[]; readonly spam: readonly string[] };
  readonly processes: readonly { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string }[];
  readonly files: Readonly<Record<string, string>>;
};

const judged = ['', 'plants', 'machines', 'capabilities', 'credentials', 'contract', 'languages', 'notes'];

export function CapabilityReview({ page, sent }: { page: Page; sent: ReviewSent | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const { labelOf } = useCapabilityLabels();
  const { enterprise, findings, processes, published } = page;
  const alarm = sent?.refusal === 'not-allowed' ? t('review.own') : sent?.refusal ? t('review.decided') : null;
  const warnings = [
    ...findings.words.map(({ field, quote, law }) => `${labelOf(field)}${t('common.colon')}${t('listing.refused', { quote, law })}`),
    ...(findings.spam.length > 0 ? [t('review.spam')] : []),
  ];
  const fileOf = (id: string) => <a href={`/desk/files/${id}`}>{page.files[id]}</a>;
  return (
    <Door title={t('capability.review')} alarm={alarm}>
      <p>
        <Link to={to('/desk/reviews/listings')}>{t('review.title')}</Link> ·{' '}
        <Link to={to(`/enterprises/${enterprise.ref}`)}>
          <span lang="zh-Hans">{enterprise.name}</span>
        </Link>{' '}
        {enterprise.uscc ? <span className="number">{enterprise.uscc}</span> : null} · {t(published ? 'review.revision' : 'review.first')}
      </p>
      <h2>{t('review.findings')}</h2>
      {warnings.length === 0 ? (
        <p>{t('review.noFindings')}</p>
      ) : (
        <ul className="plain">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {published ? <p>{t('capability.changed') + page.changed.map(labelOf).join(t('common.comma'))}</p> : null}
      <h2>{t('review.proposed')}</h2>
      <CapabilityFacts profile={page.proposed} processes={processes} fileOf={fileOf} />
      {published ? (
        <>
          <h2>{t('capability.before')}</h2>
          <CapabilityFacts profile={published} processes={processes} fileOf={fileOf} />
        </>
      ) : null}
      {page.status === 'submitted' ? (
        <Verdict path={to(`/desk/reviews/capabilities/${page.id}`)} fields={judged} sent={sent} labelOf={labelOf} />
      ) : (
        <Decided typed={sent?.typed.reason} />
      )}
    </Door>
  );
}
