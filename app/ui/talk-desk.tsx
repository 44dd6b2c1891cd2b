/** A talk as its side sees it: what it is about, quotations, messages, and what can be done in its state. */
import type { TalkPage } from '#app/domain/talks/read-talk.server.ts';
import { declineReasons, mayMove, quoting, talking } from '#app/domain/talks/talk-states.ts';
import { AgreementForm } from './agreement-form.tsx';
import { ButtonForm } from './button-form.tsx';
import { formatInstant } from './dates.ts';
import { DebriefFacts } from './debrief-facts.tsx';
import { Door } from './door.tsx';
import { Facts } from './facts.tsx';
import { FormKey } from './form-key.tsx';
import { LineForm } from './line-form.tsx';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { QuotationFacts } from './quotation-facts.tsx';
import { QuotationForm } from './quotation-form.tsx';
import { useTalkFaults } from './talk-faults.ts';
import { talkAlarm } from './talk-refusal.ts';
import { Zh } from './zh.tsx';

/** What a form was answered with. */
export type Refusable = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal: string | null;
  readonly detail: Readonly<Record<string, string>>;
};

export function TalkDesk({ talk, done, sent }: { talk: TalkPage; done: boolean; sent: Refusable | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useTalkFaults();
  const { id, side, state, need, supplier, product, buyer, quotations } = talk;
  const path = to(`/desk/talks/${id}`);
  const of = (intent: string) => (sent?.typed.intent === intent && !sent.refusal ? sent : undefined);
  const button = (intent: string, word: string) => <ButtonForm action={path} button={word} hidden={{ intent }} />;
  const sells = side === 'supplier';
  const open = need.state === 'open';
  const link = (address: string, name: string) => (
    <Link to={to(address)}>
      <Zh>{name}</Zh>
    </Link>
  );
  const last = quotations[0]?.content ?? null;
  const mayAccept = sells && open && mayMove('accept', state);
  const mayQuote = sells && open && (quoting.includes(state) || mayAccept);
  const mayDecline = sells && (state === 'invited' || state === 'open' || state === 'lapsed');
  return (
    <Door title={t('talk.title')} said={done && !sent ? t('talk.done') : null} alarm={sent?.refusal ? talkAlarm(t, sent) : null}>
      <Facts
        facts={[
          { name: t('talk.need'), value: link(`/needs/${need.ref}`, need.title) },
          { name: t('need.buyer'), value: buyer ? link(`/enterprises/${buyer.ref}`, buyer.name) : t('need.anonymousBuyer') },
          { name: t('talk.supplier'), value: link(`/enterprises/${supplier.ref}`, supplier.name) },
          { name: t('talk.product'), value: product ? link(`/products/${product.ref}`, product.name) : null },
          { name: t('talk.state'), value: <strong>{t(`talk.states.${state}`)}</strong> },
          { name: t('talk.declinedFor'), value: talk.declinedFor ? t(`talk.declineReasons.${talk.declinedFor}`) : null },
          { name: t('talk.answerBy'), value: state === 'invited' && talk.answerBy ? formatInstant(language, talk.answerBy) : null },
          { name: t('talk.quotesUntil'), value: talk.quotesUntil ? formatInstant(language, talk.quotesUntil) : null },
        ]}
      />
      {side === 'buyer' ? (
        <p>
          <Link to={to(`/desk/needs/${need.id}/talks`)}>{t('talk.ofNeed')}</Link>
        </p>
      ) : null}
      {talk.agreement ? (
        <p className="note">
          <Link to={to(`/desk/agreements/${talk.agreement.id}`)}>{t('agreement.see')}</Link>
        </p>
      ) : null}
      {talk.sealed ? <p className="note">{t('talk.sealedNote')}</p> : null}
      {talk.debrief ? <DebriefFacts debrief={talk.debrief} attributes={talk.attributes} /> : null}
      {mayAccept ? button('accept', t('talk.accept')) : null}
      <section className="section" aria-labelledby="quotations">
        <h2 id="quotations">{t('talk.quotations')}</h2>
        {talk.quotationCount === 0 ? <p>{t('talk.noQuotation')}</p> : null}
        {talk.closed && talk.lastDigest ? (
          <p>{t('talk.closed', { digest: talk.lastDigest.slice(0, 16), count: talk.quotationCount })}</p>
        ) : null}
        {quotations.map(({ number, content, digest, sentAt }, at) => (
          <details key={number} open={at === 0}>
            <summary>{t('talk.version', { number, at: formatInstant(language, sentAt) })}</summary>
            <QuotationFacts quotation={content} />
            <p className="fine">
              {t('talk.digest')} <code>{digest.slice(0, 16)}</code>
            </p>
          </details>
        ))}
        {mayQuote ? <QuotationForm action={path} sent={of('quote')} last={last} wants={talk.wants} object={need.object} /> : null}
      </section>
      {side === 'buyer' && state === 'awarded' && talk.agreement?.state !== 'in-force' && talk.agreement?.state !== 'proposed' ? (
        <section className="section" aria-labelledby="propose">
          <h2 id="propose">{t('agreement.propose')}</h2>
          <p className="fine">{t('agreement.proposeLead')}</p>
          <AgreementForm action={path} intent="propose" sent={of('propose')} button={t('agreement.propose')} />
        </section>
      ) : null}
      <section className="section" aria-labelledby="messages">
        <h2 id="messages">{t('talk.messages')}</h2>
        {talk.moreMessages ? <p className="fine">{t('talk.moreMessages')}</p> : null}
        <ol className="plain items">
          {talk.messages.map((message) => (
            <li key={message.number}>
              <strong>{t(message.side === side ? 'talk.us' : 'talk.them')}</strong> · {formatInstant(language, message.sentAt)}
              {message.text.split('\n').map((line, at) => (
                <p key={at}>
                  <Zh>{line}</Zh>
                </p>
              ))}
            </li>
          ))}
        </ol>
        {talking.includes(state) ? (
          <LineForm
            action={path}
            sent={of('say')}
            faultText={faultText}
            button={t('talk.say')}
            hidden={{ intent: 'say' }}
            lines={[{ name: 'text', label: t('talk.message'), hint: t('talk.hints.message'), rows: 4, maxLength: 4000 }]}
          >
            <FormKey />
          </LineForm>
        ) : null}
      </section>
      {mayDecline ? (
        <section className="section" aria-labelledby="decline">
          <h2 id="decline">{t('talk.decline')}</h2>
          <LineForm
            action={path}
            sent={of('decline')}
            faultText={faultText}
            button={t('talk.decline')}
            hidden={{ intent: 'decline' }}
            lines={[
              {
                name: 'declinedFor',
                label: t('talk.declinedFor'),
                options: declineReasons.map((reason) => ({ value: reason, label: t(`talk.declineReasons.${reason}`) })),
              },
            ]}
          />
        </section>
      ) : null}
      {sells && quoting.includes(state) ? button('withdraw', t('talk.withdraw')) : null}
      {side === 'buyer' && !talk.revealed ? (
        <section className="section" aria-labelledby="reveal">
          <h2 id="reveal">{t('talk.reveal')}</h2>
          <p className="fine">{t('talk.revealLead')}</p>
          {button('reveal', t('talk.reveal'))}
        </section>
      ) : null}
      {buyer ? (
        <details>
          <summary>{t('talk.block')}</summary>
          <p className="fine">{t('talk.blockLead')}</p>
          {button('block', t('talk.block'))}
        </details>
      ) : null}
    </Door>
  );
}
