import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownEnterprises } from '#app/domain/enterprises/own-enterprises.server.ts';
import { listSheets } from '#app/domain/sheets/list-sheets.server.ts';
import { ownEnterpriseForSheets } from '#app/domain/sheets/own-enterprise-for-sheets.server.ts';
import { readCategoryNames } from '#app/domain/sheets/read-category-names.server.ts';
import { uploadSheet } from '#app/domain/sheets/upload-sheet.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { faultAt } from '#app/http/door.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readUpload, takeFile } from '#app/http/upload.server.ts';
import { purposes } from '#app/platform/files/file-types.ts';
import { readPage } from '#app/platform/paging.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { SheetDesk } from '#app/ui/sheet-desk.tsx';

const refForm = z.object({ enterprise: z.string().max(40) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const page = readPage(new URL(args.request.url).searchParams);
  return {
    page,
    ...(await listSheets(ctx, page)),
    enterprises: (await ownEnterprises(ctx)).map(({ ref, name }) => ({ ref, name })),
    categories: await readCategoryNames(ctx),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  return attempt(async () => {
    const upload = await readUpload(args.request, { file: purposes.spreadsheet.largest, files: 1 });
    const { enterprise } = await readForm(upload.typed, refForm);
    await ownEnterpriseForSheets(ctx, enterprise);
    const [file] = upload.files;
    if (!file) return faultAt('file', 'file-empty', upload.typed);
    const id = await takeFile(upload, file, () => uploadSheet(ctx, enterprise, file, sentForm(args.request, upload.typed, upload.files)));
    return redirect(localPath(language, `/desk/sheets/${id}`), 303);
  });
}

export const meta: MetaFunction = doorMeta('sheet.title');

export default function Sheets() {
  const sent = useActionData<typeof action>();
  return <SheetDesk {...useLoaderData<typeof loader>()} sent={sent} />;
}
