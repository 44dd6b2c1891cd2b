import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { tokenForm } from '#app/domain/accounts/account-forms.ts';
import { acceptInvitation } from '#app/domain/enterprises/accept-invitation.server.ts';
import { invitationStates } from '#app/domain/enterprises/own-enterprise.ts';
import { readInvitation } from '#app/domain/enterprises/read-invitation.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { FormKey } from '#app/ui/form-key.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Zh } from '#app/ui/zh.tsx';

const wordIn = (request: Request) => (new URL(request.url).searchParams.get('token') ?? '').slice(0, 200);

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const token = wordIn(args.request);
  return { token, ...(await orRefuse(readInvitation(ctx, token))) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const { token } = await readForm(typed, tokenForm);
    const ref = await acceptInvitation(ctx, token, sentForm(args.request, typed));
    return redirect(localPath(language, `/desk/enterprises/${ref}?done=joined`), 303);
  });
}

/** A button, since programs that look into mail open links; and the address holds the word that lets somebody in. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction = doorMeta('enterpriseDesk.invitationTitle');

export default function Invitation() {
  const { token, state, enterprise } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  // What the attempt met goes before how it stands now: of two at once the later finds it used.
  const met = invitationStates.find((known) => known === sent?.detail.invitation) ?? state;
  const alarm = met === 'open' ? (sent ? t('account.linkSpoiled') : null) : t(`enterpriseDesk.invitationStates.${met}`);
  return (
    <Door title={t('enterpriseDesk.invitationTitle')} lead={met === 'open' ? t('enterpriseDesk.invitationLead') : null} alarm={alarm}>
      {enterprise ? (
        <p>
          <Link to={to(`/enterprises/${enterprise.ref}`)}>
            <Zh>{enterprise.name}</Zh>
          </Link>
        </p>
      ) : null}
      {met === 'open' ? (
        <ButtonForm
          action={to(`/invitation?token=${encodeURIComponent(token)}`)}
          button={t('enterpriseDesk.acceptInvitation')}
          hidden={{ token }}
          quiet={false}
        >
          <FormKey />
        </ButtonForm>
      ) : null}
    </Door>
  );
}
