import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { idForm } from '#app/domain/enterprises/application-form.ts';
import { ownApplications } from '#app/domain/enterprises/own-applications.server.ts';
import { ownEnterprises } from '#app/domain/enterprises/own-enterprises.server.ts';
import { withdrawApplication } from '#app/domain/enterprises/withdraw-application.server.ts';
import { withdrawJoinRequest } from '#app/domain/enterprises/withdraw-join-request.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { useRefused, useSaid } from '#app/ui/enterprise-words.ts';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { OwnApplicationRow } from '#app/ui/own-application-row.tsx';
import { OwnEnterpriseRows } from '#app/ui/own-enterprise-rows.tsx';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Zh } from '#app/ui/zh.tsx';

export const intents = ['withdraw', 'withdraw-join'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  return {
    done: new URL(args.request.url).searchParams.get('done'),
    own: await ownEnterprises(ctx),
    ...(await ownApplications(ctx)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    const { id } = await readForm(typed, idForm);
    await (intent === 'withdraw' ? withdrawApplication(ctx, id) : withdrawJoinRequest(ctx, id));
    return redirect(localPath(language, '/desk/enterprises?done=withdrawn'), 303);
  });
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.title');

export default function OwnEnterprises() {
  const { done, own, applications, joinRequests } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const said = useSaid(done);
  const refused = useRefused(sent);
  const path = to('/desk/enterprises');
  return (
    <Door title={t('enterpriseDesk.title')} lead={t('enterpriseDesk.lead')} said={sent ? null : said} alarm={refused}>
      <OwnEnterpriseRows own={own} />
      <p>
        <Link to={to('/desk/enterprises/register')}>{t('enterpriseDesk.registerNew')}</Link>
      </p>
      <section className="section" aria-labelledby="applications">
        <h2 id="applications">{t('enterpriseDesk.applications')}</h2>
        {applications.length === 0 ? <p className="fine">{t('enterpriseDesk.noApplications')}</p> : null}
        <ul className="rows">
          {applications.map((application) => (
            <OwnApplicationRow key={application.id} application={application} action={path} />
          ))}
        </ul>
      </section>
      {joinRequests.length > 0 ? (
        <section className="section" aria-labelledby="join-requests">
          <h2 id="join-requests">{t('enterpriseDesk.joinRequests')}</h2>
          <ul className="rows">
            {joinRequests.map(({ id, ref, name, submittedAt }) => (
              <li key={id} className="row row-plain">
                <div>
                  <h3>
                    <Link to={to(`/enterprises/${ref}`)}>
                      <Zh>{name}</Zh>
                    </Link>
                  </h3>
                  <p>{t('enterpriseDesk.submittedOn', { day: formatDay(language, submittedAt) })}</p>
                </div>
                <div className="row-side">
                  <ButtonForm action={path} button={t('enterpriseDesk.withdraw')} hidden={{ intent: 'withdraw-join', id }} of={name} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Door>
  );
}
