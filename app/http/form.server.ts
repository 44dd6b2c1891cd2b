import { data } from '@remix-run/node';
import { z } from 'zod';
import { largestForm } from './server/unsafe-methods.ts';

/** A form whose fields do not hold: `errors` has reason codes per field, `typed` what the person wrote. */
export class InvalidForm extends Error {
  override readonly name = 'InvalidForm';

  constructor(
    readonly errors: Record<string, string[] | undefined>,
    readonly typed: Record<string, string>,
  ) {
    super('invalid form');
  }
}

/**
 * What a form without files was sent with, text by text. A body that is no form is answered 400; one as long as only a form with files
 * may be, which is for `readUpload`, 413.
 */
export async function typedIn(request: Request): Promise<Record<string, string>> {
  if (Number(request.headers.get('content-length') ?? 0) > largestForm) throw data('too-large', 413);
  const form = await request.formData().catch(() => {
    throw data('not-a-form', 400);
  });
  return Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/**
 * Reads a form against a schema whose messages are reason codes that the page turns into sentences.
 *
 * @param sent the request, or what `typedIn` has read of it.
 * @throws InvalidForm with what was typed kept.
 */
export async function readForm<S extends z.ZodType>(sent: Request | Record<string, string>, schema: S): Promise<z.infer<S>> {
  const typed = sent instanceof Request ? await typedIn(sent) : sent;
  const result = schema.safeParse(typed);
  if (!result.success) throw new InvalidForm(z.flattenError(result.error).fieldErrors, typed);
  return result.data;
}
