import { data } from '@remix-run/node';
import { z } from 'zod';

/** The id in an address; what can be none is answered 404 without asking the database. */
export function idFrom({ params }: { params: { id?: string } }): string {
  const id = z.uuid().safeParse(params.id);
  if (!id.success) throw data('not-found', 404);
  return id.data;
}
