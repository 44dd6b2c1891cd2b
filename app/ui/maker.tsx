import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import type { Segment } from '#app/platform/segment.ts';
import { Link } from './link.tsx';
import { Marked } from './marked.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { Sentence } from './sentence.tsx';
import { Zh } from './zh.tsx';

/** Who makes a product, as far as the source says. */
export function Maker({
  product,
  marked,
}: {
  product: Pick<ProductItem, 'enterprise' | 'enterpriseAsPrinted' | 'makerScope'>;
  marked?: readonly Segment[];
}) {
  const t = useWords();
  const to = useLocalPath();
  if (product.enterprise)
    return (
      <Link to={to(`/enterprises/${product.enterprise.ref}`)}>
        <Zh>{marked ? <Marked segments={marked} /> : product.enterprise.name}</Zh>
      </Link>
    );
  if (product.enterpriseAsPrinted) return <Sentence of={(name) => t('card.printedMaker', { name })} name={product.enterpriseAsPrinted} />;
  return <>{t(product.makerScope === 'regional' ? 'card.regionalProduct' : 'card.brandOnly')}</>;
}
