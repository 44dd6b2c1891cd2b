import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import type { Context } from '#app/platform/context.ts';
import { localPath } from '#app/ui/language.ts';
import { languageFrom } from './language.server.ts';

/** The context of a request. Every loader and action starts with it. */
export function contextOf({ context }: { context: AppLoadContext }): Context {
  return { ...context.runtime, actor: context.actor };
}

export type AccountContext = Context & { readonly accountId: string };

/**
 * The same where somebody must have signed in: whoever has not is led to the door, and back here from it.
 *
 * @param back a path of this site to come back to from a form, which has no address to repeat it by.
 */
export function accountContextOf(
  args: { context: AppLoadContext; request: Request; params: { lang?: string } },
  back: string | null = null,
): AccountContext {
  const ctx = contextOf(args);
  const { accountId, passwordDue } = ctx.actor;
  const { pathname, search } = new URL(args.request.url);
  if (accountId !== null) {
    const change = '/settings/password';
    if (passwordDue && !pathname.replace(/\.data$/, '').endsWith(change))
      throw redirect(`${localPath(languageFrom(args), change)}?due`, 303);
    return { ...ctx, accountId };
  }
  const here = args.request.method === 'GET' ? pathname.replace(/\.data$/, '') + withoutRoutes(search) : back;
  const to = here === null ? '' : `?to=${encodeURIComponent(here)}`;
  throw redirect(localPath(languageFrom(args), `/sign-in${to}`), 303);
}

/** What Remix's own scripts add to ask for some loaders only is no part of the address. */
function withoutRoutes(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('_routes');
  return query.size > 0 ? `?${query}` : '';
}
