import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { feedbackForm } from '#app/domain/matches/feedback-form.ts';
import { giveFeedback, takeBackFeedback } from '#app/domain/matches/give-feedback.server.ts';
import { opportunities } from '#app/domain/matches/list-matches.server.ts';
import { matchesOnPage } from '#app/domain/matches/stored-match.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { lastPage, readPage } from '#app/platform/paging.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { MatchRows } from '#app/ui/match-rows.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['set-aside', 'show-again'] as const;
const path = '/desk/opportunities';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { page, done: query.has('done'), ...(await opportunities(accountContextOf(args), page)) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'show-again') await takeBackFeedback(ctx, null);
    else {
      const { need, product, reason } = await readForm(typed, feedbackForm);
      await orRefuse(giveFeedback(ctx, need, product, reason));
    }
    return redirect(localPath(language, `${path}?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('match.opportunities');

export default function Opportunities() {
  const { page, done, items, total, hidden } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / matchesOnPage)));
  return (
    <Door title={t('match.opportunities')} lead={t('match.opportunitiesLead')} said={done && !sent ? t('match.done') : null}>
      <p>
        <Link to={to('/desk/near-misses')}>{t('nearMiss.title')}</Link>
      </p>
      <p className="results-head" role="status">
        {total === 0 ? t('match.noneForUs') : t('match.count', { count: total })}
      </p>
      <MatchRows items={items} side="maker" action={to(path)} sent={sent} />
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(`${path}?page=${number}`)} />
      {hidden > 0 ? (
        <>
          <p>{t('match.hidden', { count: hidden })}</p>
          <ButtonForm action={to(path)} button={t('match.showAgain')} hidden={{ intent: 'show-again' }} />
        </>
      ) : null}
    </Door>
  );
}
