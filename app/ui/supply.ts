import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { formatNumber } from './quantity.ts';

/** Units that a language has a word for; the others are symbols, the same everywhere. */
const worded = ['t', 'pcs', 'set', 'unit', 'box', 'bag'] as const;

/** An amount with its unit in words of the page's language. */
export function useAmount() {
  const t = useWords();
  const language = useLanguage();
  return (value: number, code: string | null): string => {
    const unit = worded.find((known) => known === code);
    return `${formatNumber(language, value)} ${unit ? t(`product.units.${unit}`) : (code ?? '')}`.trim();
  };
}

/** What a product's maker can supply, in words of the page's language; null where it is not stated. */
export function useSupply() {
  const t = useWords();
  const amount = useAmount();
  return ({
    capacity,
    capacityUnit,
    capacityPeriod,
    minimumOrder,
    minimumOrderUnit,
    leadTimeDays,
    contractManufacturing,
  }: ProductDetail) => ({
    capacity:
      capacity !== null && capacityPeriod ? t(`product.perPeriod.${capacityPeriod}`, { amount: amount(capacity, capacityUnit) }) : null,
    minimumOrder: minimumOrder === null ? null : amount(minimumOrder, minimumOrderUnit),
    leadTime: leadTimeDays === null ? null : t('product.days', { count: leadTimeDays }),
    contract: contractManufacturing === null ? null : t(contractManufacturing ? 'product.contractYes' : 'product.contractNo'),
  });
}
