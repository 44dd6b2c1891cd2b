import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideListing } from '#app/domain/listings/decide-listing.server.ts';
import { readReview } from '#app/domain/listings/read-review.server.ts';
import { returnForm } from '#app/domain/listings/return-form.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { ReviewDesk } from '#app/ui/review-desk.tsx';

export const intents = ['approve', 'return'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return orRefuse(readReview(accountContextOf(args), idFrom(args)));
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'approve') await decideListing(ctx, id, { verdict: 'approve' });
    else {
      const { field, reason } = await readForm(typed, returnForm);
      await decideListing(ctx, id, { verdict: 'return', reasons: { [field]: reason } });
    }
    return redirect(localPath(language, '/desk/reviews/listings?done'), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('review.title');

export default function Review() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <ReviewDesk page={page} sent={sent} />;
}
