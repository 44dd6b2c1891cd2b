import { agreementKinds, priceRules } from '#app/domain/agreements/agreement.ts';
import { FormKey } from './form-key.tsx';
import { LineForm, type Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';
import { useTalkFaults } from './talk-faults.ts';

type Props = {
  readonly action: string;
  readonly intent: string;
  readonly sent: Sent | undefined;
  readonly button: string;
  /** Of a renewal the kind is a framework. */
  readonly framework?: boolean;
};

/** What is agreed on beside the quotation. */
export function AgreementForm({ action, intent, sent, button, framework = false }: Props) {
  const t = useWords();
  const faultText = useTalkFaults();
  const kind = {
    name: 'kind',
    label: t('agreement.kind'),
    options: agreementKinds.map((one) => ({ value: one, label: t(`agreement.kinds.${one}`) })),
  };
  return (
    <LineForm
      action={action}
      sent={sent}
      faultText={faultText}
      button={button}
      hidden={{ intent, ...(framework ? { kind: 'framework' } : {}) }}
      lines={[
        ...(framework ? [] : [kind]),
        { name: 'startsOn', label: t('agreement.startsOn'), type: 'date' },
        { name: 'endsOn', label: t('agreement.endsOn'), type: 'date' },
        {
          name: 'priceRule',
          label: t('agreement.priceRule'),
          options: priceRules.map((one) => ({ value: one, label: t(`agreement.priceRules.${one}`) })),
        },
        { name: 'terms', label: t('agreement.terms'), rows: 5, maxLength: 4000, optional: true },
      ]}
    >
      <FormKey />
    </LineForm>
  );
}
