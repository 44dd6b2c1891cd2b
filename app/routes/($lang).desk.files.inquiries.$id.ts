import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { openAttachment } from '#app/domain/inquiries/open-attachment.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readOnly } from '#app/http/resource.server.ts';

export const action = readOnly;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const id = args.params.id ?? '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw data('not-found', 404);
  const { file, name } = await orRefuse(openAttachment(ctx, id));
  return fileResponse(args.request, file, { name, audience: 'private' });
}
