/** What people send in talks: whole by default, so that a test names only what it is about. */
import { dayFromNow } from './needs.ts';

export const aQuotationForm = (given: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{ title1: '示例球阀', quantity1: '500', unit1: '台', price1: '120.50', freight: '800', tax: 'yes', leadDays: '20' },
  ...{ paymentDays: '30', validUntil: dayFromNow(60), note: '', ...given },
});
export const aQuotation = (unitFen = 12_050, quantity = '500') => ({
  lines: [{ title: '示例球阀', quantity, unit: '台', unitFen }],
  ...{ freightFen: 80_000, taxIncluded: true, leadDays: 20, paymentDays: 30, validUntil: dayFromNow(60), note: '' },
});
export const anAgreementForm = (given: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{ kind: 'framework', startsOn: dayFromNow(0), endsOn: dayFromNow(300), priceRule: 'fixed', terms: '', ...given },
});
