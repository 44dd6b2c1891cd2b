/** The form of a quotation: the first line filled with what the need asks for, four more where they are needed. */
import { mostLines, type Quotation } from '#app/domain/talks/quotation.ts';
import { FormKey } from './form-key.tsx';
import { type Line, LineForm, type Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';
import { useTalkFaults } from './talk-faults.ts';

type Props = {
  readonly action: string;
  readonly sent: Sent | undefined;
  /** The version before, which the form begins with. */
  readonly last: Quotation | null;
  readonly wants: { readonly low: number; readonly unit: string } | null;
  readonly object: string;
};

export function QuotationForm({ action, sent, last, wants, object }: Props) {
  const t = useWords();
  const faultText = useTalkFaults();
  const numbers = Array.from({ length: mostLines }, (_, at) => at + 1);
  const lines: Line[] = numbers.flatMap((n) => {
    const optional = n > 1 ? { optional: true } : {};
    const label = (name: 'title' | 'quantity' | 'unit' | 'price') => t('talk.lineField', { number: n, name: t(`talk.fields.${name}`) });
    return [
      { name: `title${n}`, label: label('title'), maxLength: 100, ...optional },
      { name: `quantity${n}`, label: label('quantity'), maxLength: 20, ...optional },
      { name: `unit${n}`, label: label('unit'), maxLength: 20, ...optional },
      { name: `price${n}`, label: label('price'), maxLength: 20, ...optional },
    ];
  });
  const typed =
    sent?.typed ??
    (last ? typedOf(last) : wants ? { title1: object, quantity1: String(wants.low), unit1: wants.unit } : { title1: object });
  return (
    <LineForm
      action={action}
      sent={{ errors: sent?.errors ?? {}, typed }}
      faultText={faultText}
      button={t(last ? 'talk.quoteAgain' : 'talk.quote')}
      hidden={{ intent: 'quote' }}
      lines={[
        ...lines,
        { name: 'freight', label: t('talk.fields.freight'), hint: t('talk.hints.freight'), maxLength: 20, optional: true },
        { name: 'tax', label: t('talk.taxIncluded'), tick: 'yes', optional: true },
        { name: 'leadDays', label: t('talk.fields.leadDays'), maxLength: 4 },
        { name: 'paymentDays', label: t('talk.fields.paymentDays'), hint: t('talk.hints.paymentDays'), maxLength: 4 },
        { name: 'validUntil', label: t('talk.fields.validUntil'), type: 'date' },
        { name: 'note', label: t('talk.fields.note'), rows: 4, maxLength: 1000, optional: true },
      ]}
    >
      <FormKey />
    </LineForm>
  );
}

const yuan = (fen: number) => String(fen / 100);
const typedOf = ({ lines, ...rest }: Quotation): Record<string, string> => ({
  ...Object.fromEntries(
    lines.flatMap(({ title, quantity, unit, unitFen }, at) => [
      [`title${at + 1}`, title],
      [`quantity${at + 1}`, quantity],
      [`unit${at + 1}`, unit],
      [`price${at + 1}`, yuan(unitFen)],
    ]),
  ),
  ...{
    freight: yuan(rest.freightFen),
    leadDays: String(rest.leadDays),
    paymentDays: String(rest.paymentDays),
    validUntil: rest.validUntil,
  },
  ...{ note: rest.note, ...(rest.taxIncluded ? { tax: 'yes' } : {}) },
});
