import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { idForm, invitationForm } from '#app/domain/enterprises/application-form.ts';
import { decideJoinRequest } from '#app/domain/enterprises/decide-join-request.server.ts';
import { endMembership } from '#app/domain/enterprises/end-membership.server.ts';
import { handOverOwnership } from '#app/domain/enterprises/hand-over-ownership.server.ts';
import { invitePerson } from '#app/domain/enterprises/invite-person.server.ts';
import { peopleOfEnterprise } from '#app/domain/enterprises/people-of-enterprise.server.ts';
import { readOwnEnterprise } from '#app/domain/enterprises/read-own-enterprise.server.ts';
import { revokeInvitation } from '#app/domain/enterprises/revoke-invitation.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { type AccountContext, accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { Door } from '#app/ui/door.tsx';
import { useEnterpriseFaults, useRefused, useSaid } from '#app/ui/enterprise-words.ts';
import { FormKey } from '#app/ui/form-key.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { InvitationRows, JoinRequestRows, PersonRows } from '#app/ui/people-rows.tsx';
import { Zh } from '#app/ui/zh.tsx';

export const intents = ['invite', 'revoke', 'remove', 'hand-over', 'accept', 'decline', 'leave'] as const;
type Intent = (typeof intents)[number];

const doneBy: Record<Intent, string> = {
  ...{ invite: 'invited', revoke: 'revoked', remove: 'removed', leave: 'left' },
  ...{ 'hand-over': 'handed-over', accept: 'accepted', decline: 'declined' },
};

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const found = await orRefuse(peopleOfEnterprise(accountContextOf(args), refWithin(args)));
  return { ...found, done: new URL(args.request.url).searchParams.get('done') };
}

type Wish = { readonly intent: Intent; readonly typed: Record<string, string>; readonly request: Request };

async function act(ctx: AccountContext, enterpriseId: string, { intent, typed, request }: Wish): Promise<void> {
  if (intent === 'leave') return endMembership(ctx, enterpriseId, 'own');
  if (intent === 'invite') return invitePerson(ctx, enterpriseId, (await readForm(typed, invitationForm)).email, sentForm(request, typed));
  const { id } = await readForm(typed, idForm);
  if (intent === 'revoke') return revokeInvitation(ctx, enterpriseId, id);
  if (intent === 'remove') return endMembership(ctx, enterpriseId, { id });
  if (intent === 'hand-over') return handOverOwnership(ctx, enterpriseId, id);
  return decideJoinRequest(ctx, enterpriseId, id, intent === 'accept' ? 'accepted' : 'declined');
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const { id, ref } = await orRefuse(readOwnEnterprise(ctx, refWithin(args)));
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    await act(ctx, id, { intent, typed, request: args.request });
    const goal = intent === 'leave' ? '/desk/enterprises' : `/desk/enterprises/${ref}/people`;
    return redirect(`${localPath(language, goal)}?done=${doneBy[intent]}`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.people');

export default function People() {
  const { done, enterprise, people, invitations, joinRequests } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const faultText = useEnterpriseFaults();
  const said = useSaid(done);
  const refused = useRefused(sent);
  const path = to(`/desk/enterprises/${enterprise.ref}/people`);
  const isOwner = enterprise.role === 'owner';
  return (
    <Door title={t('enterpriseDesk.people')} lead={<Zh>{enterprise.name}</Zh>} said={sent ? null : said} alarm={refused}>
      <p className="fine">{t('enterpriseDesk.peopleLead')}</p>
      <PersonRows people={people} action={path} isOwner={isOwner} />
      <JoinRequestRows joinRequests={joinRequests} action={path} />
      <InvitationRows invitations={invitations} action={path} />
      {isOwner ? (
        <section className="section" aria-labelledby="invite">
          <h2 id="invite">{t('enterpriseDesk.invite')}</h2>
          <LineForm
            action={path}
            sent={sent}
            faultText={faultText}
            button={t('enterpriseDesk.sendInvitation')}
            hidden={{ intent: 'invite' }}
            lines={[
              {
                ...{ name: 'email', label: t('enterpriseDesk.email'), hint: t('enterpriseDesk.emailHint') },
                ...{ type: 'email' as const, autoComplete: 'off', maxLength: 254 },
              },
            ]}
          >
            <FormKey />
          </LineForm>
        </section>
      ) : null}
    </Door>
  );
}
