import type { InquiryThread } from '#app/domain/inquiries/read-inquiry.server.ts';
import { ButtonForm } from './button-form.tsx';
import { Facts } from './facts.tsx';
import { useWords } from './page-context.tsx';

/** Contacts of the other side, where both consent, and one's own consent to give or take back. */
export function ContactExchange({ action, consent, contacts }: { action: string } & Pick<InquiryThread, 'consent' | 'contacts'>) {
  const t = useWords();
  const waiting = consent.mine ? t('inquiry.offered') : consent.theirs ? t('inquiry.theyOffered') : null;
  return (
    <section className="section" aria-labelledby="contacts">
      <h2 id="contacts">{t('inquiry.contacts')}</h2>
      <p className="fine">{t('inquiry.contactsLead')}</p>
      {contacts.map(({ name, email, telephone }) => (
        <Facts
          key={email}
          facts={[
            { name: t('account.name'), value: name },
            { name: t('inquiry.telephone'), value: telephone },
            { name: t('account.email'), value: email },
          ]}
        />
      ))}
      {contacts.length === 0 && waiting ? <p>{waiting}</p> : null}
      <ButtonForm
        action={action}
        button={consent.mine ? t('inquiry.withdraw') : t('inquiry.offer')}
        hidden={{ intent: consent.mine ? 'withdraw' : 'offer' }}
        quiet
      />
    </section>
  );
}
