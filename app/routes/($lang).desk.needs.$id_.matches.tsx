import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { feedbackForm } from '#app/domain/matches/feedback-form.ts';
import { giveFeedback, takeBackFeedback } from '#app/domain/matches/give-feedback.server.ts';
import { matchesOfNeed } from '#app/domain/matches/list-matches.server.ts';
import { matchesOnPage } from '#app/domain/matches/stored-match.ts';
import { readOwnNeed } from '#app/domain/needs/read-own-need.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
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
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['set-aside', 'show-again'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const id = idFrom(args);
  const query = new URL(args.request.url).searchParams;
  const by = query.get('equals') === 'near' ? 'near' : 'lot';
  const page = readPage(query);
  const found = await orRefuse(matchesOfNeed(accountContextOf(args), id, by, page));
  return { id, by: by as 'near' | 'lot', page, done: query.has('done'), ...found };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  await orRefuse(readOwnNeed(ctx, id));
  return attempt(async () => {
    if (intent === 'show-again') await takeBackFeedback(ctx, id);
    else {
      const { product, reason } = await readForm(typed, feedbackForm);
      await orRefuse(giveFeedback(ctx, id, product, reason));
    }
    return redirect(localPath(language, `/desk/needs/${id}/matches?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('match.title');

export default function Matches() {
  const { id, by, page, done, open, title, items, total, hidden } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const path = `/desk/needs/${id}/matches`;
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / matchesOnPage)));
  const choice = (equals: 'lot' | 'near', text: string) => (
    <Link className="chip" to={to(`${path}?equals=${equals}`)} aria-current={by === equals ? 'page' : undefined}>
      {text}
    </Link>
  );
  return (
    <Door title={t('match.title')} lead={t('match.lead')} said={done && !sent ? t('match.done') : null}>
      <p>
        <Link to={to(`/desk/needs/${id}`)}>
          <Zh>{title || t('need.untitled')}</Zh>
        </Link>{' '}
        · <Link to={to(`/desk/needs/${id}/talks`)}>{t('talk.ofNeed')}</Link>
      </p>
      <nav className="chips" aria-label={t('match.equals')}>
        {choice('lot', t('match.byLot'))}
        {choice('near', t('match.byNear'))}
      </nav>
      {by === 'near' ? <p className="note">{t('match.nearNote')}</p> : null}
      <p className="results-head" role="status">
        {total === 0 ? t('match.none') : t('match.count', { count: total })}
      </p>
      <MatchRows items={items} side="buyer" action={to(path)} invite={open ? to(`/desk/needs/${id}/talks`) : null} sent={sent} />
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(`${path}?equals=${by}&page=${number}`)} />
      {hidden > 0 ? (
        <>
          <p>{t('match.hidden', { count: hidden })}</p>
          <ButtonForm action={to(path)} button={t('match.showAgain')} hidden={{ intent: 'show-again' }} />
        </>
      ) : null}
    </Door>
  );
}
