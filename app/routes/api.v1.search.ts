import type { LoaderFunctionArgs } from '@remix-run/node';
import { searchAnswer } from '#app/domain/catalogue/search-answer.ts';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { searchFaults } from '#app/domain/catalogue/search-faults.ts';
import { readSearch } from '#app/domain/catalogue/search-input.ts';
import { contextOf } from '#app/http/context.server.ts';
import { resource } from '#app/http/resource.server.ts';
import { secondsOfDayLeft } from '#app/platform/day.ts';

/** A copy lasts a minute, but not into the next day, on which other credentials count. */
const longest = 60;
const type = 'application/json; charset=utf-8';
/** Anybody's page may read it: it is public, and nothing in it depends on who asks. */
const open = { 'access-control-allow-origin': '*' };

const refuse = (status: number, error: object, headers: Readonly<Record<string, string>> = {}) =>
  new Response(`${JSON.stringify({ error })}\n`, {
    status,
    headers: { ...open, ...headers, 'content-type': type, 'cache-control': 'no-store' },
  });

export const action = () => refuse(405, { reason: 'method-not-allowed' }, { allow: 'GET, HEAD' });

export async function loader(args: LoaderFunctionArgs) {
  if (args.request.method !== 'GET' && args.request.method !== 'HEAD') return action();
  const params = new URL(args.request.url).searchParams;
  const faults = searchFaults(params);
  if (faults.length > 0) return refuse(400, { reason: 'bad-parameters', parameters: faults });
  const ctx = contextOf(args);
  const input = readSearch(params);
  const answer = searchAnswer(input, await searchDirectory(ctx, input), { reference: ctx.reference, publicUrl: ctx.settings.publicUrl });
  const maxAge = Math.min(longest, secondsOfDayLeft(ctx.now()));
  return resource(args.request, `${JSON.stringify(answer)}\n`, { type, maxAge, headers: open });
}
