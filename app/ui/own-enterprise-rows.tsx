import type { OwnEnterprise } from '#app/domain/enterprises/own-enterprise.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

/** The enterprises somebody acts for, and who waits to be let in there. */
export function OwnEnterpriseRows({ own }: { own: readonly OwnEnterprise[] }) {
  const t = useWords();
  const to = useLocalPath();
  if (own.length === 0) return <p className="fine">{t('enterpriseDesk.none')}</p>;
  return (
    <ul className="rows">
      {own.map(({ ref, name, role, people, joinRequests }) => (
        <li key={ref} className="row row-plain">
          <div>
            <h3>
              <Link to={to(`/desk/enterprises/${ref}`)}>
                <Zh>{name}</Zh>
              </Link>
            </h3>
            <p>
              {t(`enterpriseDesk.roles.${role}`)} · {t('enterpriseDesk.peopleCount', { count: people })}
            </p>
            {joinRequests > 0 ? (
              <p>
                <Link to={to(`/desk/enterprises/${ref}/people`)}>{t('enterpriseDesk.joinWaiting', { count: joinRequests })}</Link>
              </p>
            ) : null}
          </div>
          <div className="row-side">
            <span className="number">{ref}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
