/** The page on which an enterprise keeps its capability profile: what came back, what is missing, the form, evidence files. */
import type { ProfileDraft } from '#app/domain/catalogue/capability-profile.ts';
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import type { Completeness } from '#app/domain/catalogue/completeness.ts';
import { CapabilityForm, type CapabilityFormData } from './capability-form.tsx';
import { useCapabilityLabels } from './capability-labels.ts';
import { Door } from './door.tsx';
import { FaultSummary } from './field.tsx';
import { Link } from './link.tsx';
import { Progress } from './listing-desk.tsx';
import { ListingFiles } from './listing-files.tsx';
import { controlId } from './listing-labels.ts';
import { useLocalPath, useWords } from './page-context.tsx';

type Page = {
  readonly enterprise: { readonly name: string; readonly ref: string };
  readonly published: boolean;
  readonly profile:
    | (CapabilityFormData & {
        readonly version: number;
        readonly state: 'editing' | 'submitted' | 'returned' | 'withdrawn';
        readonly faults: Readonly<Record<string, string>>;
        readonly completeness: Completeness;
        readonly reasons: Readonly<Record<string, string>>;
      })
    | null;
};
type Sent =
  | {
      readonly kind: 'incomplete';
      readonly draft: ProfileDraft;
      readonly version: number;
      readonly faults: Readonly<Record<string, string>>;
      readonly refused: readonly Finding[];
    }
  | { readonly kind: 'conflict'; readonly draft: ProfileDraft }
  | { readonly errors: Readonly<Record<string, string[] | undefined>>; readonly refusal: string | null };
type Note = 'saved' | 'submitted' | 'confirmed' | 'unchanged' | 'takenBack' | null;

export function CapabilityDesk({ page, note, sent }: { page: Page; note: Note; sent: Sent | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const { enterprise, profile, published } = page;
  const path = to(`/desk/enterprises/${enterprise.ref}/capabilities`);
  const answered = sent && 'kind' in sent ? sent : null;
  return (
    <Door
      title={t('capability.title')}
      lead={t('capability.lead')}
      said={note && !sent && note !== 'submitted' ? t(`listing.${note}`) : null}
      alarm={answered?.kind === 'conflict' ? t('listing.conflict') : null}
    >
      <p>
        <Link to={to(`/desk/enterprises/${enterprise.ref}`)}>
          <span lang="zh-Hans">{enterprise.name}</span>
        </Link>
        {profile ? ` · ${t(`listing.states.${profile.state}`)}` : null}
        {published ? (
          <>
            {' · '}
            <Link to={to(`/enterprises/${enterprise.ref}#capabilities`)}>{t('capability.see')}</Link>
          </>
        ) : null}
      </p>
      {profile ? (
        <Kept path={path} name={enterprise.name} profile={profile} sent={sent} />
      ) : (
        <form method="post" action={path}>
          <p>{t('capability.none')}</p>
          <div className="field">
            <button type="submit" name="intent" value="start" className="button">
              {t('capability.start')}
            </button>
          </div>
        </form>
      )}
    </Door>
  );
}

type KeptProps = { path: string; name: string; profile: NonNullable<Page['profile']>; sent: Sent | undefined };

function Kept({ path, name, profile, sent }: KeptProps) {
  const t = useWords();
  const { labelOf, faultText } = useCapabilityLabels();
  const answered = sent && 'kind' in sent ? sent : null;
  const incomplete = answered?.kind === 'incomplete' ? answered : null;
  const said = (field: string, text: string) => ({ id: controlId(field), text: labelOf(field) + t('common.colon') + text });
  const summary = [
    ...Object.entries(incomplete?.faults ?? {}).map(([field, code]) => said(field, faultText(code))),
    ...(incomplete?.refused ?? []).map(({ field, quote, law }) => said(field, t('listing.refused', { quote, law }))),
  ];
  const returned = Object.entries(profile.reasons).map(([field, reason]) => ({ ...said(field, reason), id: 'profile' }));
  const waiting = profile.state === 'submitted';
  return (
    <>
      <FaultSummary title={t('listing.returnedTitle')} faults={answered ? [] : returned} />
      <FaultSummary title={t('listing.toFix', { count: summary.length })} faults={summary} />
      <Progress completeness={profile.completeness} labelOf={labelOf} />
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
        <form method="post" action={path} id="profile" noValidate>
          <input type="hidden" name="version" value={incomplete?.version ?? profile.version} />
          <CapabilityForm page={{ ...profile, draft: answered?.draft ?? profile.draft }} faults={incomplete?.faults ?? profile.faults} />
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
        photographs={null}
        files={profile.files}
        locked={waiting}
        sent={sent && 'errors' in sent ? sent : null}
      />
    </>
  );
}
