import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { type Fact, Facts } from './facts.tsx';
import { useWords } from './page-context.tsx';
import { useSupply } from './supply.ts';
import { Zh } from './zh.tsx';
import { ZhProse } from './zh-prose.tsx';

/** Capacity, terms, uses and remarks, where the source states any. */
export function SupplyFacts({ product }: { product: ProductDetail }) {
  const t = useWords();
  const { capacity, minimumOrder, leadTime, contract } = useSupply()(product);
  const facts: Fact[] = [
    { name: t('product.capacity'), value: capacity },
    { name: t('product.minimumOrder'), value: minimumOrder },
    { name: t('product.leadTime'), value: leadTime },
    { name: t('product.contractManufacturing'), value: contract },
    { name: t('listing.fields.standards'), value: product.standards.length > 0 ? <Zh>{product.standards.join('、')}</Zh> : null },
    {
      name: t('listing.fields.exportMarkets'),
      value: product.exportMarkets.length > 0 ? <Zh>{product.exportMarkets.join('、')}</Zh> : null,
    },
    { name: t('product.applications'), value: product.applications.length > 0 ? <Zh>{product.applications.join('、')}</Zh> : null },
    { name: t('product.notes'), value: product.notes ? <ZhProse text={product.notes} /> : null },
  ];
  if (facts.every(({ value }) => value === null)) return null;
  return (
    <section className="section" aria-labelledby="supply">
      <h2 id="supply">{t('product.supply')}</h2>
      <Facts facts={facts} />
    </section>
  );
}
