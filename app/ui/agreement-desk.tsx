/** An agreement as both sides see it: the frozen copy, what is left of it, call-offs with both sides' word, reviews, renewal. It prints. */
import type { AgreementPage } from '#app/domain/agreements/read-agreement.server.ts';
import { AgreementCallOffs } from './agreement-call-offs.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { ButtonForm } from './button-form.tsx';
import { formatDay, formatInstant } from './dates.ts';
import { Door } from './door.tsx';
import { Facts } from './facts.tsx';
import { LineForm } from './line-form.tsx';
import { Link } from './link.tsx';
import { formatFen } from './money.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { QuotationFacts } from './quotation-facts.tsx';
import type { Refusable } from './talk-desk.tsx';
import { useTalkFaults } from './talk-faults.ts';
import { talkAlarm } from './talk-refusal.ts';
import { Zh } from './zh.tsx';

type Props = {
  readonly agreement: AgreementPage;
  readonly today: string;
  /** Whether its end is near enough to speak of what comes after. */
  readonly ending: boolean;
  readonly done: boolean;
  readonly sent: Refusable | undefined;
};

export function AgreementDesk({ agreement, today, ending, done, sent }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useTalkFaults();
  const { id, side, state, kind, content, renewal, reviews } = agreement;
  const path = to(`/desk/agreements/${id}`);
  const of = (intent: string) => (sent?.typed.intent === intent && !sent.refusal ? sent : undefined);
  const party = ({ name, ref, uscc }: AgreementPage['content']['buyer']) => (
    <>
      <Link to={to(`/enterprises/${ref}`)}>
        <Zh>{name}</Zh>
      </Link>
      {uscc ? <span className="number"> {uscc}</span> : null}
    </>
  );
  const year = Number(today.slice(0, 4));
  const reviewed = reviews.some((one) => one.side === side && one.year === year);
  const renews =
    kind === 'framework' && side === 'buyer' && (state === 'ended' || (state === 'in-force' && ending)) && !isLive(renewal?.state);
  return (
    <Door title={t('agreement.title')} said={done && !sent ? t('talk.done') : null} alarm={sent?.refusal ? talkAlarm(t, sent) : null}>
      <Facts
        facts={[
          { name: t('inquiry.number'), value: <span className="number">{agreement.ref}</span> },
          { name: t('agreement.kind'), value: t(`agreement.kinds.${kind}`) },
          { name: t('talk.state'), value: <strong>{t(`agreement.states.${state}`)}</strong> },
          { name: t('talk.need'), value: <Zh>{content.need.title}</Zh> },
          { name: t('need.buyer'), value: party(content.buyer) },
          { name: t('talk.supplier'), value: party(content.supplier) },
          { name: t('agreement.startsOn'), value: formatDay(language, agreement.startsOn) },
          { name: t('agreement.endsOn'), value: formatDay(language, agreement.endsOn) },
          { name: t('agreement.priceRule'), value: t(`agreement.priceRules.${content.priceRule}`) },
          { name: t('agreement.terms'), value: content.terms ? <Zh>{content.terms}</Zh> : null },
          { name: t('agreement.proposedAt'), value: formatInstant(language, agreement.proposedAt) },
          { name: t('agreement.signedAt'), value: agreement.signedAt ? formatInstant(language, agreement.signedAt) : null },
          { name: t('agreement.confirmed'), value: <strong>{formatFen(language, agreement.confirmedFen)}</strong> },
        ]}
      />
      <p className="fine">
        {t(agreement.intact ? 'agreement.intact' : 'agreement.changed')} <code>{agreement.digest.slice(0, 16)}</code>
      </p>
      {state === 'proposed' && side === 'supplier' ? (
        <div className="actions">
          <ButtonForm action={path} button={t('agreement.sign')} hidden={{ intent: 'sign' }} quiet={false} />
          <ButtonForm action={path} button={t('agreement.refuse')} hidden={{ intent: 'refuse' }} />
        </div>
      ) : null}
      {state === 'proposed' && side === 'buyer' ? <p className="note">{t('agreement.waits')}</p> : null}
      <section className="section" aria-labelledby="quotation">
        <h2 id="quotation">{t('agreement.quotation', { number: content.quotationNumber })}</h2>
        <QuotationFacts quotation={content.quotation} />
      </section>
      {state === 'in-force' || state === 'ended' ? <AgreementCallOffs agreement={agreement} path={path} sent={of} /> : null}
      {reviews.length > 0 ? (
        <section className="section" aria-labelledby="reviews">
          <h2 id="reviews">{t('agreement.reviews')}</h2>
          <ul>
            {reviews.map((one) => (
              <li key={`${one.side} ${one.year}`}>
                {t('agreement.reviewLine', {
                  year: one.year,
                  side: t(one.side === 'buyer' ? 'need.buyer' : 'talk.supplier'),
                  score: one.score,
                })}{' '}
                <Zh>{one.words}</Zh>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {agreement.confirmedFen > 0 && !reviewed ? (
        <section className="section" aria-labelledby="review">
          <h2 id="review">{t('agreement.review', { year })}</h2>
          <LineForm
            action={path}
            sent={of('review')}
            faultText={faultText}
            button={t('agreement.sendReview')}
            hidden={{ intent: 'review' }}
            lines={[
              { name: 'score', label: t('agreement.score'), options: ['5', '4', '3', '2', '1'].map((one) => ({ value: one, label: one })) },
              { name: 'words', label: t('agreement.words'), rows: 3, maxLength: 1000, optional: true },
            ]}
          />
        </section>
      ) : null}
      {renewal ? (
        <p className="note">
          <Link to={to(`/desk/agreements/${renewal.id}`)}>{t('agreement.renewal')}</Link> · {t(`agreement.states.${renewal.state}`)}
        </p>
      ) : null}
      {renews ? (
        <section className="section" aria-labelledby="renew">
          <h2 id="renew">{t('agreement.renew')}</h2>
          <p className="fine">{t('agreement.renewLead')}</p>
          <AgreementForm action={path} intent="renew" sent={of('renew')} button={t('agreement.renew')} framework />
        </section>
      ) : null}
    </Door>
  );
}

const isLive = (state: string | undefined) => state === 'proposed' || state === 'in-force';
