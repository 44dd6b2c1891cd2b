import type { LoaderFunctionArgs } from '@remix-run/node';
import { readProductSheet } from '#app/domain/sheets/read-product-sheet.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { workbookResponse } from '#app/http/workbook-response.server.ts';
import { productWorkbook } from '#app/ui/sheet-workbook.ts';
import { wordsOf } from '#app/ui/words/index.ts';

/** The products that an enterprise has of a category, or all of them, as a sheet that can be sent back. */
export async function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const { searchParams } = new URL(args.request.url);
  const sheet = await orRefuse(readProductSheet(ctx, searchParams.get('enterprise') ?? '', searchParams.get('category') ?? '', true));
  return workbookResponse(
    productWorkbook(wordsOf(language), language, ctx.reference, sheet),
    `${sheet.enterprise} ${sheet.category}`.trim(),
  );
}
