import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { CategoryName } from './category-name.tsx';
import { Facts } from './facts.tsx';
import { Link } from './link.tsx';
import { Maker } from './maker.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { PlaceLinks } from './place-links.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

/** What a product is and who makes it where. */
export function ProductFacts({ product }: { product: ProductDetail }) {
  const t = useWords();
  const to = useLocalPath();
  const { sectorName } = useReference();
  const { brand, division, hsCode } = product;
  return (
    <Facts
      facts={[
        { name: t('product.maker'), value: <Maker product={product} /> },
        { name: t('product.brand'), value: brand ? <Zh>{brand}</Zh> : null },
        { name: t('product.place'), value: <PlaceLinks {...product} /> },
        { name: t('product.sector'), value: <Link to={to(`/sectors/${product.sectorCode}`)}>{sectorName(product.sectorCode)}</Link> },
        { name: t('product.category'), value: <CategoryName category={product.category} /> },
        {
          name: t('product.division'),
          value: division ? (
            <Zh>
              {division.code} {division.zh}（{division.standard}）
            </Zh>
          ) : null,
        },
        { name: t('product.hsCode'), value: hsCode },
        { name: t('product.number'), value: <span className="number">{product.ref}</span> },
      ]}
    />
  );
}
