import {
  type CorrectionFault,
  contactKeptDays,
  correctionFaults,
  correctionRoles,
  correctionWishes,
  longestStatement,
  shortestStatement,
} from '#app/domain/corrections/correction.ts';
import { ChoiceField, describedBy, FaultSummary, Field } from './field.tsx';
import { useWords } from './page-context.tsx';

type Sent = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
};

const fields = ['wish', 'statement', 'role', 'contact', 'website', 'formKey'] as const;
type FieldName = (typeof fields)[number];

const isFault = (word: string | undefined): word is CorrectionFault => correctionFaults.some((fault) => fault === word);

/** The form by which anybody asks for an entry to be corrected, removed or confirmed; `sent` is what did not go through. */
export function CorrectionForm({ action, formKey, sent }: { action: string; formKey: string; sent: Sent | undefined }) {
  const t = useWords();
  const faultOf = (name: FieldName): string | undefined => {
    const word = sent?.errors[name]?.[0];
    return isFault(word) ? t(`correction.faults.${word}`) : undefined;
  };
  const labels: Record<FieldName, string> = {
    wish: t('correction.wish'),
    statement: t('correction.statement'),
    role: t('correction.role'),
    contact: t('correction.contact'),
    website: t('correction.website'),
    formKey: t('correction.send'),
  };
  const faults = fields.flatMap((name) => {
    const fault = faultOf(name);
    return fault ? [{ id: name, text: labels[name] + t('common.colon') + fault }] : [];
  });
  const typed = (name: FieldName) => sent?.typed[name];
  const statement = { id: 'statement', label: labels.statement, hint: t('correction.statementHint'), fault: faultOf('statement') };
  const contact = { id: 'contact', label: labels.contact, hint: t('correction.contactHint'), fault: faultOf('contact') };
  const website = { id: 'website', label: labels.website, fault: faultOf('website') };
  return (
    <form method="post" action={action} noValidate={sent !== undefined}>
      <FaultSummary title={t('correction.summary', { count: faults.length })} faults={faults} />
      <ChoiceField
        id="wish"
        name="wish"
        label={labels.wish}
        fault={faultOf('wish')}
        chosen={typed('wish')}
        choices={correctionWishes.map((wish) => ({ value: wish, label: t(`correction.wishes.${wish}`) }))}
      />
      <Field {...statement}>
        <textarea
          id="statement"
          name="statement"
          rows={7}
          required
          minLength={shortestStatement}
          maxLength={longestStatement}
          defaultValue={typed('statement')}
          aria-describedby={describedBy(statement)}
          aria-invalid={statement.fault ? true : undefined}
        />
      </Field>
      <ChoiceField
        id="role"
        name="role"
        label={labels.role}
        fault={faultOf('role')}
        chosen={typed('role')}
        choices={correctionRoles.map((role) => ({ value: role, label: t(`correction.roles.${role}`) }))}
      />
      <Field {...contact}>
        <input
          id="contact"
          name="contact"
          required
          minLength={5}
          maxLength={200}
          autoComplete="email"
          defaultValue={typed('contact')}
          aria-describedby={describedBy(contact)}
          aria-invalid={contact.fault ? true : undefined}
        />
        <p className="hint">{t('correction.privacy', { days: contactKeptDays })}</p>
      </Field>
      <div className={website.fault ? undefined : 'unseen'} aria-hidden={website.fault ? undefined : true}>
        <Field {...website}>
          <input
            id="website"
            name="website"
            autoComplete="off"
            tabIndex={website.fault ? undefined : -1}
            defaultValue={typed('website')}
            aria-describedby={describedBy(website)}
          />
        </Field>
      </div>
      <input type="hidden" name="formKey" value={formKey} />
      <div className="field">
        <button id="formKey" type="submit" className="button">
          {t('correction.send')}
        </button>
      </div>
    </form>
  );
}
