/** A quotation as both sides read it: its lines with their sums, delivery, and the terms. */
import { lineFen, type Quotation, totalFen } from '#app/domain/talks/quotation.ts';
import { formatDay } from './dates.ts';
import { Facts } from './facts.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Zh } from './zh.tsx';

export function QuotationFacts({ quotation }: { quotation: Omit<Quotation, 'salt'> }) {
  const t = useWords();
  const language = useLanguage();
  const { lines, freightFen, taxIncluded, leadDays, paymentDays, validUntil, note } = quotation;
  return (
    <>
      <TableScroll label={t('talk.quotation')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('talk.fields.title')}</th>
              <th scope="col" className="num">
                {t('talk.fields.quantity')}
              </th>
              <th scope="col" className="num">
                {t('talk.fields.price')}
              </th>
              <th scope="col" className="num">
                {t('talk.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <th scope="row">
                  <Zh>{line.title}</Zh>
                </th>
                <td className="num">
                  {line.quantity} <Zh>{line.unit}</Zh>
                </td>
                <td className="num">{formatFen(language, line.unitFen)}</td>
                <td className="num">{formatFen(language, lineFen(line))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Facts
        facts={[
          { name: t('talk.fields.freight'), value: formatFen(language, freightFen) },
          { name: t('talk.total'), value: <strong>{formatFen(language, totalFen(quotation))}</strong> },
          { name: t('talk.tax'), value: t(taxIncluded ? 'talk.taxIncluded' : 'talk.taxExtra') },
          { name: t('talk.fields.leadDays'), value: leadDays },
          { name: t('talk.fields.paymentDays'), value: paymentDays },
          { name: t('talk.fields.validUntil'), value: formatDay(language, validUntil) },
          { name: t('talk.fields.note'), value: note ? <Zh>{note}</Zh> : null },
        ]}
      />
    </>
  );
}
