import type { EnterpriseItem } from '#app/domain/enterprises/enterprise-item.ts';
import type { Segment } from '#app/platform/segment.ts';
import { CredentialTags } from './credential-tags.tsx';
import { Link } from './link.tsx';
import { Marked } from './marked.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** An enterprise as one line of a list. `aside` holds what the list offers to do with it. */
export function EnterpriseRow({
  enterprise,
  name,
  makes,
  heading: Heading = 'h2',
  related = false,
  aside,
}: {
  enterprise: EnterpriseItem;
  /** The name and the main product with what was matched marked. */
  name?: readonly Segment[];
  makes?: readonly Segment[];
  heading?: 'h2' | 'h3';
  /** It was not searched for and only resembles what was. */
  related?: boolean;
  aside?: React.ReactNode;
}) {
  const t = useWords();
  const to = useLocalPath();
  const { placesOf } = useReference();
  return (
    <li className="row row-plain">
      <div>
        <Heading>
          <Link to={to(`/enterprises/${enterprise.ref}`)}>
            <Zh>{name ? <Marked segments={name} /> : enterprise.name}</Zh>
          </Link>
        </Heading>
        {enterprise.mainProduct ? (
          <p className="who">
            {t('card.makes') + t('common.colon')}
            <Zh>{makes ? <Marked segments={makes} /> : enterprise.mainProduct}</Zh>
          </p>
        ) : null}
        <p>
          {[placesOf(enterprise), enterprise.products > 0 ? t('common.products', { count: enterprise.products }) : null]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <CredentialTags credentials={enterprise.credentials} unconfirmed={enterprise.basis !== 'page' && enterprise.basis !== 'declared'} />
      </div>
      <div className="row-side">
        {related ? <span className="tag">{t('search.related')}</span> : null}
        <span className="number">{enterprise.ref}</span>
        {aside}
      </div>
    </li>
  );
}
