import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { languageFrom } from '#app/http/language.server.ts';

/** Every address that no other route answers: the error page, in the language of the address. */
function nowhere(args: LoaderFunctionArgs): never {
  languageFrom(args);
  throw data('not-found', 404);
}

export const loader = (args: LoaderFunctionArgs) => nowhere(args);

export const action = (args: ActionFunctionArgs) => nowhere(args);

export default function Nowhere() {
  return null;
}
