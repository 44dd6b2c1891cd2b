import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { formatNumber } from './quantity.ts';

/** What a product's maker can supply, in words of the page's language; null where it is not stated. */
export function useSupply() {
  const t = useWords();
  const language = useLanguage();
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
      capacity !== null && capacityPeriod
        ? t(`product.perPeriod.${capacityPeriod}`, { amount: `${formatNumber(language, capacity)} ${capacityUnit}` })
        : null,
    minimumOrder: minimumOrder === null ? null : `${formatNumber(language, minimumOrder)} ${minimumOrderUnit}`,
    leadTime: leadTimeDays === null ? null : t('product.days', { count: leadTimeDays }),
    contract: contractManufacturing === null ? null : t(contractManufacturing ? 'product.contractYes' : 'product.contractNo'),
  });
}
