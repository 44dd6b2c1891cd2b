import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mustHold } from '#app/domain/accounts/may.ts';
import { attributeForm, attributeKeyForm } from '#app/domain/catalogue/attribute-form.ts';
import { defineAttribute } from '#app/domain/catalogue/define-attribute.server.ts';
import { readAttributes } from '#app/domain/catalogue/read-attributes.server.ts';
import { readUnits } from '#app/domain/catalogue/read-units.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { orFaultAt } from '#app/http/door.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { useAdministrationFaults } from '#app/ui/administration-faults.ts';
import { useAttributeLines } from '#app/ui/attribute-lines.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { FormKey } from '#app/ui/form-key.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  return { attributes: await orRefuse(readAttributes(ctx)), units: await orRefuse(readUnits(ctx)) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    mustHold(ctx.actor, 'administrator');
    const form = await readForm(typed, attributeKeyForm.and(attributeForm));
    return orFaultAt(defineAttribute(ctx, form, sentForm(args.request, typed)), typed, (id) =>
      redirect(`${localPath(language, `/desk/attributes/${id}`)}?done`, 303),
    );
  }, typed);
}

export const meta: MetaFunction = doorMeta('administration.attributes');

export default function Attributes() {
  const { attributes, units } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useAdministrationFaults();
  const lines = useAttributeLines(units);
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.attributes') }]} />
      <h1>{t('administration.attributes')}</h1>
      <p className="lead">
        {t('administration.attributesLead')} <Link to={to('/desk/categories')}>{t('administration.categories')}</Link>
      </p>
      <TableScroll label={t('administration.attributes')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('administration.attribute')}</th>
              <th scope="col">{t('administration.key')}</th>
              <th scope="col">{t('administration.type')}</th>
              <th scope="col">{t('administration.unit')}</th>
              <th scope="col" className="num">
                {t('administration.categories')}
              </th>
              <th scope="col" className="num">
                {t('administration.productCount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {attributes.map((attribute) => (
              <tr key={attribute.id}>
                <th scope="row">
                  <Link to={to(`/desk/attributes/${attribute.id}`)}>{nameIn(language, attribute)}</Link>
                </th>
                <td>
                  <code>{attribute.key}</code>
                </td>
                <td>{t(`administration.types.${attribute.type}`)}</td>
                <td>{attribute.unit}</td>
                <td className="num">{attribute.categories}</td>
                <td className="num">{attribute.products}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <section className="section">
        <h2>{t('administration.define')}</h2>
        <LineForm
          action={to('/desk/attributes')}
          sent={sent}
          faultText={faultText}
          button={t('administration.define')}
          lines={[
            {
              ...{ name: 'key', label: t('administration.key'), hint: t('administration.keyHint') },
              ...{ maxLength: 40, autoComplete: 'off' },
            },
            ...lines,
          ]}
        >
          <FormKey />
        </LineForm>
      </section>
    </>
  );
}
