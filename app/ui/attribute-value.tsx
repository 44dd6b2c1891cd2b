import type { ProductAttribute } from '#app/domain/catalogue/product-detail.ts';
import { useLanguage } from './page-context.tsx';
import { formatRange } from './quantity.ts';
import { Zh } from './zh.tsx';

/** What was written, and beside it the same in the base unit where it was written in another. */
export function AttributeValue({ attribute }: { attribute: ProductAttribute }) {
  const language = useLanguage();
  const { typed, low, high, unit, baseUnit } = attribute;
  const converted = (low !== null || high !== null) && unit !== baseUnit;
  return (
    <>
      <Zh>{typed}</Zh>
      {converted ? <span className="fine"> = {formatRange(language, { low, high, unit: baseUnit })}</span> : null}
    </>
  );
}
