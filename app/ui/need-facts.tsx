/** What a need says, as others see it. */
import type { ReactNode } from 'react';
import type { PublishedNeed } from '#app/domain/needs/published-need.ts';
import { formatDay } from './dates.ts';
import { Facts } from './facts.tsx';
import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { nameIn } from './names.ts';
import { quantityText } from './need-row.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Zh } from './zh.tsx';

type Shown = Pick<PublishedNeed, 'content' | 'attributes' | 'process' | 'buyer' | 'buyerType' | 'openUntil' | 'publishedOn' | 'ref'>;

export function NeedFacts({ need }: { need: Shown }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { placeName, sectorName } = useReference();
  const { content, buyer, buyerType, attributes } = need;
  const day = (value: string | null) => (value ? formatDay(language, value) : null);
  const list = (items: readonly string[]) => (items.length > 0 ? <Zh>{items.join('；')}</Zh> : null);
  const place = [content.county, content.city].find(Boolean);
  const who: ReactNode = buyer ? (
    <>
      <Link to={to(`/enterprises/${buyer.ref}`)}>
        <Zh>{buyer.name}</Zh>
      </Link>
      {buyerType ? ` · ${t(`demands.buyerTypes.${buyerType}`)}` : ''}
    </>
  ) : (
    t('need.anonymousBuyer')
  );
  return (
    <>
      <Facts
        facts={[
          { name: t('need.buyer'), value: who },
          { name: t('need.kind'), value: t(`need.kinds.${content.kind}`) },
          { name: t('need.fields.object'), value: <Zh>{content.object}</Zh> },
          { name: t('need.fields.process'), value: need.process ? nameIn(language, need.process) : null },
          { name: t('need.fields.category'), value: content.category ? <Zh>{content.category}</Zh> : null },
          { name: t('need.fields.sector'), value: content.sector ? sectorName(content.sector) : null },
          { name: t('need.fields.quantity'), value: content.quantity ? <Zh>{quantityText(content.quantity)}</Zh> : null },
          { name: t('need.fields.standards'), value: list(content.standards) },
          { name: t('need.fields.certificates'), value: list(content.certificates) },
          { name: t('need.fields.goodsUntil'), value: day(content.goodsUntil) },
          { name: t('need.fields.deliverBy'), value: day(content.deliverBy) },
          { name: t('need.place'), value: place ? <Zh>{placeName(place) ?? place}</Zh> : null },
          {
            name: t('need.fields.budget'),
            value: content.budgetFen === null ? t('need.quoted') : formatFen(language, content.budgetFen),
          },
          { name: t('need.fields.paymentDays'), value: content.paymentDays },
          { name: t('need.fields.termMonths'), value: content.termMonths },
          { name: t('need.fields.reservedForSmes'), value: content.reservedForSmes ? t('need.yes') : null },
          { name: t('need.published'), value: day(need.publishedOn) },
          { name: t('need.until'), value: day(need.openUntil) },
          { name: t('inquiry.number'), value: <span className="number">{need.ref}</span> },
        ]}
      />
      {content.description ? (
        <section className="section" aria-labelledby="description">
          <h2 id="description">{t('need.fields.description')}</h2>
          {content.description.split('\n').map((line, at) => (
            <p key={at} lang="zh-Hans">
              {line}
            </p>
          ))}
        </section>
      ) : null}
      {content.conditions.length > 0 ? (
        <section className="section" aria-labelledby="conditions">
          <h2 id="conditions">{t('need.conditions')}</h2>
          <TableScroll label={t('need.conditions')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('need.condition')}</th>
                  <th scope="col">{t('need.required')}</th>
                  <th scope="col">{t('need.hard')}</th>
                </tr>
              </thead>
              <tbody>
                {content.conditions.map(({ attribute, typed, hard }) => (
                  <tr key={attribute}>
                    <th scope="row">{attributes[attribute] ? nameIn(language, attributes[attribute]) : attribute}</th>
                    <td lang="zh-Hans">{typed}</td>
                    <td>{t(hard ? 'need.hard' : 'need.wished')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ) : null}
    </>
  );
}
