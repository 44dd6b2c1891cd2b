import type { ApplicationUnderReview } from '#app/domain/enterprises/application.ts';
import { formatDay } from './dates.ts';
import { Facts } from './facts.tsx';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** What a reviewer weighs: the application, its licence, and what the directory has of that name. */
export function ApplicationFacts({ application }: { application: ApplicationUnderReview }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName } = useReference();
  const { id, kind, name, uscc, usccPlausible, countyCode, applicant, submittedAt, age, licence, claimed, namesakes, reason, staked } =
    application;
  const enterprise = (it: NonNullable<ApplicationUnderReview['claimed']>) => (
    <>
      <Link to={to(`/enterprises/${it.ref}`)}>
        <Zh>{it.name}</Zh>
      </Link>{' '}
      <span className="number">{it.uscc ?? it.ref}</span>
    </>
  );
  return (
    <>
      {usccPlausible ? null : (
        <div className="note" role="note">
          {t('enterpriseDesk.manualLead')}
        </div>
      )}
      <Facts
        facts={[
          { name: t('enterpriseDesk.kind'), value: t(`enterpriseDesk.kinds.${kind}`) },
          { name: t('enterpriseDesk.name'), value: <Zh>{name}</Zh> },
          { name: t('enterpriseDesk.uscc'), value: <span className="number">{uscc}</span> },
          { name: t('enterpriseDesk.county'), value: placeName(countyCode) },
          { name: t('enterpriseDesk.applicant'), value: <Zh>{applicant}</Zh> },
          {
            name: t('enterpriseDesk.submittedOn', { day: formatDay(language, submittedAt) }),
            value: t('enterpriseDesk.age', { count: age }),
          },
          {
            name: t('enterpriseDesk.licence'),
            value: !licence ? (
              t('enterpriseDesk.noLicence')
            ) : staked ? null : (
              <Link to={to(`/desk/reviews/enterprises/${id}/licence`)}>{t('enterpriseDesk.openLicence')}</Link>
            ),
          },
          { name: t('enterpriseDesk.claimed'), value: claimed ? enterprise(claimed) : null },
          {
            name: t('enterpriseDesk.namesakes'),
            value:
              namesakes.length > 0 ? (
                <ul>
                  {namesakes.map((one) => (
                    <li key={one.ref}>{enterprise(one)}</li>
                  ))}
                </ul>
              ) : null,
          },
          { name: t('enterpriseDesk.reason'), value: reason ? <Zh>{reason}</Zh> : null },
        ]}
      />
    </>
  );
}
