import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { profileForm } from '#app/domain/catalogue/capability-profile.ts';
import { addEvidence } from '#app/domain/listings/add-evidence.server.ts';
import { mustBeOwnListing } from '#app/domain/listings/own-listing.server.ts';
import { ownProfileId } from '#app/domain/listings/own-profile-id.server.ts';
import { readOwnProfile } from '#app/domain/listings/read-own-profile.server.ts';
import { saveDraft } from '#app/domain/listings/save-draft.server.ts';
import { startProfile } from '#app/domain/listings/start-profile.server.ts';
import { submitProfile } from '#app/domain/listings/submit-profile.server.ts';
import { withdrawSubmission } from '#app/domain/listings/withdraw-submission.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { faultAt } from '#app/http/door.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readUpload, takeFile } from '#app/http/upload.server.ts';
import { purposes } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { CapabilityDesk } from '#app/ui/capability-desk.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';

export const intents = ['start', 'save', 'submit', 'take-back', 'add-evidence'] as const;
const notes = ['saved', 'submitted', 'confirmed', 'unchanged', 'takenBack'] as const;
const versionForm = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const note = new URL(args.request.url).searchParams.get('note');
  return {
    page: await orRefuse(readOwnProfile(accountContextOf(args), refWithin(args))),
    note: notes.find((one) => one === note) ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const ref = refWithin(args);
  const upload = await readUpload(args.request, { file: purposes.evidence.largest, files: 1 });
  const { typed, files } = upload;
  const intent = intentOf(typed, intents);
  const path = `/desk/enterprises/${ref}/capabilities`;
  const back = (note?: (typeof notes)[number]) => redirect(localPath(language, note ? `${path}?note=${note}` : path), 303);
  return attempt(async () => {
    if (intent === 'start') return startProfile(ctx, ref).then(() => back());
    const id = await ownProfileId(ctx, ref);
    if (intent === 'take-back') return withdrawSubmission(ctx, id, 'capability').then(() => back('takenBack'));
    if (intent === 'add-evidence') {
      await mustBeOwnListing(ctx, id, 'capability');
      const [file] = files;
      if (!file) return faultAt('evidence', 'file-empty', {});
      await takeFile(upload, file, async () => void (await addEvidence(ctx, id, file, sentForm(args.request, typed, files), 'capability')));
      return back();
    }
    const draft = profileForm.parse(typed);
    const { version } = await readForm(typed, versionForm);
    try {
      if (intent === 'save') return await saveDraft(ctx, id, version, draft, 'capability').then(() => back('saved'));
      const submission = await submitProfile(ctx, id, version, draft);
      if (submission.outcome !== 'incomplete') return back(submission.outcome);
      return data({ kind: 'incomplete' as const, draft, ...submission }, 422);
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'already-exists')) throw error;
      return data({ kind: 'conflict' as const, draft }, 409);
    }
  });
}

export const meta: MetaFunction = doorMeta('capability.title');

export default function OwnCapabilities() {
  const { page, note } = useLoaderData<typeof loader>();
  return <CapabilityDesk page={page} note={note} sent={useActionData<typeof action>()} />;
}
