/** The page on which a reviewer judges a version of a listing. */
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import { type Listing, listingFields } from '#app/domain/catalogue/listing.ts';
import type { FieldDifference } from '#app/domain/catalogue/listing-difference.ts';
import { Door } from './door.tsx';
import { Link } from './link.tsx';
import { shownValue, useListingLabels } from './listing-labels.ts';
import { useLocalPath, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Decided, type ReviewSent, Verdict } from './verdict.tsx';

type Page = {
  readonly id: string;
  readonly status: string;
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly proposed: Listing;
  readonly revision: boolean;
  readonly difference: readonly FieldDifference[];
  readonly findings: { readonly words: readonly Finding[]; readonly spam: readonly string[]; readonly alike: readonly string[] };
  readonly definitions: readonly { readonly key: string; readonly zh: string; readonly en: string; readonly vi: string }[];
  readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number; readonly fresh: boolean }[];
  readonly files: Readonly<Record<string, string>>;
};

export function ReviewDesk({ page, sent }: { page: Page; sent: ReviewSent | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const { labelOf, sayingOf } = useListingLabels(page.definitions);
  const { proposed, findings, difference } = page;
  const alarm = sent?.refusal === 'not-allowed' ? t('review.own') : sent?.refusal ? t('review.decided') : null;
  const fields = ['', ...listingFields, ...Object.keys(proposed.attributes).map((key) => `attr.${key}`), 'credentials'];
  const warnings = [
    ...findings.words.map(({ field, quote, law }) => `${labelOf(field)}${t('common.colon')}${t('listing.refused', { quote, law })}`),
    ...(findings.alike.length > 0 ? [t('review.alike', { refs: findings.alike.join(', ') })] : []),
    ...(findings.spam.length > 0 ? [t('review.spam')] : []),
  ];
  return (
    <Door title={proposed.name ?? ''} alarm={alarm}>
      <p>
        <Link to={to('/desk/reviews/listings')}>{t('review.title')}</Link> ·{' '}
        <Link to={to(`/enterprises/${page.enterprise.ref}`)}>
          <span lang="zh-Hans">{page.enterprise.name}</span>
        </Link>{' '}
        {page.enterprise.uscc ? <span className="number">{page.enterprise.uscc}</span> : null} ·{' '}
        {t(page.revision ? 'review.revision' : 'review.first')}
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
      {page.revision ? <Difference difference={difference} labelOf={labelOf} sayingOf={sayingOf} /> : null}
      <Proposed page={page} labelOf={labelOf} sayingOf={sayingOf} />
      {page.status === 'submitted' ? (
        <Verdict path={to(`/desk/reviews/listings/${page.id}`)} fields={fields} sent={sent} labelOf={labelOf} />
      ) : (
        <Decided typed={sent?.typed.reason} />
      )}
    </Door>
  );
}

type Said = { readonly labelOf: (name: string) => string; readonly sayingOf: (name: string, value: FieldDifference['after']) => string };

function Difference({ difference, labelOf, sayingOf }: Said & { difference: readonly FieldDifference[] }) {
  const t = useWords();
  return (
    <>
      <h2>{t('review.difference')}</h2>
      <TableScroll label={t('review.difference')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('review.aboutField')}</th>
              <th scope="col">{t('review.before')}</th>
              <th scope="col">{t('review.after')}</th>
            </tr>
          </thead>
          <tbody>
            {difference.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{labelOf(field)}</th>
                <td lang="zh-Hans">{sayingOf(field, before)}</td>
                <td lang="zh-Hans">{sayingOf(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function Proposed({ page, labelOf, sayingOf }: Said & { page: Page }) {
  const t = useWords();
  const { proposed } = page;
  const rows = [
    ...listingFields.map((field) => ({ name: field as string, value: sayingOf(field, proposed[field]) })),
    ...Object.entries(proposed.attributes).map(([key, value]) => ({ name: `attr.${key}`, value: value.typed })),
  ].filter(({ value }) => value !== '—');
  return (
    <>
      <h2>{t('review.proposed')}</h2>
      <dl className="facts">
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd lang="zh-Hans">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('listing.credentials')}</h3>
      <ul className="plain">
        {proposed.credentials.map((credential) => (
          <li key={`${credential.kind} ${credential.title} ${credential.number}`}>
            {t(`credential.kinds.${credential.kind}`)} · <span lang="zh-Hans">{shownValue(credential)}</span>{' '}
            {credential.evidence ? (
              <a href={`/desk/files/${credential.evidence}`}>{page.files[credential.evidence]}</a>
            ) : (
              t('listing.noFile')
            )}
          </li>
        ))}
      </ul>
      <ul className="photographs">
        {page.photographs.map(({ id, width, height, fresh }, index) => (
          <li key={id}>
            <img
              src={`/photographs/${id}/320.webp`}
              width={width}
              height={height}
              alt={t('listing.photographOf', { name: proposed.name ?? '', number: index + 1 })}
              loading="lazy"
            />
            {fresh ? t('review.fresh') : null}
          </li>
        ))}
      </ul>
    </>
  );
}
