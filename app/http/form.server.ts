import { z } from 'zod';

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
 * Reads a form against a schema whose messages are reason codes that the page turns into sentences.
 *
 * @throws InvalidForm with what was typed kept.
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S>> {
  const typed: Record<string, string> = {};
  const form = await request.formData();
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  const result = schema.safeParse(typed);
  if (!result.success) throw new InvalidForm(z.flattenError(result.error).fieldErrors, typed);
  return result.data;
}
