import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import type { Segment } from '#app/platform/segment.ts';
import { CredentialTags } from './credential-tags.tsx';
import { Glyph } from './glyph.tsx';
import { Link } from './link.tsx';
import { Maker } from './maker.tsx';
import { Marked } from './marked.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** A product as one line of a list. `aside` holds what the list offers to do with it. */
export function ProductRow({
  product,
  name,
  maker,
  heading: Heading = 'h2',
  underMaker = false,
  related = false,
  aside,
}: {
  product: ProductItem;
  /** The name with what was matched marked; the plain name without it. */
  name?: readonly Segment[];
  maker?: readonly Segment[];
  heading?: 'h2' | 'h3';
  /** On its maker's page: neither the maker nor what the maker holds is said again. */
  underMaker?: boolean;
  /** It was not searched for and only resembles what was. */
  related?: boolean;
  aside?: React.ReactNode;
}) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placesOf, sectorName } = useReference();
  return (
    <li className="row">
      <Glyph sector={product.sectorCode} className="plate" />
      <div>
        <Heading>
          <Link to={to(`/products/${product.ref}`)}>
            <Zh>{name ? <Marked segments={name} /> : product.name}</Zh>
          </Link>
        </Heading>
        {underMaker ? null : (
          <p className="who">
            <Maker product={product} marked={maker} />
          </p>
        )}
        <p>
          {placesOf(product)} · {sectorName(product.sectorCode)} · {nameIn(language, product.category)}
        </p>
        <CredentialTags
          credentials={underMaker ? product.credentials.filter((held) => !held.byEnterprise) : product.credentials}
          unconfirmed={product.basis !== 'page' && product.basis !== 'declared'}
        />
      </div>
      <div className="row-side">
        {related ? <span className="tag">{t('search.related')}</span> : null}
        <span className="number">{product.ref}</span>
        {aside}
      </div>
    </li>
  );
}
