import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mustHold } from '#app/domain/accounts/may.ts';
import { attributeForm } from '#app/domain/catalogue/attribute-form.ts';
import { changeAttribute } from '#app/domain/catalogue/change-attribute.server.ts';
import { readAttributes } from '#app/domain/catalogue/read-attributes.server.ts';
import { readUnits } from '#app/domain/catalogue/read-units.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAdministrationFaults } from '#app/ui/administration-faults.ts';
import { useAttributeLines } from '#app/ui/attribute-lines.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const attribute = (await orRefuse(readAttributes(ctx))).find((one) => one.id === id);
  if (!attribute) throw data('not-found', 404);
  return { attribute, units: await orRefuse(readUnits(ctx)), done: new URL(args.request.url).searchParams.has('done') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    mustHold(ctx.actor, 'administrator');
    return orFaultAt(changeAttribute(ctx, id, await readForm(typed, attributeForm)), typed, () =>
      redirect(`${localPath(language, `/desk/attributes/${id}`)}?done`, 303),
    );
  }, typed);
}

export const meta: MetaFunction = doorMeta('administration.attributes');

export default function Attribute() {
  const { attribute, units, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useAdministrationFaults();
  const lines = useAttributeLines(units);
  const { zh, en, vi, type, unit, least, most, choices } = attribute;
  const kept = { zh, en, vi, type, unit: unit ?? '', least: String(least ?? ''), most: String(most ?? ''), choices: choices.join('\n') };
  return (
    <>
      <Crumbs
        trail={[
          { name: t('account.desk'), path: '/desk' },
          { name: t('administration.attributes'), path: '/desk/attributes' },
          { name: attribute.key },
        ]}
      />
      <h1>{nameIn(language, attribute)}</h1>
      {done && !sent ? (
        <p className="note note-calm" role="status">
          {t('administration.saved')}
        </p>
      ) : null}
      {attribute.products > 0 ? <p className="note">{t('administration.inUse', { count: attribute.products })}</p> : null}
      <LineForm
        action={to(`/desk/attributes/${attribute.id}`)}
        sent={sent ?? { errors: {}, typed: kept }}
        faultText={faultText}
        button={t('administration.save')}
        lines={lines}
      />
    </>
  );
}
