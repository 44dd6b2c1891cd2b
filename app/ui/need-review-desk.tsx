/** The page on which a reviewer of the buyer's place looks at a need, or helps to word it. */
import { buyerTypes } from '#app/domain/demands/demand.ts';
import type { NeedDraft } from '#app/domain/needs/need-draft.ts';
import { type NeedKind, needFields } from '#app/domain/needs/need-draft.ts';
import type { NeedState } from '#app/domain/needs/need-states.ts';
import { ButtonForm } from './button-form.tsx';
import { Door } from './door.tsx';
import { Facts } from './facts.tsx';
import { LineForm } from './line-form.tsx';
import { Link } from './link.tsx';
import { type FoundIn, useNeedLabels } from './need-labels.ts';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Decided, type ReviewSent } from './verdict.tsx';
import { Zh } from './zh.tsx';

type Page = {
  readonly id: string;
  readonly kind: NeedKind;
  readonly state: NeedState;
  readonly draft: NeedDraft;
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly findings: readonly FoundIn[];
  readonly faults: Readonly<Record<string, string>>;
  readonly definitions: readonly { readonly key: string; readonly zh: string; readonly en: string; readonly vi: string }[];
};

export function NeedReviewDesk({ page, sent }: { page: Page; sent: ReviewSent | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const { sectorName, placeName } = useReference();
  const { labelOf, faultText, findingText } = useNeedLabels(page.definitions);
  const { draft, state } = page;
  const path = to(`/desk/reviews/needs/${page.id}`);
  const waits = state === 'submitted' || state === 'diagnosing';
  const shown = state === 'published' || state === 'paused';
  const saying = (field: string, typed: string): string => {
    if (field === 'sector') return sectorName(typed);
    if (field === 'city' || field === 'county') return placeName(typed) ?? typed;
    if (field === 'visibleCities')
      return typed
        .split(' ')
        .map((code) => placeName(code) ?? code)
        .join('、');
    if (field === 'visibleSectors') return typed.split(' ').map(sectorName).join('、');
    if (field === 'anonymous' || field === 'reservedForSmes') return t('need.yes');
    const visibility = (['public', 'registered', 'chosen'] as const).find((one) => field === 'visibility' && one === typed);
    if (visibility) return t(`need.visibilities.${visibility}`);
    const buyer = buyerTypes.find((one) => field === 'buyerType' && one === typed);
    return buyer ? t(`demands.buyerTypes.${buyer}`) : typed;
  };
  const alarm =
    sent?.refusal === 'not-allowed'
      ? t('needReview.own')
      : sent?.detail?.incomplete
        ? t('needReview.incomplete')
        : sent?.refusal
          ? t('needReview.decided')
          : null;
  return (
    <Door title={draft.fields.title || t('need.untitled')} alarm={alarm}>
      <p>
        <Link to={to('/desk/reviews/needs')}>{t('needReview.title')}</Link> ·{' '}
        <Link to={to(`/enterprises/${page.enterprise.ref}`)}>
          <Zh>{page.enterprise.name}</Zh>
        </Link>{' '}
        {page.enterprise.uscc ? <span className="number">{page.enterprise.uscc}</span> : null} · {t(`need.kinds.${page.kind}`)} ·{' '}
        <strong>{t(`need.states.${state}`)}</strong>
      </p>
      <section className="section" aria-labelledby="findings">
        <h2 id="findings">{t('need.findings')}</h2>
        {page.findings.length === 0 ? <p>{t('needReview.noFindings')}</p> : null}
        <ul>
          {page.findings.map((one) => (
            <li key={`${one.field} ${one.rule} ${one.quote}`}>
              {labelOf(one.field)}
              {t('common.colon')}
              {findingText(one)}
            </li>
          ))}
        </ul>
      </section>
      {Object.keys(page.faults).length > 0 ? (
        <section className="section" aria-labelledby="missing">
          <h2 id="missing">{t('needReview.missing')}</h2>
          <ul>
            {Object.entries(page.faults).map(([field, code]) => (
              <li key={field}>
                {labelOf(field)}
                {t('common.colon')}
                {faultText(code)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Facts
        facts={[
          ...needFields.map((field) => ({
            name: labelOf(field),
            value: <Zh>{saying(field, draft.fields[field])}</Zh>,
            typed: draft.fields[field],
          })),
          ...Object.entries(draft.attributes).map(([key, typed]) => ({ name: labelOf(`attr.${key}`), value: <Zh>{typed}</Zh>, typed })),
        ].filter(({ typed }) => typed !== '')}
      />
      {state === 'submitted' ? (
        <ButtonForm action={path} button={t('needReview.approve')} hidden={{ intent: 'approve' }} quiet={false} />
      ) : null}
      {waits || shown ? (
        <LineForm
          action={path}
          sent={sent}
          faultText={() => t('needReview.wordsMissing')}
          button={t(waits ? 'needReview.ask' : 'needReview.takeDown')}
          hidden={{ intent: waits ? 'ask' : 'take-down' }}
          lines={[{ name: 'words', label: t('needReview.words'), hint: t('needReview.wordsHint'), rows: 5, maxLength: 2000 }]}
        />
      ) : (
        <Decided typed={sent?.typed.words} />
      )}
    </Door>
  );
}
