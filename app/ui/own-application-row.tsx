import type { OwnApplication } from '#app/domain/enterprises/application.ts';
import { ButtonForm } from './button-form.tsx';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** One's own application and what has become of it; as long as it waits it can be withdrawn. */
export function OwnApplicationRow({ application, action }: { application: OwnApplication; action: string }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName } = useReference();
  const { id, kind, uscc, name, countyCode, status, reason, submittedAt, ref } = application;
  return (
    <li className="row row-plain">
      <div>
        <h3>
          {ref ? (
            <Link to={to(`/enterprises/${ref}`)}>
              <Zh>{name}</Zh>
            </Link>
          ) : (
            <Zh>{name}</Zh>
          )}
        </h3>
        <p>
          {t(`enterpriseDesk.kinds.${kind}`)} · <span className="number">{uscc}</span> · {placeName(countyCode)} ·{' '}
          {t('enterpriseDesk.submittedOn', { day: formatDay(language, submittedAt) })}
        </p>
        {status === 'refused' && reason ? (
          <p>
            {t('enterpriseDesk.reason') + t('common.colon')}
            <Zh>{reason}</Zh>
          </p>
        ) : null}
      </div>
      <div className="row-side">
        <span className="tag">{t(`enterpriseDesk.statuses.${status}`)}</span>
        {status === 'submitted' ? (
          <ButtonForm action={action} button={t('enterpriseDesk.withdraw')} hidden={{ intent: 'withdraw', id }} of={name} />
        ) : null}
      </div>
    </li>
  );
}
