/** The page on which an enterprise writes a listing: what came back, what is missing, the form, photographs and files. */
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import type { Completeness } from '#app/domain/catalogue/completeness.ts';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { Door } from './door.tsx';
import { FaultSummary } from './field.tsx';
import { Link } from './link.tsx';
import { ListingFiles } from './listing-files.tsx';
import { ListingForm, type ListingFormData } from './listing-form.tsx';
import { controlId, useListingLabels } from './listing-labels.ts';
import { useLocalPath, useWords } from './page-context.tsx';

type Page = Omit<ListingFormData, 'sectors' | 'divisions' | 'places'> & {
  readonly id: string;
  readonly version: number;
  readonly state: 'editing' | 'submitted' | 'returned' | 'withdrawn';
  readonly enterprise: { readonly name: string };
  readonly productRef: string | null;
  readonly faults: Readonly<Record<string, string>>;
  readonly completeness: Completeness;
  readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly reasons: Readonly<Record<string, string>>;
};

type Sent =
  | {
      readonly kind: 'incomplete';
      readonly draft: ListingDraft;
      readonly version: number;
      readonly faults: Readonly<Record<string, string>>;
      readonly refused: readonly Finding[];
    }
  | { readonly kind: 'conflict'; readonly draft: ListingDraft }
  | { readonly errors: Readonly<Record<string, string[] | undefined>>; readonly refusal: string | null };

type Note = 'saved' | 'submitted' | 'confirmed' | 'unchanged' | 'takenBack' | null;

export function ListingDesk({
  page,
  note,
  options,
  sent,
}: {
  page: Page;
  note: Note;
  options: Pick<ListingFormData, 'sectors' | 'divisions' | 'places'>;
  sent: Sent | undefined;
}) {
  const t = useWords();
  const to = useLocalPath();
  const { labelOf, faultText } = useListingLabels(page.definitions);
  const answered = sent && 'kind' in sent ? sent : null;
  const draft = answered?.draft ?? page.draft;
  const faults = answered?.kind === 'incomplete' ? answered.faults : page.faults;
  const path = to(`/desk/listings/${page.id}`);
  const name = page.draft.fields.name || t('listing.untitled');
  const waiting = page.state === 'submitted';
  const refused = answered?.kind === 'incomplete' ? answered.refused : [];
  const summary = [
    ...Object.entries(answered?.kind === 'incomplete' ? answered.faults : {}).map(([field, code]) => ({
      ...{ id: controlId(field), text: labelOf(field) + t('common.colon') + faultText(code) },
    })),
    ...refused.map((finding) => ({
      id: controlId(finding.field),
      text: labelOf(finding.field) + t('common.colon') + t('listing.refused', { quote: finding.quote, law: finding.law }),
    })),
  ];
  const returned = Object.entries(page.reasons).map(([field, reason]) => ({
    ...{ id: field === '' ? 'listing' : controlId(field), text: labelOf(field) + t('common.colon') + reason },
  }));
  return (
    <Door
      title={name}
      said={note && !sent && note !== 'submitted' ? t(`listing.${note}`) : null}
      alarm={answered?.kind === 'conflict' ? t('listing.conflict') : null}
    >
      <p>
        <span lang="zh-Hans">{page.enterprise.name}</span> · {t(`listing.states.${page.state}`)}
        {page.productRef ? (
          <>
            {' · '}
            <Link to={to(`/products/${page.productRef}`)}>{t('listing.seePublic')}</Link>
          </>
        ) : null}
      </p>
      <FaultSummary title={t('listing.returnedTitle')} faults={answered ? [] : returned} />
      <FaultSummary title={t('listing.toFix', { count: summary.length })} faults={summary} />
      <Progress completeness={page.completeness} labelOf={labelOf} />
      {waiting ? (
        <form method="post" action={path}>
          <p>{t('listing.submitted')}</p>
          <div className="field">
            <button type="submit" name="intent" value="take-back" className="button">
              {t('listing.takeBack')}
            </button>
          </div>
        </form>
      ) : (
        <form method="post" action={path} id="listing" noValidate>
          <input type="hidden" name="version" value={answered?.kind === 'incomplete' ? answered.version : page.version} />
          <ListingForm page={{ ...page, ...options, draft }} faults={faults} />
          <div className="field buttons">
            <button type="submit" name="intent" value="save" className="button button-quiet">
              {t('listing.save')}
            </button>
            <button type="submit" name="intent" value="submit" className="button">
              {t('listing.submit')}
            </button>
          </div>
        </form>
      )}
      <ListingFiles
        path={path}
        name={name}
        photographs={page.photographs}
        files={page.files}
        locked={waiting}
        sent={sent && 'errors' in sent ? sent : null}
      />
    </Door>
  );
}

function Progress({ completeness: { done, all, missing }, labelOf }: { completeness: Completeness; labelOf: (name: string) => string }) {
  const t = useWords();
  return (
    <div className="note note-calm">
      <p>
        {t('listing.completeness', { done, all })} <progress value={done} max={all} aria-hidden="true" />
      </p>
      {missing.length > 0 ? (
        <p>
          {t('listing.stillMissing')} {missing.slice(0, 6).map(labelOf).join(t('common.comma'))}
        </p>
      ) : null}
    </div>
  );
}
