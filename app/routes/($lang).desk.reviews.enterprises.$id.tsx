import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { whyForm } from '#app/domain/administration/administration-forms.ts';
import { longestText, refusalForm } from '#app/domain/enterprises/application-form.ts';
import { approveApplication } from '#app/domain/enterprises/approve-application.server.ts';
import { readApplication } from '#app/domain/enterprises/read-application.server.ts';
import { refuseApplication } from '#app/domain/enterprises/refuse-application.server.ts';
import { openMasked } from '#app/domain/privacy/open-masked.server.ts';
import type { Opened } from '#app/domain/privacy/opened.ts';
import { type Answer, attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { maskName } from '#app/platform/mask.ts';
import { ApplicantContacts } from '#app/ui/applicant-contacts.tsx';
import { ApplicationFacts } from '#app/ui/application-facts.tsx';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { useEnterpriseFaults } from '#app/ui/enterprise-words.ts';
import { HeldNote } from '#app/ui/held-note.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { TextField } from '#app/ui/text-field.tsx';

export const intents = ['approve', 'refuse', 'show-applicant'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { licenceFile: _, ...application } = await orRefuse(readApplication(ctx, idFrom(args)));
  return { application: { ...application, applicant: maskName(application.applicant) } };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  await orRefuse(readApplication(ctx, id));
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'show-applicant') {
      const opening = openMasked(ctx, { kind: 'application', key: id }, { reason: (await readForm(typed, whyForm)).why });
      return orFaultAt(opening, { ...typed, reason: '' }, (shown) =>
        data<Answer & { shown: Opened }>({ errors: {}, typed: { intent }, refusal: null, detail: {}, shown }, 200),
      );
    }
    if (intent === 'approve') await approveApplication(ctx, id);
    else await refuseApplication(ctx, id, (await readForm(typed, refusalForm)).reason);
    const done = intent === 'approve' ? 'approved' : 'refused';
    return redirect(`${localPath(language, '/desk/reviews/enterprises')}?done=${done}`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.reviews');

export default function EnterpriseReview() {
  const { application } = useLoaderData<typeof loader>();
  const answered: (Answer & { readonly shown?: Opened }) | undefined = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useEnterpriseFaults();
  const shown = answered?.shown ?? null;
  const asked = answered?.typed.intent === 'show-applicant' ? answered : undefined;
  const sent = asked ? undefined : answered;
  const { id, status, staked, name } = application;
  const path = to(`/desk/reviews/enterprises/${id}`);
  const decided = status === 'submitted' ? null : t('enterpriseDesk.decidedAlready', { status: t(`enterpriseDesk.statuses.${status}`) });
  const alarm = decided ?? (staked ? t('enterpriseDesk.staked') : null);
  return (
    <Door title={t('enterpriseDesk.reviews')} alarm={alarm}>
      {alarm ? null : <HeldNote sent={sent} />}
      <ApplicationFacts application={application} />
      {staked ? null : <ApplicantContacts action={path} sent={asked} shown={shown} />}
      {alarm ? null : (
        <>
          <div className="field">
            <ButtonForm action={path} button={t('enterpriseDesk.approve')} hidden={{ intent: 'approve' }} of={name} quiet={false} />
          </div>
          <LineForm
            action={path}
            sent={sent}
            faultText={faultText}
            button={t('enterpriseDesk.refuse')}
            hidden={{ intent: 'refuse' }}
            lines={[]}
          >
            <TextField
              {...{ name: 'reason', label: t('enterpriseDesk.refuseReason'), hint: t('enterpriseDesk.refuseReasonHint') }}
              maxLength={longestText}
              fault={faultText(sent?.errors.reason?.[0] ?? '')}
              typed={sent?.typed.reason}
            />
          </LineForm>
        </>
      )}
    </Door>
  );
}
