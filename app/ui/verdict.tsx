import { describedBy, Field } from './field.tsx';
import { useWords } from './page-context.tsx';

export type ReviewSent = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal: string | null;
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
