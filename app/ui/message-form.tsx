/** The form of an inquiry and that of an answer: text, attachments, and for an inquiry what it is about and how much. */
import { type InquiryFault, inquiryFaults, longestSubject, longestText, longestUnit } from '#app/domain/inquiries/inquiry.ts';
import { acceptedBy } from '#app/platform/files/file-types.ts';
import { describedBy, FaultSummary, Field } from './field.tsx';
import { useFileFaults } from './file-faults.ts';
import { FormKey } from './form-key.tsx';
import type { Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';

type FieldName = 'subject' | 'text' | 'quantity' | 'unit' | 'files';
const ofInquiry: readonly FieldName[] = ['subject', 'text', 'quantity', 'unit', 'files'];
const ofAnswer: readonly FieldName[] = ['text', 'files'];

const isFault = (code: string): code is InquiryFault => inquiryFaults.some((known) => known === code);

export function MessageForm({
  kind,
  action,
  sent,
  hidden = {},
}: {
  kind: 'inquiry' | 'answer';
  action: string;
  sent: Sent | undefined;
  hidden?: Readonly<Record<string, string>>;
}) {
  const t = useWords();
  const sayFileFault = useFileFaults();
  const fields = kind === 'inquiry' ? ofInquiry : ofAnswer;
  const faultOf = (name: FieldName): string | undefined => {
    const code = sent?.errors[name]?.[0];
    if (code === undefined) return undefined;
    return isFault(code) ? t(`inquiryFaults.${code}`) : sayFileFault(code);
  };
  const labels: Record<FieldName, string> = {
    ...{ subject: t('inquiry.subject'), text: t('inquiry.text'), quantity: t('inquiry.quantity'), unit: t('inquiry.unit') },
    files: t('inquiry.files'),
  };
  const faults = fields.flatMap((name) => {
    const fault = faultOf(name);
    return fault ? [{ id: name, text: labels[name] + t('common.colon') + fault }] : [];
  });
  const said = (name: FieldName, hint?: string) => ({ id: name, label: labels[name], hint, fault: faultOf(name) });
  const line = (name: 'subject' | 'quantity' | 'unit', more: { hint?: string; maxLength: number; required?: boolean }) => {
    const { hint, ...rest } = more;
    const field = said(name, hint);
    return (
      <Field {...field}>
        <input
          {...{ id: name, name, ...rest }}
          defaultValue={sent?.typed[name]}
          inputMode={name === 'quantity' ? 'decimal' : undefined}
          aria-invalid={field.fault ? true : undefined}
          aria-describedby={describedBy(field)}
        />
      </Field>
    );
  };
  const text = said('text', kind === 'inquiry' ? t('inquiry.textHint') : undefined);
  const files = said('files', t('inquiry.filesHint'));
  return (
    <form method="post" action={action} encType="multipart/form-data" noValidate={sent !== undefined}>
      <FaultSummary title={t('inquiry.summary', { count: faults.length })} faults={faults} />
      <FormKey />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {kind === 'inquiry' ? line('subject', { maxLength: longestSubject, required: true }) : null}
      <Field {...text}>
        <textarea
          id="text"
          name="text"
          rows={7}
          required
          maxLength={longestText}
          defaultValue={sent?.typed.text}
          aria-invalid={text.fault ? true : undefined}
          aria-describedby={describedBy(text)}
        />
      </Field>
      {kind === 'inquiry' ? line('quantity', { maxLength: 20 }) : null}
      {kind === 'inquiry' ? line('unit', { maxLength: longestUnit, hint: t('inquiry.unitHint') }) : null}
      <Field {...files}>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          accept={acceptedBy('evidence')}
          aria-invalid={files.fault ? true : undefined}
          aria-describedby={describedBy(files)}
        />
      </Field>
      <div className="field">
        <button type="submit" className="button">
          {t('inquiry.send')}
        </button>
      </div>
    </form>
  );
}
