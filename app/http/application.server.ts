import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import { purposes } from '#app/platform/files/file-types.ts';
import { keepEvidence } from '#app/platform/files/keep-evidence.server.ts';
import type { SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { attempt } from './attempt.server.ts';
import type { AccountContext } from './context.server.ts';
import { faultAt } from './door.server.ts';
import { readForm } from './form.server.ts';
import { rateLimit } from './rate-limit.server.ts';
import { sentForm } from './sent-form.server.ts';
import { readUpload, takeFile } from './upload.server.ts';

const countScan = rateLimit(30, 3_600);

type Sent = { readonly ctx: AccountContext; readonly request: Request; readonly peer: string };

/**
 * Sends an application for an enterprise, with the scan of its licence where one was chosen. `take` is a correction of the code that was
 * offered and accepted by hand; it stands for what was typed.
 *
 * @param apply is given the form, the hash of the kept scan, and by what the form is known when it is sent again.
 * @param goal where to go on.
 */
export function sendApplication<S extends z.ZodType>(
  { ctx, request, peer }: Sent,
  schema: S,
  apply: (form: z.output<S>, licence: string | null, sent: SentForm | null) => Promise<unknown>,
  goal: string,
) {
  return attempt(async () => {
    const upload = await readUpload(request, { file: purposes.evidence.largest, files: 1 });
    const { take, ...fields } = upload.typed;
    const typed = take ? { ...fields, uscc: take } : fields;
    return attempt(async () => {
      const form = await readForm(typed, schema);
      const file = upload.files.find(({ field }) => field === 'licence');
      if (file) await countScan(peer);
      const kept = file && (await takeFile({ ...upload, typed }, file, () => keepEvidence(ctx.settings.filesFolder, file)));
      try {
        await apply(form, kept?.hash ?? null, sentForm(request, upload.typed, upload.files));
      } catch (error) {
        const { uscc, licence } = error instanceof Refusal ? error.detail : {};
        if (uscc) return faultAt('uscc', uscc, typed);
        if (licence) return faultAt('licence', licence, typed);
        throw error;
      }
      return redirect(goal, 303);
    }, typed);
  });
}
