import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mustHold } from '#app/domain/accounts/may.ts';
import { attachAttribute } from '#app/domain/catalogue/attach-attribute.server.ts';
import { attachForm, detachForm } from '#app/domain/catalogue/attribute-form.ts';
import { detachAttribute } from '#app/domain/catalogue/detach-attribute.server.ts';
import { readCategory } from '#app/domain/catalogue/read-category.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/id.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { useAdministrationFaults } from '#app/ui/administration-faults.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';

export const intents = ['attach', 'detach'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const said = new URL(args.request.url).searchParams.get('done');
  return { category: await orRefuse(readCategory(ctx, idFrom(args))), done: intents.find((intent) => intent === said) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const id = idFrom(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    mustHold(ctx.actor, 'administrator');
    const done = redirect(`${localPath(language, `/desk/categories/${id}`)}?done=${intent}`, 303);
    if (intent === 'attach') return orFaultAt(attachAttribute(ctx, id, await readForm(typed, attachForm)), typed, () => done);
    await detachAttribute(ctx, id, (await readForm(typed, detachForm)).attribute);
    return done;
  }, typed);
}

export const meta: MetaFunction = doorMeta('administration.categories');

export default function Category() {
  const { category, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useAdministrationFaults();
  const path = to(`/desk/categories/${category.id}`);
  const last = Math.max(-1, ...category.attached.map(({ position }) => position));
  return (
    <>
      <Crumbs
        trail={[
          { name: t('account.desk'), path: '/desk' },
          { name: t('administration.categories'), path: '/desk/categories' },
          { name: category.path, chinese: true },
        ]}
      />
      <h1>{nameIn(language, category)}</h1>
      {done && !sent ? (
        <p className="note note-calm" role="status">
          {t(`administration.done.${done}`)}
        </p>
      ) : null}
      {sent?.refusal ? (
        <p className="note note-alarm" role="alert">
          {t('administration.changedMeanwhile')}
        </p>
      ) : null}
      <ul className="plain rows">
        {category.attached.map((attribute) => (
          <li key={attribute.id}>
            <p>
              {attribute.position} · <Link to={to(`/desk/attributes/${attribute.id}`)}>{nameIn(language, attribute)}</Link> ·{' '}
              {t(`administration.types.${attribute.type}`)}
            </p>
            <LineForm
              action={path}
              sent={undefined}
              faultText={faultText}
              button={t('administration.detach')}
              hidden={{ intent: 'detach', attribute: attribute.id }}
              lines={[]}
            />
          </li>
        ))}
      </ul>
      <section className="section">
        <h2>{t('administration.attach')}</h2>
        <LineForm
          action={path}
          sent={sent?.typed.intent === 'attach' ? sent : { errors: {}, typed: { position: String(last + 1) } }}
          faultText={faultText}
          button={t('administration.attach')}
          hidden={{ intent: 'attach' }}
          lines={[
            {
              ...{ name: 'attribute', label: t('administration.attribute') },
              options: [...category.attached, ...category.others].map((one) => ({
                value: one.id,
                label: `${nameIn(language, one)} · ${one.key}`,
              })),
            },
            { name: 'position', label: t('administration.position'), inputMode: 'numeric', maxLength: 3, autoComplete: 'off' },
          ]}
        />
      </section>
    </>
  );
}
