import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { readApplication } from '#app/domain/enterprises/read-application.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { openEvidence } from '#app/platform/files/keep-evidence.server.ts';

/** The scan of a business licence, for the reviewers who may decide and nobody else. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { licenceFile, staked } = await orRefuse(readApplication(ctx, idFrom(args)));
  if (staked) throw data('not-allowed', 403);
  const file = licenceFile === null ? null : await openEvidence(ctx.settings.filesFolder, licenceFile);
  if (!file) throw data('not-found', 404);
  return fileResponse(args.request, file, { name: '', audience: 'private' });
}
