import { searchPath } from '#app/domain/catalogue/search-input.ts';
import type { HeldCredential } from '#app/domain/enterprises/credential.ts';
import { formatDay } from './dates.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { SourceLink } from './source-link.tsx';
import { Zh } from './zh.tsx';

/** From when to when it counts, as far as its source and its rules say. */
function usePeriod() {
  const language = useLanguage();
  const t = useWords();
  return ({ validFrom, validTo }: Pick<HeldCredential, 'validFrom' | 'validTo'>): string => {
    if (!validTo) return validFrom ? t('credential.from', { from: formatDay(language, validFrom) }) : t('credential.noEnd');
    return [
      validFrom ? t('credential.from', { from: formatDay(language, validFrom) }) : null,
      t('credential.until', { to: formatDay(language, validTo) }),
    ]
      .filter(Boolean)
      .join(' ');
  };
}

/** A credential in full: whose, of what rank, by whom, when, and where that is written. */
function CredentialEntry({ credential, past, bearer }: { credential: HeldCredential; past: boolean; bearer: 'product' | 'enterprise' }) {
  const t = useWords();
  const to = useLocalPath();
  const period = usePeriod();
  const { title, family, kind, level, issuer, number, batch, evidence, source, sourceTitle } = credential;
  const facet = kind === 'honour' || kind === 'listing' ? 'honour' : 'proof';
  const facts: readonly [string, React.ReactNode][] = [
    [t('credential.issuer'), issuer ? <Zh key="i">{issuer}</Zh> : null],
    [t('credential.number'), number],
    [t('credential.batch'), batch && !title.includes(batch) && batch !== credential.validFrom ? <Zh key="b">{batch}</Zh> : null],
    [t('credential.period'), period(credential)],
  ];
  return (
    <li>
      <p>
        <strong>
          <Zh>{title}</Zh>
        </strong>
      </p>
      <ul className="tags">
        <li className={past ? 'tag tag-past' : 'tag tag-honour'}>{past ? t('credential.ended') : t(`credential.kinds.${kind}`)}</li>
        <li className="tag">{t(`credential.levels.${level}`)}</li>
        {bearer === 'product' && credential.byEnterprise ? <li className="tag">{t('card.enterpriseHolds')}</li> : null}
      </ul>
      <p className="fine">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <span key={name} className="part">
              {name + t('common.colon')}
              {value}
            </span>
          ))}
      </p>
      <p className="fine">
        <span className="part">
          {t('common.source') + t('common.colon')}
          <SourceLink source={source} sourceTitle={sourceTitle} />
        </span>
        {evidence ? (
          <span className="part">
            {t('credential.evidence') + t('common.colon')}
            <SourceLink source={evidence} sourceTitle={null} />
          </span>
        ) : null}
        {past ? null : (
          <Link
            className="no-print"
            to={to(searchPath({ where: { [facet]: [family] }, ...(bearer === 'enterprise' ? { kind: 'enterprise' } : {}) }))}
          >
            {t(bearer === 'enterprise' ? 'credential.alikeEnterprises' : 'credential.alike')}
          </Link>
        )}
      </p>
    </li>
  );
}

/** What has been attested: what counts today, and apart from it what has run out. Of a medicine that is its registration. */
export function CredentialList({
  inForce,
  past,
  bearer,
  registration = false,
}: {
  inForce: readonly HeldCredential[];
  past: readonly HeldCredential[];
  bearer: 'product' | 'enterprise';
  registration?: boolean;
}) {
  const t = useWords();
  if (registration && inForce.length + past.length === 0) return null;
  const entries = (credentials: readonly HeldCredential[], ended: boolean) => (
    <ul className="held">
      {credentials.map((credential, index) => (
        <CredentialEntry key={index} credential={credential} past={ended} bearer={bearer} />
      ))}
    </ul>
  );
  return (
    <>
      <section className="section" aria-labelledby="credentials">
        <h2 id="credentials">{t(registration ? 'credential.registration' : 'credential.inForce')}</h2>
        {inForce.length > 0 ? entries(inForce, false) : <p className="fine">{t('credential.none')}</p>}
      </section>
      {past.length > 0 ? (
        <section className="section" aria-labelledby="past-credentials">
          <h2 id="past-credentials">{t('credential.past')}</h2>
          <p className="fine">{t('credential.pastHint')}</p>
          {entries(past, true)}
        </section>
      ) : null}
    </>
  );
}
