import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readOwnNeed } from '#app/domain/needs/read-own-need.server.ts';
import { awardNeed } from '#app/domain/talks/award-need.server.ts';
import { inviteSupplier, productForm } from '#app/domain/talks/begin-talk.server.ts';
import { talksOfNeed } from '#app/domain/talks/list-talks.server.ts';
import { moveTalk } from '#app/domain/talks/move-talk.server.ts';
import { someText } from '#app/domain/talks/quotation.ts';
import { callForm, setCall } from '#app/domain/talks/quotation-call.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { dayOf } from '#app/platform/day.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { formatDay, formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { QuotationComparison } from '#app/ui/quotation-comparison.tsx';
import { useTalkFaults } from '#app/ui/talk-faults.ts';
import { talkAlarm } from '#app/ui/talk-refusal.ts';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['call', 'invite', 'shortlist', 'unshortlist', 'award'] as const;
const talkForm = z.object({ talk: z.uuid('choose') });
const awardForm = z.object({ talk: z.uuid('choose'), reason: someText(2, 1000) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const id = idFrom(args);
  const found = await orRefuse(talksOfNeed(accountContextOf(args), id));
  return { ...found, done: new URL(args.request.url).searchParams.has('done') };
}

/** What is not theirs is not there, whatever they would do with it. */
const orMissing = <T,>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) =>
    error instanceof Refusal && error.reason === 'not-found' ? orRefuse(Promise.reject(error)) : Promise.reject(error),
  );

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  await orRefuse(readOwnNeed(ctx, id));
  return attempt(async () => {
    if (intent === 'call') await setCall(ctx, id, await readForm(typed, callForm(dayOf(ctx.now()))));
    else if (intent === 'invite') await orMissing(inviteSupplier(ctx, id, (await readForm(typed, productForm)).product));
    else if (intent === 'award') {
      const { talk, reason } = await readForm(typed, awardForm);
      await orMissing(awardNeed(ctx, id, talk, reason));
    } else await orMissing(moveTalk(ctx, (await readForm(typed, talkForm)).talk, intent));
    return redirect(localPath(language, `/desk/needs/${id}/talks?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('talk.ofNeed');

export default function NeedTalks() {
  const { id, title, state, unit, call, closed, talks, total, award, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useTalkFaults();
  const path = to(`/desk/needs/${id}/talks`);
  const of = (intent: string) => (sent?.typed.intent === intent && !sent.refusal ? sent : undefined);
  const until = call?.quotesUntil ? new Date(Date.parse(call.quotesUntil) + 28_800_000).toISOString().slice(0, 10) : '';
  const terms = { quotesUntil: until, sealed: call?.sealed ? 'yes' : '', reinvites: call?.reinvites ? 'yes' : '' };
  const choosable = talks.filter((talk) => talk.state === 'quoted' || talk.state === 'shortlisted');
  const chosen = award ? talks.find((talk) => talk.id === award.talkId) : undefined;
  return (
    <Door title={t('talk.ofNeed')} said={done && !sent ? t('talk.done') : null} alarm={sent?.refusal ? talkAlarm(t, sent) : null}>
      <p>
        <Link to={to(`/desk/needs/${id}`)}>
          <Zh>{title || t('need.untitled')}</Zh>
        </Link>{' '}
        · <Link to={to(`/desk/needs/${id}/matches`)}>{t('match.link')}</Link>
      </p>
      {award && chosen ? (
        <p className="note">
          {t('talk.awardedTo', { name: chosen.supplier.name, day: formatDay(language, award.day), reason: award.reason })}{' '}
          <Link to={to(`/desk/talks/${chosen.id}`)}>{t('talk.toAgreement')}</Link>
        </p>
      ) : null}
      {closed ? <p className="note">{t('talk.sealedUntil', { at: formatInstant(language, call!.quotesUntil!) })}</p> : null}
      <p className="results-head" role="status">
        {total === 0 ? t('talk.noneYet') : t('talk.count', { count: total })}
      </p>
      {talks.length > 0 ? <QuotationComparison talks={talks} unit={unit} action={path} closed={closed} /> : null}
      {choosable.length > 0 && !closed && !award ? (
        <section className="section" aria-labelledby="award-title">
          <h2 id="award-title">{t('talk.award')}</h2>
          <p className="fine">{t('talk.awardLead')}</p>
          <LineForm
            action={path}
            sent={of('award')}
            faultText={faultText}
            button={t('talk.award')}
            hidden={{ intent: 'award' }}
            lines={[
              {
                name: 'talk',
                label: t('talk.supplier'),
                options: choosable.map((talk) => ({ value: talk.id, label: talk.supplier.name })),
              },
              { name: 'reason', label: t('talk.awardReason'), rows: 3, maxLength: 1000 },
            ]}
          />
        </section>
      ) : null}
      {state === 'published' ? (
        <section className="section" aria-labelledby="call-title">
          <h2 id="call-title">{t('talk.call')}</h2>
          <p className="fine">{t('talk.callLead')}</p>
          <LineForm
            action={path}
            sent={of('call') ?? { errors: {}, typed: terms }}
            faultText={faultText}
            button={t('talk.setCall')}
            hidden={{ intent: 'call' }}
            lines={[
              { name: 'quotesUntil', label: t('talk.quotesUntil'), hint: t('talk.hints.quotesUntil'), type: 'date', optional: true },
              { name: 'sealed', label: t('talk.sealed'), tick: 'yes', optional: true },
              { name: 'reinvites', label: t('talk.reinvites'), tick: 'yes', optional: true },
            ]}
          />
        </section>
      ) : null}
    </Door>
  );
}
