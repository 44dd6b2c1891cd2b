import type { LoaderFunctionArgs } from '@remix-run/node';
import { openEvidence } from '#app/domain/listings/open-evidence.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { idFrom } from '#app/http/id.server.ts';

/** A file that an enterprise handed in, for its people and their reviewers. */
export async function loader(args: LoaderFunctionArgs) {
  const { file, name } = await orRefuse(openEvidence(accountContextOf(args), idFrom(args)));
  return fileResponse(args.request, file, { name, audience: 'private' });
}
