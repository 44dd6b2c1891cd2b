import type { ValidCredential } from '#app/domain/enterprises/credential.ts';
import { useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

const mostShown = 4;

/** The credentials that count today, one tag a family: an honour granted twice, or to product and maker both, is one. */
export function CredentialTags({ credentials, unconfirmed }: { credentials: readonly ValidCredential[]; unconfirmed: boolean }) {
  const t = useWords();
  const families = credentials.filter((one, index) => credentials.findIndex((other) => other.family === one.family) === index);
  if (families.length === 0 && !unconfirmed) return null;
  return (
    <ul className="tags">
      {families.slice(0, mostShown).map((credential) => (
        <li key={credential.family} className="tag tag-honour">
          <Zh>{credential.family}</Zh>
          {credential.byEnterprise ? t('common.aside', { text: t('card.enterpriseHolds') }) : null}
        </li>
      ))}
      {families.length > mostShown ? <li className="tag">+{families.length - mostShown}</li> : null}
      {unconfirmed ? <li className="tag tag-caution">{t('card.unconfirmed')}</li> : null}
    </ul>
  );
}
