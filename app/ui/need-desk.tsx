/** The page on which a buyer writes a need: what came back, what is wrong, the form, and what can be done with it in its state. */

import type { Competition } from '#app/domain/matches/competition.ts';
import type { NeedDraft } from '#app/domain/needs/need-draft.ts';
import { closingReasons, type NeedState, writable } from '#app/domain/needs/need-states.ts';
import { ButtonForm } from './button-form.tsx';
import { CompetitionMeter } from './competition-meter.tsx';
import { Door } from './door.tsx';
import { FaultSummary, Field } from './field.tsx';
import { Link } from './link.tsx';
import { controlId } from './listing-labels.ts';
import { NeedForm, type NeedFormData } from './need-form.tsx';
import { type FoundIn, useNeedLabels } from './need-labels.ts';
import { useLocalPath, useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

type Page = Omit<NeedFormData, 'sectors' | 'places'> & {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly state: NeedState;
  readonly asked: string | null;
  readonly enterprise: { readonly name: string };
  readonly faults: Readonly<Record<string, string>>;
  readonly findings: readonly FoundIn[];
  readonly wasPublished: boolean;
};
type Sent =
  | {
      readonly kind: 'incomplete';
      readonly draft: NeedDraft;
      readonly version: number;
      readonly faults: Readonly<Record<string, string>>;
      readonly refused: readonly FoundIn[];
    }
  /** `conflict`: somebody else has written since; `locked`: its state has changed since. */
  | { readonly kind: 'conflict' | 'locked'; readonly draft: NeedDraft }
  | { readonly errors: Readonly<Record<string, string[] | undefined>>; readonly refusal: string | null };

export const needNotes = ['saved', 'published', 'submitted', 'diagnosing', 'changed'] as const;

type Props = {
  readonly page: Page;
  readonly competition: Competition | null;
  readonly note: (typeof needNotes)[number] | null;
  readonly options: Pick<NeedFormData, 'sectors' | 'places'>;
  readonly sent: Sent | undefined;
};

export function NeedDesk({ page, competition, note, options, sent }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const { labelOf, faultText, findingText } = useNeedLabels(page.definitions);
  const answered = sent && 'kind' in sent ? sent : null;
  const incomplete = answered?.kind === 'incomplete' ? answered : null;
  const draft = answered?.draft ?? page.draft;
  const faults = incomplete?.faults ?? page.faults;
  const refused = incomplete?.refused ?? [];
  const findings = incomplete ? refused : page.findings;
  const path = to(`/desk/needs/${page.id}`);
  const alarm =
    answered && !incomplete
      ? t(`need.${answered.kind as 'conflict' | 'locked'}`)
      : sent && 'refusal' in sent && sent.refusal
        ? t('need.late')
        : null;
  const at = (field: string, text: string) => ({ id: controlId(field), text: labelOf(field) + t('common.colon') + text });
  const summary = incomplete
    ? [
        ...Object.entries(incomplete.faults).map(([field, code]) => at(field, faultText(code))),
        ...refused.map((one) => at(one.field, findingText(one))),
      ]
    : [];
  const writes = writable.includes(page.state) || (answered !== null && !incomplete);
  return (
    <Door title={draft.fields.title || t('need.untitled')} said={note && !sent ? t(`need.notes.${note}`) : null} alarm={alarm}>
      <p>
        {t(`need.kinds.${page.kind}`)} · <Zh>{page.enterprise.name}</Zh> · <strong>{t(`need.states.${page.state}`)}</strong>
      </p>
      {page.asked ? (
        <div className="note">
          <p>
            <strong>{t(page.state === 'taken-down' ? 'need.takenDown' : 'need.asked')}</strong>
          </p>
          {page.asked.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
      {page.wasPublished ? (
        <p>
          <Link to={to(`/needs/${page.ref}`)}>{t('need.seePublic')}</Link> ·{' '}
          <Link to={to(`/desk/needs/${page.id}/matches`)}>{t('match.link')}</Link> ·{' '}
          <Link to={to(`/desk/needs/${page.id}/talks`)}>{t('talk.ofNeed')}</Link>
        </p>
      ) : null}
      <FaultSummary title={t('need.summary')} faults={summary} />
      {findings.length > 0 && summary.length === 0 ? (
        <section className="section" aria-labelledby="findings">
          <h2 id="findings">{t('need.findings')}</h2>
          <ul>
            {findings.map((one) => (
              <li key={`${one.field} ${one.rule} ${one.quote}`}>{findingText(one)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {competition ? <CompetitionMeter competition={competition} nameOf={(attribute) => labelOf(`attr.${attribute}`)} /> : null}
      {writes ? (
        <form method="post" action={path} className="listing-form">
          <input type="hidden" name="version" value={incomplete?.version ?? page.version} />
          <NeedForm
            page={{ ...page, ...options, draft }}
            faults={faults}
            refused={Object.fromEntries(refused.map((one) => [one.field, findingText(one)]))}
          />
          {page.state === 'published' ? <p className="hint">{t('need.stale')}</p> : null}
          <div className="field actions">
            <button type="submit" name="intent" value="save" className="button button-quiet">
              {t('need.save')}
            </button>
            <button type="submit" name="intent" value="publish" className="button">
              {t('need.publish')}
            </button>
          </div>
          {page.state === 'published' ? null : (
            <div className="field">
              <p className="hint">{t('need.hints.diagnose')}</p>
              <button type="submit" name="intent" value="diagnose" className="button button-quiet">
                {t('need.diagnose')}
              </button>
            </div>
          )}
        </form>
      ) : null}
      <Acts state={page.state} path={path} sent={sent} />
    </Door>
  );
}

function Acts({ state, path, sent }: { state: NeedState; path: string; sent: Sent | undefined }) {
  const t = useWords();
  const wrong = sent && 'errors' in sent && sent.errors.reason ? t('listing.faults.choose') : undefined;
  return (
    <>
      {state === 'submitted' || state === 'diagnosing' ? (
        <ButtonForm action={path} button={t('need.takeBack')} hidden={{ intent: 'take-back' }} />
      ) : null}
      {state === 'published' ? <ButtonForm action={path} button={t('need.pause')} hidden={{ intent: 'pause' }} /> : null}
      {state === 'paused' ? <ButtonForm action={path} button={t('need.resume')} hidden={{ intent: 'resume' }} /> : null}
      {state === 'expired' || state === 'closed' ? (
        <ButtonForm action={path} button={t('need.reopen')} hidden={{ intent: 'reopen' }} />
      ) : null}
      {state === 'published' || state === 'paused' ? (
        <form method="post" action={path} className="line-form">
          <input type="hidden" name="intent" value="close" />
          <Field id="reason" label={t('need.closeReason')} fault={wrong}>
            <select id="reason" name="reason" defaultValue="" aria-invalid={wrong ? true : undefined}>
              <option value="">{t('listing.choose')}</option>
              {closingReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`need.closings.${reason}`)}
                </option>
              ))}
            </select>
          </Field>
          <div className="field">
            <button type="submit" className="button button-quiet">
              {t('need.close')}
            </button>
          </div>
        </form>
      ) : null}
    </>
  );
}
