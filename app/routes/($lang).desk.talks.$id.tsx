import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { agreementForm } from '#app/domain/agreements/agreement.ts';
import { proposeAgreement } from '#app/domain/agreements/propose-agreement.server.ts';
import { blockEnterprise } from '#app/domain/talks/block-enterprise.server.ts';
import { moveTalk, revealBuyer } from '#app/domain/talks/move-talk.server.ts';
import { quotationForm, someText } from '#app/domain/talks/quotation.ts';
import { readTalk } from '#app/domain/talks/read-talk.server.ts';
import { sayInTalk, sendQuotation, sideIn } from '#app/domain/talks/send-quotation.server.ts';
import { declineReasons } from '#app/domain/talks/talk-states.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { dayOf } from '#app/platform/day.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { TalkDesk } from '#app/ui/talk-desk.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['accept', 'decline', 'withdraw', 'quote', 'say', 'reveal', 'block', 'propose'] as const;
const declineForm = z.object({ declinedFor: z.enum(declineReasons, 'choose') });
const sayForm = z.object({ text: someText(1, 4000) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const talk = await orRefuse(readTalk(accountContextOf(args), idFrom(args)));
  return { talk, done: new URL(args.request.url).searchParams.has('done') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  const side = await orRefuse(sideIn(ctx, id));
  const sent = sentForm(args.request, typed);
  const today = dayOf(ctx.now());
  return attempt(async () => {
    if (intent === 'propose') {
      const agreement = await proposeAgreement(ctx, id, await readForm(typed, agreementForm(today)), sent);
      return redirect(localPath(language, `/desk/agreements/${agreement}?done`), 303);
    }
    if (intent === 'quote') await sendQuotation(ctx, id, await readForm(typed, quotationForm(today)), sent);
    else if (intent === 'say') await sayInTalk(ctx, id, side, (await readForm(typed, sayForm)).text, sent);
    else if (intent === 'decline') await moveTalk(ctx, id, 'decline', (await readForm(typed, declineForm)).declinedFor);
    else if (intent === 'reveal') await revealBuyer(ctx, id);
    else if (intent === 'block') await blockEnterprise(ctx, id);
    else await moveTalk(ctx, id, intent);
    return redirect(localPath(language, `/desk/talks/${id}?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('talk.title');

export default function Talk() {
  const { talk, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <TalkDesk talk={talk} done={done} sent={sent} />;
}
