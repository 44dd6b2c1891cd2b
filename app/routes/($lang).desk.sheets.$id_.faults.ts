import type { LoaderFunctionArgs } from '@remix-run/node';
import { readSheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { mostFaults } from '#app/domain/sheets/sheet-lifecycle.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { workbookResponse } from '#app/http/workbook-response.server.ts';
import { faultWorkbook } from '#app/ui/sheet-workbook.ts';
import { wordsOf } from '#app/ui/words/index.ts';

/** The bad cells of a sheet as a workbook, to be mended one by one. */
export async function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  const report = await orRefuse(readSheetReport(accountContextOf(args), idFrom(args), 1, mostFaults));
  const t = wordsOf(language);
  return workbookResponse(faultWorkbook(t, language, report), `${t('sheet.faultList')} ${report.name.replace(/\.xlsx$/i, '')}`);
}
