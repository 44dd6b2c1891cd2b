import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { claimForm } from '#app/domain/enterprises/application-form.ts';
import { claimEnterprise } from '#app/domain/enterprises/claim-enterprise.server.ts';
import { enterpriseToJoin } from '#app/domain/enterprises/enterprise-to-join.server.ts';
import { sendApplication } from '#app/http/application.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { ApplicationForm } from '#app/ui/application-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { EnterpriseFacts } from '#app/ui/enterprise-facts.tsx';
import { HeldNote } from '#app/ui/held-note.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { enterprise: await orRefuse(enterpriseToJoin(accountContextOf(args), refWithin(args))) };
}

export async function action(args: ActionFunctionArgs) {
  const goal = localPath(languageFrom(args), '/desk/enterprises?done=submitted');
  const ctx = accountContextOf(args);
  const ref = refWithin(args);
  const { cityCode } = await orRefuse(enterpriseToJoin(ctx, ref));
  const schema = claimForm((code) => {
    const place = ctx.reference.placeByCode.get(code);
    return place?.kind === 'county' && (cityCode === null || place.parentCode === cityCode);
  });
  const sent = { ctx, request: args.request, peer: args.context.peer };
  return sendApplication(sent, schema, (form, licence, once) => claimEnterprise(ctx, ref, form, licence, once), goal);
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.claimTitle');

export default function ClaimEnterprise() {
  const { enterprise } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const { ref, held } = enterprise;
  return (
    <Door title={t('enterpriseDesk.claimTitle')} lead={t('enterpriseDesk.claimLead')}>
      <EnterpriseFacts enterprise={enterprise} />
      {held === 'unowned' ? (
        <ApplicationForm action={to(`/desk/enterprises/claim/${ref}`)} sent={sent} claimed={enterprise} />
      ) : (
        <HeldNote sent={{ refusal: 'already-exists', detail: { held, ref } }} />
      )}
    </Door>
  );
}
