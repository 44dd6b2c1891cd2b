import { longestReason } from '#app/domain/administration/administration-forms.ts';
import type { Opened } from '#app/domain/privacy/opened.ts';
import { useAdministrationFaults } from './administration-faults.ts';
import { Facts } from './facts.tsx';
import { LineForm, type Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

type Props = {
  readonly action: string;
  readonly sent: Sent | undefined;
  /** Once they were asked for. */
  readonly shown: Opened | null;
};

/** Who has applied and how to reach them: for a reason, which the journal keeps. */
export function ApplicantContacts({ action, sent, shown }: Props) {
  const t = useWords();
  const faultText = useAdministrationFaults();
  return (
    <section className="section" aria-labelledby="contacts">
      <h2 id="contacts">{t('administration.showAddress')}</h2>
      {shown ? (
        <div role="status">
          <Facts
            facts={[
              { name: t('enterpriseDesk.applicant'), value: <Zh>{shown.name}</Zh> },
              { name: t('administration.email'), value: shown.email },
              { name: t('administration.telephone'), value: shown.telephone },
            ]}
          />
        </div>
      ) : (
        <LineForm
          action={action}
          sent={sent && { ...sent, errors: { why: sent.errors.why ?? sent.errors.reason } }}
          faultText={faultText}
          button={t('administration.showAddress')}
          hidden={{ intent: 'show-applicant' }}
          lines={[
            {
              name: 'why',
              label: t('administration.reason'),
              hint: t('administration.reasonHint'),
              maxLength: longestReason,
              autoComplete: 'off',
            },
          ]}
        />
      )}
    </section>
  );
}
