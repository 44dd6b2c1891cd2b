import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { applySheet } from '#app/domain/sheets/apply-sheet.server.ts';
import { discardSheet } from '#app/domain/sheets/discard-sheet.server.ts';
import { readSheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { underWay } from '#app/domain/sheets/sheet-lifecycle.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { SheetReport } from '#app/ui/sheet-report.tsx';

export const intents = ['apply', 'submit', 'discard'] as const;

/** While the worker is at it, the browser asks again by itself. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const page = readPage(new URL(args.request.url).searchParams);
  const report = await orRefuse(readSheetReport(accountContextOf(args), idFrom(args), page));
  return data({ report, page }, underWay.includes(report.state) ? { headers: { refresh: '2' } } : {});
}

export const headers: HeadersFunction = ({ loaderHeaders }) => ({
  'cache-control': 'private, no-store',
  ...(loaderHeaders.has('refresh') ? { refresh: loaderHeaders.get('refresh')! } : {}),
});

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const intent = intentOf(await typedIn(args.request), intents);
  return attempt(async () => {
    if (intent === 'discard') await discardSheet(ctx, id);
    else await applySheet(ctx, id, intent === 'submit');
    return redirect(localPath(language, `/desk/sheets/${id}`), 303);
  });
}

export const meta: MetaFunction = doorMeta('sheet.title');

export default function Sheet() {
  const { report, page } = useLoaderData<typeof loader>();
  return <SheetReport report={report} page={page} refused={useActionData<typeof action>()?.refusal ?? null} />;
}
