import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerInquiry } from '#app/domain/inquiries/answer-inquiry.server.ts';
import { blockAsker } from '#app/domain/inquiries/block-asker.server.ts';
import { consentToContacts } from '#app/domain/inquiries/consent-to-contacts.server.ts';
import { answerForm, mostFiles } from '#app/domain/inquiries/inquiry.ts';
import { readInquiry } from '#app/domain/inquiries/read-inquiry.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readUpload, takeFiles } from '#app/http/upload.server.ts';
import { purposes } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { ContactExchange } from '#app/ui/contact-exchange.tsx';
import { Door } from '#app/ui/door.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { InquiryMessages } from '#app/ui/inquiry-messages.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { MessageForm } from '#app/ui/message-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['answer', 'offer', 'withdraw', 'block', 'unblock'] as const;
const caps = { file: purposes.evidence.largest, files: mostFiles };
const notes = ['sent', 'changed'] as const;
const pathOf = (ref: string) => `/desk/inquiries/${ref}`;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ref = refFrom(args);
  const thread = await orRefuse(readInquiry(accountContextOf(args), ref));
  const done = new URL(args.request.url).searchParams.get('done');
  return { ...thread, done: notes.find((note) => note === done) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ref = refFrom(args);
  const path = localPath(language, pathOf(ref));
  const ctx = accountContextOf(args, path);
  return attempt(async () => {
    const upload = await readUpload(args.request, caps);
    const { typed, files } = upload;
    const intent = intentOf(typed, intents);
    return attempt(async () => {
      if (intent === 'answer') {
        const form = await readForm(typed, answerForm);
        const sent = sentForm(args.request, typed, files);
        await orNotThere(takeFiles(upload, 'files', () => answerInquiry(ctx, ref, form, files, sent)));
        return redirect(`${path}?done=sent`, 303);
      }
      if (intent === 'offer' || intent === 'withdraw') await orNotThere(consentToContacts(ctx, ref, intent === 'offer'));
      else await orNotThere(blockAsker(ctx, ref, intent === 'block'));
      return redirect(`${path}?done=changed`, 303);
    }, typed);
  });
}

/** What is not theirs has no page on which anything could be said. */
const orNotThere = (work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) =>
    error instanceof Refusal && error.reason === 'not-found' ? orRefuse(Promise.reject(error)) : Promise.reject(error),
  );

export const meta: MetaFunction = doorMeta('inquiry.title');

export default function DeskInquiry() {
  const thread = useLoaderData<typeof loader>();
  const { ref, side, subject, quantity, unit, enterprise, product, delivered, blocked, messages, done } = thread;
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const path = to(pathOf(ref));
  const answered = sent?.typed.intent === 'answer' ? sent : undefined;
  const link = (address: string, name: string) => (
    <Link to={to(address)}>
      <Zh>{name}</Zh>
    </Link>
  );
  return (
    <Door title={subject} said={done && !sent ? t(`inquiry.${done}`) : null} alarm={sent?.refusal ? t('inquiry.stateChanged') : null}>
      <Facts
        facts={[
          { name: t('inquiry.to'), value: link(`/enterprises/${enterprise.ref}`, enterprise.name) },
          { name: t('inquiry.about'), value: product ? link(`/products/${product.ref}`, product.name) : null },
          { name: t('inquiry.amount'), value: quantity === null ? null : `${quantity} ${unit}` },
          { name: t('inquiry.number'), value: <span className="number">{ref}</span> },
        ]}
      />
      {delivered ? null : <p className="note">{t('inquiry.waitingLead')}</p>}
      {blocked ? <p className="note">{t('inquiry.blocked')}</p> : null}
      <InquiryMessages messages={messages} enterprise={enterprise.name} />
      <section className="section" aria-labelledby="answer">
        <h2 id="answer">{t('inquiry.answerTitle')}</h2>
        <MessageForm kind="answer" action={path} sent={answered} hidden={{ intent: 'answer' }} />
      </section>
      <ContactExchange action={path} consent={thread.consent} contacts={thread.contacts} />
      {side === 'enterprise' ? (
        <section className="section" aria-labelledby="block">
          <h2 id="block">{t(blocked ? 'inquiry.unblock' : 'inquiry.block')}</h2>
          <p className="fine">{t('inquiry.blockLead')}</p>
          <ButtonForm
            action={path}
            button={t(blocked ? 'inquiry.unblock' : 'inquiry.block')}
            hidden={{ intent: blocked ? 'unblock' : 'block' }}
            quiet
          />
        </section>
      ) : null}
    </Door>
  );
}
