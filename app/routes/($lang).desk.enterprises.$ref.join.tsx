import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { joinForm, longestText } from '#app/domain/enterprises/application-form.ts';
import { enterpriseToJoin } from '#app/domain/enterprises/enterprise-to-join.server.ts';
import { requestToJoin } from '#app/domain/enterprises/request-to-join.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { Door } from '#app/ui/door.tsx';
import { EnterpriseFacts } from '#app/ui/enterprise-facts.tsx';
import { useEnterpriseFaults, useRefused } from '#app/ui/enterprise-words.ts';
import { FormKey } from '#app/ui/form-key.tsx';
import { HeldNote } from '#app/ui/held-note.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { TextField } from '#app/ui/text-field.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { enterprise: await orRefuse(enterpriseToJoin(accountContextOf(args), refWithin(args))) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const ref = refWithin(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const { message } = await readForm(typed, joinForm);
    await requestToJoin(ctx, ref, message, sentForm(args.request, typed));
    return redirect(localPath(language, '/desk/enterprises?done=asked'), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.joinTitle');

export default function JoinEnterprise() {
  const { enterprise } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useEnterpriseFaults();
  const refused = useRefused(sent);
  const { ref, held } = enterprise;
  const alarm = sent && !sent.detail.held ? refused : null;
  return (
    <Door title={t('enterpriseDesk.joinTitle')} lead={t('enterpriseDesk.joinLead')} alarm={alarm}>
      <EnterpriseFacts enterprise={enterprise} />
      {held === 'owned' ? (
        <LineForm
          action={to(`/desk/enterprises/${ref}/join`)}
          sent={sent}
          faultText={faultText}
          button={t('enterpriseDesk.sendRequest')}
          lines={[]}
        >
          <FormKey />
          <TextField
            {...{ name: 'message', label: t('enterpriseDesk.message'), hint: t('enterpriseDesk.messageHint'), maxLength: longestText }}
            fault={faultText(sent?.errors.message?.[0] ?? '')}
            typed={sent?.typed.message}
          />
        </LineForm>
      ) : (
        <HeldNote sent={{ refusal: 'already-exists', detail: { held, ref } }} />
      )}
    </Door>
  );
}
