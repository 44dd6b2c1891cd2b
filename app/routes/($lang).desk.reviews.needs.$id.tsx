import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { decideNeed } from '#app/domain/needs/decide-need.server.ts';
import { readNeedReview } from '#app/domain/needs/read-need-review.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { cleanLines } from '#app/platform/text.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { NeedReviewDesk } from '#app/ui/need-review-desk.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['approve', 'ask', 'take-down'] as const;
const longestWords = 2_000;
const wordsForm = z.object({
  words: z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((text) => text !== '' && [...text].length <= longestWords, 'missing'),
});

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { page: await orRefuse(readNeedReview(accountContextOf(args), idFrom(args))) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  await orRefuse(readNeedReview(ctx, id));
  return attempt(async () => {
    if (intent === 'approve') await decideNeed(ctx, id, { act: intent });
    else await decideNeed(ctx, id, { act: intent, ...(await readForm(typed, wordsForm)) });
    return redirect(localPath(language, '/desk/reviews/needs?done'), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('needReview.title');

export default function NeedReview() {
  const { page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <NeedReviewDesk page={page} sent={sent} />;
}
