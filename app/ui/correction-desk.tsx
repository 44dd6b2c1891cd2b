import { longestAnswer } from '#app/domain/corrections/correction.ts';
import type { CorrectionToDecide } from '#app/domain/corrections/read-correction.server.ts';
import { formatDay } from './dates.ts';
import { Facts } from './facts.tsx';
import { LineForm, type Sent } from './line-form.tsx';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { subjectPath } from './subject-path.ts';
import { TextField } from './text-field.tsx';

type Props = {
  readonly request: CorrectionToDecide;
  readonly sent: Sent | undefined;
  /** The contact, once it was asked for. */
  readonly shown: string | null;
};

/** A request for correction as the publisher judges it. */
export function CorrectionDesk({ request, sent, shown }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const { ref, subject, subjectRef, wish, role, statement, status, answer, createdAt, hasContact } = request;
  const path = to(`/desk/corrections/${ref}`);
  const faults: Readonly<Record<string, string>> = {
    'answer-missing': t('corrections.answerMissing'),
    'reason-missing': t('corrections.reasonMissing'),
    'too-long': t('corrections.tooLong'),
    'reason-names-person': t('administration.faults.reason-names-person'),
  };
  const faultText = (code: string) => faults[code];
  const of = (...intents: string[]) => (sent && intents.includes(sent.typed.intent ?? '') ? sent : undefined);
  return (
    <>
      <Facts
        facts={[
          {
            name: t('correction.about'),
            value: (
              <Link to={to(subjectPath(subject, subjectRef))}>
                {t(`correction.subjects.${subject}`)} {subjectRef}
              </Link>
            ),
          },
          { name: t('correction.wish'), value: t(`correction.wishes.${wish}`) },
          { name: t('correction.role'), value: t(`correction.roles.${role}`) },
          { name: t('correction.statement'), value: <span className="said">{statement}</span> },
          { name: t('correction.sentOn'), value: formatDay(language, createdAt) },
          ...(answer ? [{ name: t('correction.answer'), value: <span className="said">{answer}</span> }] : []),
          ...(shown ? [{ name: t('correction.contact'), value: shown }] : []),
        ]}
      />
      {hasContact && !shown ? (
        <section className="section" aria-labelledby="contact">
          <h2 id="contact">{t('correction.contact')}</h2>
          <LineForm
            action={path}
            sent={of('contact')}
            faultText={faultText}
            button={t('corrections.showContact')}
            hidden={{ intent: 'contact' }}
            lines={[{ name: 'reason', label: t('corrections.reason'), hint: t('corrections.reasonHint'), maxLength: 200 }]}
          />
        </section>
      ) : null}
      {status === 'waiting' ? (
        <section className="section" aria-labelledby="decide">
          <h2 id="decide">{t('corrections.decide')}</h2>
          {wish === 'remove' && subject === 'product' ? <p>{t('corrections.removes')}</p> : null}
          <form method="post" action={path} className="line-form">
            <AnswerField sent={of('accepted', 'refused')} faultText={faultText} />
            <div className="field">
              <button type="submit" name="intent" value="accepted" className="button">
                {t('corrections.accept')}
              </button>{' '}
              <button type="submit" name="intent" value="refused" className="button button-quiet">
                {t('corrections.refuse')}
              </button>
            </div>
          </form>
        </section>
      ) : null}
    </>
  );
}

function AnswerField({ sent, faultText }: { sent: Sent | undefined; faultText: (code: string) => string | undefined }) {
  const t = useWords();
  const code = sent?.errors.answer?.[0];
  return (
    <TextField
      {...{ name: 'answer', label: t('correction.answer'), hint: t('corrections.answerHint'), maxLength: longestAnswer }}
      fault={code === undefined ? undefined : faultText(code)}
      typed={sent?.typed.answer}
    />
  );
}
