/** The form by which somebody registers an enterprise or claims one of the directory. */
import { longestName } from '#app/domain/enterprises/application-form.ts';
import { judgeUscc } from '#app/domain/enterprises/uscc.ts';
import { acceptedBy } from '#app/platform/files/file-types.ts';
import { CountyField } from './county-field.tsx';
import { useEnterpriseFaults } from './enterprise-words.ts';
import { describedBy, FaultSummary, Field } from './field.tsx';
import { FormKey } from './form-key.tsx';
import { HeldNote } from './held-note.tsx';
import type { Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';

type Props = {
  readonly action: string;
  readonly sent: (Sent & { readonly refusal: string | null; readonly detail: Readonly<Record<string, string>> }) | undefined;
  /** The enterprise that is claimed has its name, and mostly its place. */
  readonly claimed?: { readonly cityCode: string | null; readonly countyCode: string | null };
};

const fields = ['uscc', 'name', 'county', 'licence'] as const;
type FieldName = (typeof fields)[number];

export function ApplicationForm({ action, sent, claimed }: Props) {
  const t = useWords();
  const faultText = useEnterpriseFaults();
  const fault = (name: FieldName) => faultText(sent?.errors[name]?.[0] ?? '');
  const typed = (name: string) => sent?.typed[name];
  const faults = fields.flatMap((name) => {
    const text = fault(name);
    return text ? [{ id: name, text: t(`enterpriseDesk.${name}`) + t('common.colon') + text }] : [];
  });
  const { wellFormed, checkDigit, organisationDigit } = judgeUscc(typed('uscc') ?? '');
  const doubtful = wellFormed && !(checkDigit && organisationDigit);
  const name = { id: 'name', label: t('enterpriseDesk.name'), hint: t('enterpriseDesk.nameHint'), fault: fault('name') };
  const licence = { id: 'licence', label: t('enterpriseDesk.licence'), hint: t('enterpriseDesk.licenceHint'), fault: fault('licence') };
  return (
    <form method="post" action={action} encType="multipart/form-data" noValidate={sent !== undefined} className="line-form">
      <FaultSummary title={t('account.summary', { count: faults.length })} faults={faults} />
      <FormKey />
      <HeldNote sent={sent} />
      {doubtful ? (
        <div className="note" role="status">
          {t('enterpriseDesk.doubtful')}
        </div>
      ) : null}
      <UsccField typed={typed('uscc')} fault={fault('uscc')} />
      {claimed ? null : (
        <Field {...name}>
          <input
            id="name"
            name="name"
            required
            maxLength={longestName}
            autoComplete="organization"
            defaultValue={typed('name')}
            aria-invalid={name.fault ? true : undefined}
            aria-describedby={describedBy(name)}
          />
        </Field>
      )}
      {sent?.detail.held === 'namesake' ? (
        <div className="field">
          <label className="choice">
            <input type="checkbox" name="another" value="yes" />
            {t('enterpriseDesk.another')}
          </label>
        </div>
      ) : null}
      {claimed?.countyCode ? (
        <input type="hidden" name="county" value={claimed.countyCode} />
      ) : (
        <CountyField typed={typed('county')} fault={fault('county')} onlyCity={claimed?.cityCode ?? null} />
      )}
      <Field {...licence}>
        <input
          id="licence"
          name="licence"
          type="file"
          accept={acceptedBy('evidence')}
          required={doubtful}
          aria-invalid={licence.fault ? true : undefined}
          aria-describedby={describedBy(licence)}
        />
        {sent ? <p className="hint">{t('enterpriseDesk.licenceAgain')}</p> : null}
      </Field>
      <div className="field">
        <button type="submit" className="button">
          {t('enterpriseDesk.submit')}
        </button>
      </div>
    </form>
  );
}

/** The code as it was typed; where letters were taken for digits, what may have been meant stands beside it, to be ticked. */
function UsccField({ typed, fault }: { typed: string | undefined; fault: string | undefined }) {
  const t = useWords();
  const said = { id: 'uscc', label: t('enterpriseDesk.uscc'), hint: t('enterpriseDesk.usccHint'), fault };
  const { suggestion } = judgeUscc(typed ?? '');
  return (
    <>
      <Field {...said}>
        <input
          id="uscc"
          name="uscc"
          required
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed}
          aria-invalid={fault ? true : undefined}
          aria-describedby={describedBy(said)}
        />
      </Field>
      {suggestion ? (
        <fieldset className="field">
          <legend>{t('enterpriseDesk.suggestion')}</legend>
          <label className="choice">
            <input type="checkbox" name="take" value={suggestion} />
            {t('enterpriseDesk.take', { code: suggestion })}
          </label>
        </fieldset>
      ) : null}
    </>
  );
}
