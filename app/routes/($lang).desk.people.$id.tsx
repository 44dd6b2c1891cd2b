import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { endRole } from '#app/domain/accounts/end-role.server.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { mustHold } from '#app/domain/accounts/may.ts';
import { grantForm, grantIdForm, reasonForm } from '#app/domain/administration/administration-forms.ts';
import { readPerson } from '#app/domain/administration/read-person.server.ts';
import { resetSecondFactor } from '#app/domain/administration/reset-second-factor.server.ts';
import { resumeAccount } from '#app/domain/administration/resume-account.server.ts';
import { suspendAccount } from '#app/domain/administration/suspend-account.server.ts';
import { openMasked } from '#app/domain/privacy/open-masked.server.ts';
import type { Opened } from '#app/domain/privacy/opened.ts';
import { type Answer, attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { faultAt, orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { PersonPage } from '#app/ui/person-page.tsx';

export const intents = ['grant', 'end', 'suspend', 'resume', 'reset-factor', 'show-address'] as const;
const done = [...intents].filter((intent) => intent !== 'show-address');

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const said = new URL(args.request.url).searchParams.get('done');
  return { person: await orRefuse(readPerson(ctx, idFrom(args))), done: done.find((intent) => intent === said) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    mustHold(ctx.actor, 'administrator');
    if (intent === 'show-address') {
      const opening = openMasked(ctx, { kind: 'account', key: id }, await readForm(typed, reasonForm));
      return orFaultAt(opening, typed, (shown) =>
        data<Answer & { shown: Opened }>({ errors: {}, typed: { intent }, refusal: null, detail: {}, shown }, 200),
      );
    }
    if (intent === 'grant') {
      const grant = await readForm(typed, grantForm);
      try {
        await grantRole(ctx, id, grant);
      } catch (error) {
        const fault = error instanceof Refusal ? error.detail.fault : undefined;
        if (fault) return faultAt(fault === 'region-by-role' ? 'regionCode' : 'department', fault, typed);
        throw error;
      }
    }
    if (intent === 'end') await endRole(ctx, id, (await readForm(typed, grantIdForm)).grant);
    if (intent === 'suspend') await suspendAccount(ctx, id);
    if (intent === 'resume') await resumeAccount(ctx, id);
    if (intent === 'reset-factor') await resetSecondFactor(ctx, id);
    return redirect(`${localPath(language, `/desk/people/${id}`)}?done=${intent}`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('administration.people');

export default function OnePerson() {
  return <PersonPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />;
}
