import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { languageFrom } from '#app/http/language.server.ts';

/** Every address that no other route answers: the error page, in the language of the address. */
export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  throw data('not-found', 404);
}

export const action = loader;

export default function Nowhere() {
  return null;
}
