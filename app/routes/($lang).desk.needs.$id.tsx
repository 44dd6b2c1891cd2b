import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { readCompetition } from '#app/domain/matches/competition.server.ts';
import { handInNeed } from '#app/domain/needs/hand-in-need.server.ts';
import { moveNeed } from '#app/domain/needs/move-need.server.ts';
import { lackingForDiagnosis, needForm } from '#app/domain/needs/need-draft.ts';
import { closingReasons } from '#app/domain/needs/need-states.ts';
import { readOwnNeed } from '#app/domain/needs/read-own-need.server.ts';
import { saveNeed } from '#app/domain/needs/save-need.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { localPath } from '#app/ui/language.ts';
import { listingOptions } from '#app/ui/listing-options.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { NeedDesk, needNotes } from '#app/ui/need-desk.tsx';
import { useLanguage } from '#app/ui/page-context.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['save', 'publish', 'diagnose', 'take-back', 'pause', 'resume', 'close', 'reopen'] as const;
const versionForm = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });
const closeForm = z.object({ reason: z.enum(closingReasons, 'choose') });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const note = new URL(args.request.url).searchParams.get('note');
  const { cities, sectors, placeByCode } = ctx.reference;
  const page = await orRefuse(readOwnNeed(ctx, idFrom(args)));
  return {
    page,
    competition: page.wish && (await readCompetition(ctx, page.wish, page.enterprise.id)),
    note: needNotes.find((one) => one === note) ?? null,
    known: { cities, sectors, divisions: [], places: [...placeByCode.values()] },
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const back = (note: (typeof needNotes)[number]) => redirect(localPath(language, `/desk/needs/${id}?note=${note}`), 303);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'close') {
      await orRefuse(readOwnNeed(ctx, id));
      const { reason } = await readForm(typed, closeForm);
      return moveNeed(ctx, id, intent, reason).then(() => back('changed'));
    }
    if (intent !== 'save' && intent !== 'publish' && intent !== 'diagnose')
      return moveNeed(ctx, id, intent).then(() => back(intent === 'reopen' ? 'saved' : 'changed'));
    const draft = needForm.parse(typed);
    const { version } = await readForm(typed, versionForm);
    const faults = intent === 'diagnose' ? lackingForDiagnosis(draft) : {};
    if (Object.keys(faults).length > 0) {
      await orRefuse(readOwnNeed(ctx, id));
      return data({ kind: 'incomplete' as const, draft, version, faults, refused: [] }, 422);
    }
    try {
      if (intent === 'publish') {
        const handedIn = await handInNeed(ctx, id, version, draft);
        return handedIn.outcome === 'incomplete' ? data({ kind: 'incomplete' as const, draft, ...handedIn }, 422) : back(handedIn.outcome);
      }
      await saveNeed(ctx, id, version, draft, intent === 'diagnose');
      return back(intent === 'save' ? 'saved' : 'diagnosing');
    } catch (error) {
      if (!(error instanceof Refusal) || (error.reason !== 'already-exists' && error.reason !== 'not-in-that-state')) throw error;
      return data({ kind: error.reason === 'already-exists' ? ('conflict' as const) : ('locked' as const), draft }, 409);
    }
  }, typed);
}

export const meta: MetaFunction = doorMeta('need.mine');

export default function Need() {
  const { page, competition, note, known } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { sectors, places } = listingOptions(useLanguage(), known);
  return <NeedDesk page={page} competition={competition} note={note} options={{ sectors, places }} sent={sent} />;
}
