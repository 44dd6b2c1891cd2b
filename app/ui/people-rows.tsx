/** The people of an enterprise, those invited and those who ask to be let in, with what its owner can do about each. */
import type { PeopleOfEnterprise } from '#app/domain/enterprises/own-enterprise.ts';
import { ButtonForm } from './button-form.tsx';
import { formatDay } from './dates.ts';
import { useLanguage, useWords } from './page-context.tsx';

type Rows<K extends 'people' | 'invitations' | 'joinRequests'> = PeopleOfEnterprise[K];

export function PersonRows({ people, action, isOwner }: { people: Rows<'people'>; action: string; isOwner: boolean }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ul className="rows">
      {people.map(({ id, name, role, since, isMe }) => (
        <li key={id} className="row row-plain">
          <div>
            <h2>
              {name} {isMe ? t('enterpriseDesk.me') : null}
            </h2>
            <p>
              {t(`enterpriseDesk.roles.${role}`)} · {t('enterpriseDesk.since', { day: formatDay(language, since) })}
            </p>
          </div>
          <div className="row-side">
            {isOwner && role === 'agent' ? (
              <>
                <ButtonForm action={action} button={t('enterpriseDesk.remove')} hidden={{ intent: 'remove', id }} of={name} />
                <ButtonForm action={action} button={t('enterpriseDesk.handOver')} hidden={{ intent: 'hand-over', id }} of={name} />
              </>
            ) : null}
            {isMe && role === 'agent' ? (
              <ButtonForm action={action} button={t('enterpriseDesk.leave')} hidden={{ intent: 'leave' }} />
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function InvitationRows({ invitations, action }: { invitations: Rows<'invitations'>; action: string }) {
  const t = useWords();
  const language = useLanguage();
  if (invitations.length === 0) return null;
  return (
    <section className="section" aria-labelledby="invitations">
      <h2 id="invitations">{t('enterpriseDesk.invitations')}</h2>
      <ul className="rows">
        {invitations.map(({ id, email, expiresAt, expired }) => (
          <li key={id} className="row row-plain">
            <div>
              <h3>{email}</h3>
              <p>{expired ? t('enterpriseDesk.expired') : t('enterpriseDesk.validUntil', { day: formatDay(language, expiresAt) })}</p>
            </div>
            <div className="row-side">
              <ButtonForm action={action} button={t('enterpriseDesk.revoke')} hidden={{ intent: 'revoke', id }} of={email} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function JoinRequestRows({ joinRequests, action }: { joinRequests: Rows<'joinRequests'>; action: string }) {
  const t = useWords();
  const language = useLanguage();
  if (joinRequests.length === 0) return null;
  return (
    <section className="section" aria-labelledby="asking">
      <h2 id="asking">{t('enterpriseDesk.askedToJoin')}</h2>
      <ul className="rows">
        {joinRequests.map(({ id, name, message, submittedAt }) => (
          <li key={id} className="row row-plain">
            <div>
              <h3>{name}</h3>
              <p>{message}</p>
              <p>{t('enterpriseDesk.submittedOn', { day: formatDay(language, submittedAt) })}</p>
            </div>
            <div className="row-side">
              <ButtonForm action={action} button={t('enterpriseDesk.accept')} hidden={{ intent: 'accept', id }} of={name} />
              <ButtonForm action={action} button={t('enterpriseDesk.decline')} hidden={{ intent: 'decline', id }} of={name} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
