import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listingForm } from '#app/domain/catalogue/listing.ts';
import { addEvidence } from '#app/domain/listings/add-evidence.server.ts';
import { addPhotograph } from '#app/domain/listings/add-photograph.server.ts';
import { mustBeOwnListing } from '#app/domain/listings/own-listing.server.ts';
import { readOwnListing } from '#app/domain/listings/read-own-listing.server.ts';
import { removePhotograph } from '#app/domain/listings/remove-photograph.server.ts';
import { saveDraft } from '#app/domain/listings/save-draft.server.ts';
import { submitListing } from '#app/domain/listings/submit-listing.server.ts';
import { withdrawSubmission } from '#app/domain/listings/withdraw-submission.server.ts';
import { readTimeline } from '#app/domain/timelines/read-timeline.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { faultAt, orFaultAt } from '#app/http/door.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readUpload, takeFile } from '#app/http/upload.server.ts';
import { purposes } from '#app/platform/files/file-types.ts';
import { readPage } from '#app/platform/paging.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { localPath } from '#app/ui/language.ts';
import { ListingDesk } from '#app/ui/listing-desk.tsx';
import { listingOptions } from '#app/ui/listing-options.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage } from '#app/ui/page-context.tsx';
import { TimelineSection } from '#app/ui/timeline-section.tsx';

export const intents = ['save', 'submit', 'take-back', 'add-photograph', 'remove-photograph', 'add-evidence'] as const;
const notes = ['saved', 'submitted', 'confirmed', 'unchanged', 'takenBack'] as const;
const versionForm = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const query = new URL(args.request.url).searchParams;
  const note = query.get('note');
  const { cities, sectors, divisionsOfSector, placeByCode } = ctx.reference;
  return {
    page: await orRefuse(readOwnListing(ctx, id)),
    timeline: await orRefuse(readTimeline(ctx, { listing: id }, readPage(query, 'history'))),
    note: notes.find((one) => one === note) ?? null,
    known: { cities, sectors, divisions: [...divisionsOfSector.values()].flat(), places: [...placeByCode.values()] },
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const back = (note?: (typeof notes)[number]) => redirect(localPath(language, `/desk/listings/${id}${note ? `?note=${note}` : ''}`), 303);
  return attempt(async () => {
    const upload = await readUpload(args.request, { file: purposes.evidence.largest, files: 1 });
    const { typed, files } = upload;
    const intent = intentOf(typed, intents);
    if (intent === 'take-back') return withdrawSubmission(ctx, id).then(() => back('takenBack'));
    if (intent === 'remove-photograph') {
      const { photograph } = await readForm(typed, z.object({ photograph: z.uuid() }));
      return removePhotograph(ctx, id, photograph).then(() => back());
    }
    if (intent === 'add-photograph' || intent === 'add-evidence') {
      await mustBeOwnListing(ctx, id);
      const [file] = files;
      if (!file) return faultAt(intent === 'add-photograph' ? 'photograph' : 'evidence', 'file-empty', {});
      const add = intent === 'add-photograph' ? addPhotograph : addEvidence;
      const sent = sentForm(args.request, typed, files);
      return orFaultAt(
        takeFile(upload, file, async () => void (await add(ctx, id, file, sent))),
        { photograph: '', evidence: '' },
        () => back(),
      );
    }
    const draft = listingForm.parse(typed);
    const { version } = await readForm(typed, versionForm);
    try {
      if (intent === 'save') return await saveDraft(ctx, id, version, draft).then(() => back('saved'));
      const submission = await submitListing(ctx, id, version, draft);
      if (submission.outcome !== 'incomplete') return back(submission.outcome);
      return data({ kind: 'incomplete' as const, draft, ...submission }, 422);
    } catch (error) {
      if (!(error instanceof Refusal) || (error.reason !== 'already-exists' && error.reason !== 'not-in-that-state')) throw error;
      return data({ kind: error.reason === 'already-exists' ? ('conflict' as const) : ('judged' as const), draft }, 409);
    }
  });
}

export const meta: MetaFunction = doorMeta('listing.title');

export default function ListingPage() {
  const { page, timeline, note, known } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const language = useLanguage();
  return (
    <>
      <ListingDesk page={page} note={note} options={listingOptions(language, known)} sent={sent} />
      <TimelineSection timeline={timeline} path={`/desk/listings/${page.id}`} />
    </>
  );
}
