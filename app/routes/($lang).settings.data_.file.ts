import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { gatherOwnData } from '#app/domain/privacy/gather-own-data.server.ts';
import { ownDataWorkbook } from '#app/domain/privacy/own-data-workbook.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { typedIn } from '#app/http/form.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { dayOf } from '#app/platform/day.ts';
import { spreadsheetType } from '#app/platform/files/file-types.ts';
import { localPath } from '#app/ui/language.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export const intents = ['json', 'xlsx'] as const;

export function loader(args: LoaderFunctionArgs) {
  accountContextOf(args);
  return redirect(localPath(languageFrom(args), '/settings/data'), 303);
}

export async function action(args: ActionFunctionArgs) {
  const t = wordsOf(languageFrom(args));
  const ctx = accountContextOf(args, localPath(languageFrom(args), '/settings/data'));
  const as = intentOf(await typedIn(args.request), intents);
  const data = await orRefuse(gatherOwnData(ctx, as, gateOf(args).peer));
  const body = as === 'json' ? JSON.stringify(data, null, 2) : await ownDataWorkbook(data, (section) => t(`privacy.sections.${section}`));
  return new Response(body as BodyInit, {
    headers: {
      'content-type': as === 'json' ? 'application/json; charset=utf-8' : spreadsheetType,
      'content-disposition': `attachment; filename="guipintong-${dayOf(ctx.now())}.${as}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
