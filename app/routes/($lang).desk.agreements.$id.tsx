import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { agreementForm, callOffForm, renewalDays, reviewForm } from '#app/domain/agreements/agreement.ts';
import { moveCallOff, placeCallOff, reviewAgreement, signAgreement } from '#app/domain/agreements/move-agreement.server.ts';
import { renewAgreement } from '#app/domain/agreements/propose-agreement.server.ts';
import { readAgreement } from '#app/domain/agreements/read-agreement.server.ts';
import { someText } from '#app/domain/talks/quotation.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { dayOf } from '#app/platform/day.ts';
import { AgreementDesk } from '#app/ui/agreement-desk.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['sign', 'refuse', 'call-off', 'cancel', 'deliver', 'dispute', 'confirm', 'review', 'renew'] as const;
const oneForm = z.object({ callOff: z.uuid('choose') });
const disputeForm = z.object({ callOff: z.uuid('choose'), disputed: someText(2, 1000) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const agreement = await orRefuse(readAgreement(ctx, idFrom(args)));
  const today = dayOf(ctx.now());
  const soon = dayOf(new Date(ctx.now().getTime() + renewalDays * 86_400_000));
  return { agreement, today, ending: agreement.endsOn <= soon, done: new URL(args.request.url).searchParams.has('done') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  const { side } = await orRefuse(readAgreement(ctx, id));
  const sent = sentForm(args.request, typed);
  const today = dayOf(ctx.now());
  const back = (to: string) => redirect(localPath(language, `/desk/agreements/${to}?done`), 303);
  return attempt(async () => {
    if (intent === 'renew') return back(await renewAgreement(ctx, id, await readForm(typed, agreementForm(today)), sent));
    if (intent === 'sign' || intent === 'refuse') await signAgreement(ctx, id, intent === 'sign');
    else if (intent === 'call-off') await placeCallOff(ctx, id, await readForm(typed, callOffForm(today)), sent);
    else if (intent === 'review') await reviewAgreement(ctx, id, side, await readForm(typed, reviewForm));
    else if (intent === 'dispute') {
      const { callOff, disputed } = await readForm(typed, disputeForm);
      await moveCallOff(ctx, id, callOff, intent, disputed);
    } else await moveCallOff(ctx, id, (await readForm(typed, oneForm)).callOff, intent);
    return back(id);
  }, typed);
}

export const meta: MetaFunction = doorMeta('agreement.title');

export default function Agreement() {
  const data = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <AgreementDesk {...data} sent={sent} />;
}
