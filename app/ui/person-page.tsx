/** An account as its administrator sees and changes it. */

import { departments, type GrantableRole, roles } from '#app/domain/accounts/roles.ts';
import type { Person, PersonGrant } from '#app/domain/administration/read-person.server.ts';
import type { Opened } from '#app/domain/privacy/opened.ts';
import type { RefusalReason } from '#app/platform/refusal.ts';
import { useAdministrationFaults } from './administration-faults.ts';
import { Crumbs } from './crumbs.tsx';
import { formatInstant } from './dates.ts';
import { Facts } from './facts.tsx';
import { useGrantText } from './grant-text.ts';
import { LineForm, type Sent } from './line-form.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { usePlaceOptions } from './place-options.ts';
import { wordsOf } from './words/index.ts';

type Answer = Sent & {
  readonly refusal: RefusalReason | null;
  readonly detail: Readonly<Record<string, string | undefined>>;
  readonly shown?: Opened;
};
type Props = {
  readonly person: Person;
  readonly done: 'grant' | 'end' | 'suspend' | 'resume' | 'reset-factor' | null;
  readonly sent: Answer | undefined;
};

export function PersonPage({ person, done, sent }: Props) {
  const t = useWords();
  const language = useLanguage();
  const alarm = useAlarm(sent);
  const shown = sent?.shown;
  return (
    <>
      <Crumbs
        trail={[
          { name: t('account.desk'), path: '/desk' },
          { name: t('administration.people'), path: '/desk/people' },
          { name: person.name },
        ]}
      />
      <h1>{person.name}</h1>
      {done && !sent ? (
        <p className="note note-calm" role="status">
          {t(`administration.done.${done}`)}
        </p>
      ) : null}
      {shown ? (
        <p className="note" role="status">
          {t('administration.shown', { email: shown.email ?? '', telephone: shown.telephone ?? '' })}
        </p>
      ) : null}
      {alarm ? (
        <p className="note note-alarm" role="alert">
          {alarm}
        </p>
      ) : null}
      {person.demonstration ? <p className="note">{t('administration.demonstration')}</p> : null}
      {person.isSelf ? <p className="note">{t('administration.isSelf')}</p> : null}
      <Facts
        facts={[
          { name: t('administration.state'), value: t(`administration.states.${person.state}`) },
          { name: t('administration.email'), value: person.maskedEmail },
          { name: t('administration.telephone'), value: person.maskedTelephone },
          { name: t('settings.secondFactor'), value: t(person.secondFactor ? 'settings.isOn' : 'settings.isOff') },
          { name: t('administration.language'), value: wordsOf(person.language)('site.languageName') },
          { name: t('administration.since'), value: formatInstant(language, person.createdAt) },
        ]}
      />
      <Grants person={person} />
      {person.isSelf || person.state === 'closed' ? null : <Changes person={person} sent={sent} />}
      <ShowAddress person={person} sent={sent} />
    </>
  );
}

function useAlarm(sent: Answer | undefined): string | null {
  const t = useWords();
  if (!sent?.refusal) return null;
  const conflict = roles.find((role) => role === sent.detail.conflict);
  if (conflict) return t('administration.conflict', { role: t(`administration.roles.${conflict}`) });
  if (sent.refusal === 'already-exists') return t('administration.held');
  return t(sent.refusal === 'not-allowed' ? 'administration.refused' : 'administration.changedMeanwhile');
}

const formOf = (sent: Answer | undefined, intent: string) => (sent?.typed.intent === intent ? sent : undefined);

function Grants({ person }: { person: Person }) {
  const t = useWords();
  return (
    <section className="section">
      <h2>{t('administration.grants')}</h2>
      {person.grants.length === 0 ? <p>{t('administration.noRole')}</p> : null}
      <ul className="plain rows">
        {person.grants.map((grant) => (
          <li key={grant.id}>
            <OneGrant grant={grant} />
            {grant.endedAt || person.isSelf ? null : (
              <Button person={person} label={t('administration.endGrant')} hidden={{ intent: 'end', grant: grant.id }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneGrant({ grant }: { grant: PersonGrant }) {
  const t = useWords();
  const language = useLanguage();
  const grantText = useGrantText();
  const by = (name: string | null) => name ?? t('administration.commandLine');
  return (
    <p>
      <strong>{grantText(grant)}</strong>{' '}
      {t('administration.from', { at: formatInstant(language, grant.grantedAt), by: by(grant.grantedBy) })}{' '}
      {grant.endedAt ? t('administration.endedOn', { at: formatInstant(language, grant.endedAt), by: by(grant.endedBy) }) : null}
    </p>
  );
}

function Button({ person, label, hidden }: { person: Person; label: string; hidden: Record<string, string> }) {
  const to = useLocalPath();
  return (
    <LineForm
      action={to(`/desk/people/${person.id}`)}
      sent={undefined}
      faultText={() => undefined}
      button={label}
      hidden={hidden}
      lines={[]}
    />
  );
}

function Changes({ person, sent }: { person: Person; sent: Answer | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAdministrationFaults();
  const places = usePlaceOptions();
  const roleOption = (role: GrantableRole) => ({ value: role, label: t(`administration.roles.${role}`) });
  return (
    <>
      <section className="section">
        <h2>{t('administration.grantRole')}</h2>
        <LineForm
          action={to(`/desk/people/${person.id}`)}
          sent={formOf(sent, 'grant')}
          faultText={faultText}
          button={t('administration.grantRole')}
          hidden={{ intent: 'grant' }}
          lines={[
            { name: 'role', label: t('administration.role'), options: roles.map(roleOption) },
            {
              ...{ name: 'regionCode', label: t('administration.region'), hint: t('administration.regionHint') },
              ...{ optional: true, options: places },
            },
            {
              ...{ name: 'department', label: t('administration.department'), hint: t('administration.departmentHint'), optional: true },
              options: departments.map((value) => ({ value, label: t(`administration.departments.${value}`) })),
            },
          ]}
        />
      </section>
      <section className="section">
        <h2>{t('administration.state')}</h2>
        {person.state === 'suspended' ? (
          <Button person={person} label={t('administration.resume')} hidden={{ intent: 'resume' }} />
        ) : (
          <Button person={person} label={t('administration.suspend')} hidden={{ intent: 'suspend' }} />
        )}
        {person.secondFactor ? (
          <>
            <p>{t('administration.resetFactorHint')}</p>
            <Button person={person} label={t('administration.resetFactor')} hidden={{ intent: 'reset-factor' }} />
          </>
        ) : null}
      </section>
    </>
  );
}

function ShowAddress({ person, sent }: { person: Person; sent: Answer | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const faultText = useAdministrationFaults();
  return (
    <section className="section">
      <h2>{t('administration.showAddress')}</h2>
      <LineForm
        action={to(`/desk/people/${person.id}`)}
        sent={formOf(sent, 'show-address')}
        faultText={faultText}
        button={t('administration.showAddress')}
        hidden={{ intent: 'show-address' }}
        lines={[
          { name: 'reason', label: t('administration.reason'), hint: t('administration.reasonHint'), maxLength: 200, autoComplete: 'off' },
        ]}
      />
    </section>
  );
}
