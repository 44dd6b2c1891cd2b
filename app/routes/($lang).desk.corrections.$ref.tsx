import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { contactReasonForm, correctionAnswerForm } from '#app/domain/corrections/correction.ts';
import { decideCorrection } from '#app/domain/corrections/decide-correction.server.ts';
import { readCorrection } from '#app/domain/corrections/read-correction.server.ts';
import { openMasked } from '#app/domain/privacy/open-masked.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { CorrectionDesk } from '#app/ui/correction-desk.tsx';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useWords } from '#app/ui/page-context.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['accepted', 'refused', 'contact'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return orRefuse(readCorrection(accountContextOf(args), refWithin(args)));
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const ref = refWithin(args);
  await orRefuse(readCorrection(ctx, ref));
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'contact') {
      const opening = openMasked(ctx, { kind: 'correction', key: ref }, await readForm(typed, contactReasonForm));
      return orFaultAt(opening, typed, ({ contact }) => ({ shown: contact }));
    }
    await decideCorrection(ctx, ref, intent, (await readForm(typed, correctionAnswerForm)).answer);
    return redirect(`${localPath(language, '/desk/corrections')}?done=1`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('corrections.title');

export default function CorrectionReview() {
  const request = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const answered = sent && 'errors' in sent ? sent : undefined;
  const shown = sent && 'shown' in sent ? sent.shown : null;
  const alarm = request.status === 'waiting' ? null : t('corrections.decided', { status: t(`correction.statuses.${request.status}`) });
  return (
    <Door title={t('corrections.one', { number: request.ref })} alarm={alarm}>
      <CorrectionDesk request={request} sent={answered} shown={shown} />
    </Door>
  );
}
