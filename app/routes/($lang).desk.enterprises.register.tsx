import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { registrationForm } from '#app/domain/enterprises/application-form.ts';
import { registerEnterprise } from '#app/domain/enterprises/register-enterprise.server.ts';
import { sendApplication } from '#app/http/application.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ApplicationForm } from '#app/ui/application-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  accountContextOf(args);
  return {};
}

export async function action(args: ActionFunctionArgs) {
  const goal = localPath(languageFrom(args), '/desk/enterprises?done=submitted');
  const ctx = accountContextOf(args);
  const schema = registrationForm((code) => ctx.reference.placeByCode.get(code)?.kind === 'county');
  const sent = { ctx, request: args.request, peer: args.context.peer };
  return sendApplication(sent, schema, (form, licence, once) => registerEnterprise(ctx, form, licence, once), goal);
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.registerTitle');

export default function RegisterEnterprise() {
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('enterpriseDesk.registerTitle')} lead={t('enterpriseDesk.registerLead')}>
      <ApplicationForm action={to('/desk/enterprises/register')} sent={sent} />
    </Door>
  );
}
