/** A quotation (报价): its form, what is kept of it, and its sums. Money is integer fen (CNY), quantities have up to four decimals. */
import { z } from 'zod';
import { cleanLines, cleanText } from '#app/platform/text.ts';

export const mostLines = 5;

export type QuotationLine = {
  readonly title: string;
  /** As a decimal number. */
  readonly quantity: string;
  readonly unit: string;
  readonly unitFen: number;
};
export type Quotation = {
  readonly lines: readonly QuotationLine[];
  /** Delivery to the place of the need, for all of it. */
  readonly freightFen: number;
  readonly taxIncluded: boolean;
  /** Days from the order to the delivery, and from the delivery to the payment. */
  readonly leadDays: number;
  readonly paymentDays: number;
  /** Last day on which it holds, in Asia/Shanghai. */
  readonly validUntil: string;
  readonly note: string;
  /** Makes the digest say nothing of what is in it. */
  readonly salt: string;
};

export const talkFaults = [
  ...(['missing', 'too-short', 'too-long', 'not-a-quantity', 'not-an-amount', 'not-a-day', 'in-the-past', 'not-days'] as const),
  ...(['choose', 'above-most', 'before-start', 'deadline-needed'] as const),
] as const;
export type TalkFault = (typeof talkFaults)[number];
const fault = (name: TalkFault) => name;

const plain = (typed: string) => typed.normalize('NFKC').replace(/[\s,]/g, '');
const length = (text: string) => [...text].length;
export const someText = (shortest: number, longest: number) =>
  z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((it) => it !== '' || shortest === 0, fault('missing'))
    .refine((it) => it === '' || length(it) >= shortest, fault('too-short'))
    .refine((it) => length(it) <= longest, fault('too-long'));
export const aQuantity = z
  .string()
  .default('')
  .transform(plain)
  .refine((it) => it !== '', fault('missing'))
  .refine((it) => it === '' || (/^\d{1,10}(?:\.\d{1,4})?$/.test(it) && Number(it) > 0), fault('not-a-quantity'));
/** Yuan as typed → fen. */
const anAmount = z
  .string()
  .default('')
  .transform((typed) => plain(typed).replace(/^[¥￥]|元$/g, ''))
  .refine((it) => it === '' || /^\d{1,10}(?:\.\d{1,2})?$/.test(it), fault('not-an-amount'))
  .transform((it) => (it === '' ? null : Math.round(Number(it) * 100)));
const someDays = (most: number) =>
  z
    .string()
    .default('')
    .transform(plain)
    .refine((it) => it !== '', fault('missing'))
    .refine((it) => it === '' || (/^\d{1,4}$/.test(it) && Number(it) <= most), fault('not-days'))
    .transform(Number);
/** A day from today on. */
export const aDay = (today: string) =>
  z
    .string()
    .default('')
    .refine((it) => it !== '', fault('missing'))
    .refine((it) => it === '' || z.iso.date().safeParse(it).success, fault('not-a-day'))
    .refine((it) => !z.iso.date().safeParse(it).success || it >= today, fault('in-the-past'));

const lineNames = (n: number) => [`title${n}`, `quantity${n}`, `unit${n}`, `price${n}`] as const;

/** The form of a quotation on a day. Of the lines the first is needed; of each that is begun, all of it. */
export const quotationForm = (today: string) =>
  z.record(z.string(), z.unknown()).transform((sent, issues): Omit<Quotation, 'salt'> => {
    const typed = (name: string) => (typeof sent[name] === 'string' ? (sent[name] as string) : '');
    const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
      const result = schema.safeParse(typed(name));
      if (result.success) return result.data;
      issues.addIssue({ code: 'custom', path: [name], message: result.error.issues[0]!.message });
      return undefined;
    };
    const lines: QuotationLine[] = [];
    for (let n = 1; n <= mostLines; n++) {
      const [title, quantity, unit, price] = lineNames(n);
      if (n > 1 && lineNames(n).every((name) => typed(name).trim() === '')) continue;
      const line = { title: read(title, someText(2, 100)), quantity: read(quantity, aQuantity), unit: read(unit, someText(1, 20)) };
      const unitFen = read(price, anAmount);
      if (unitFen === null) issues.addIssue({ code: 'custom', path: [price], message: fault('missing') });
      lines.push({
        title: cleanText(line.title ?? ''),
        quantity: line.quantity ?? '0',
        unit: cleanText(line.unit ?? ''),
        unitFen: unitFen ?? 0,
      });
    }
    return {
      lines,
      freightFen: read('freight', anAmount) ?? 0,
      taxIncluded: typed('tax') === 'yes',
      leadDays: read('leadDays', someDays(3650)) ?? 0,
      paymentDays: read('paymentDays', someDays(365)) ?? 0,
      validUntil: read('validUntil', aDay(today)) ?? '',
      note: read('note', someText(0, 1000)) ?? '',
    };
  });

const scale = 10_000n;
/** A decimal number of up to four places, in ten-thousandths. */
export function inTenThousandths(quantity: string): bigint {
  const [whole = '0', part = ''] = quantity.split('.');
  return BigInt(whole) * scale + BigInt(part.padEnd(4, '0').slice(0, 4) || '0');
}
/** What so much costs, to the nearest fen, a half upwards: as `round` of the database does. */
export const lineFen = ({ quantity, unitFen }: Pick<QuotationLine, 'quantity' | 'unitFen'>): number =>
  Number((inTenThousandths(quantity) * BigInt(unitFen) + scale / 2n) / scale);

export const goodsFen = ({ lines }: Pick<Quotation, 'lines'>): number => lines.reduce((sum, line) => sum + lineFen(line), 0);
/** With delivery: what quotations are compared by. */
export const totalFen = (quotation: Pick<Quotation, 'lines' | 'freightFen'>): number => goodsFen(quotation) + quotation.freightFen;

/** A unit as the tables know it: how much of the base unit of its dimension it is. */
export type KnownUnit = { readonly code: string; readonly zh: string; readonly dimension: string; readonly factor: number };

/**
 * What one unit of the need costs with delivery, in fen, so that a price by the ton stands beside one by the kilogram. Null where a line is in
 * a unit that cannot be brought to it.
 */
export function fenPerUnit(quotation: Pick<Quotation, 'lines' | 'freightFen'>, wanted: string, units: readonly KnownUnit[]): number | null {
  const find = (name: string) => units.find(({ zh, code }) => zh === name || code.toLowerCase() === name.toLowerCase());
  const to = find(wanted);
  let quantity = 0;
  for (const { unit, quantity: many } of quotation.lines) {
    const from = find(unit);
    if (unit === wanted) quantity += Number(many);
    else if (from && to && from.dimension === to.dimension) quantity += (Number(many) * from.factor) / to.factor;
    else return null;
  }
  return quantity > 0 ? Math.round(totalFen(quotation) / quantity) : null;
}
