import { describedBy, Field } from './field.tsx';
import { useWords } from './page-context.tsx';

export type ReviewSent = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal: string | null;
  readonly detail?: Readonly<Record<string, string>>;
};

type Props = {
  readonly path: string;
  readonly fields: readonly string[];
  readonly sent: ReviewSent | undefined;
  readonly labelOf: (name: string) => string;
};

/** A reviewer's two answers. @param fields what a reason for sending back may be about; '' for the whole. */
export function Verdict({ path, fields, sent, labelOf }: Props) {
  const t = useWords();
  const wrong = sent?.errors.reason ? t('review.reasonMissing') : undefined;
  const said = { id: 'reason', label: t('review.reason'), hint: t('review.reasonHint'), fault: wrong };
  return (
    <>
      <form method="post" action={path} className="line-form">
        <div className="field">
          <button type="submit" name="intent" value="approve" className="button">
            {t('review.approve')}
          </button>
        </div>
      </form>
      <form method="post" action={path} className="line-form">
        <Field id="field" label={t('review.aboutField')}>
          <select id="field" name="field" defaultValue={sent?.typed.field ?? ''}>
            {fields.map((name) => (
              <option key={name} value={name}>
                {labelOf(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field {...said}>
          <textarea
            id="reason"
            name="reason"
            rows={4}
            maxLength={1000}
            defaultValue={sent?.typed.reason}
            aria-describedby={describedBy(said)}
            aria-invalid={wrong ? true : undefined}
          />
        </Field>
        <div className="field">
          <button type="submit" name="intent" value="return" className="button button-quiet">
            {t('review.sendBack')}
          </button>
        </div>
      </form>
    </>
  );
}

/** What was decided meanwhile, with the reason that came too late, so that it need not be written again. */
export function Decided({ typed }: { typed: string | undefined }) {
  const t = useWords();
  if (!typed) return <p>{t('review.decided')}</p>;
  return (
    <>
      <p>{t('review.notSent')}</p>
      <blockquote>{typed}</blockquote>
    </>
  );
}
