import type { LoaderFunctionArgs } from '@remix-run/node';
import { openPhotograph } from '#app/domain/listings/open-photograph.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { idFrom } from '#app/http/id.server.ts';

/** A photograph of a product, in the width nearest to the one named: /photographs/<id>/320.webp. */
export async function loader(args: LoaderFunctionArgs) {
  const width = Math.min(4000, Number(/^(\d{1,4})\.webp$/.exec(args.params.width ?? '')?.[1] ?? 320));
  const { file, published } = await orRefuse(openPhotograph(contextOf(args), idFrom(args), width));
  return fileResponse(args.request, file, { name: '', audience: published ? 'public' : 'private' });
}
