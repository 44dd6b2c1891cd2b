import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownEnterprises } from '#app/domain/enterprises/own-enterprises.server.ts';
import { listNeeds } from '#app/domain/needs/list-needs.server.ts';
import { needKinds } from '#app/domain/needs/need-draft.ts';
import { startNeed } from '#app/domain/needs/start-need.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { FormKey } from '#app/ui/form-key.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const startForm = z.object({ ref: z.string('choose').min(1, 'choose').max(40, 'choose'), kind: z.enum(needKinds, 'choose') });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const page = readPage(new URL(args.request.url).searchParams);
  const enterprises = (await ownEnterprises(ctx)).map(({ ref, name }) => ({ ref, name }));
  return { page, enterprises, ...(await listNeeds(ctx, page)) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const { ref, kind } = await readForm(typed, startForm);
    return redirect(localPath(language, `/desk/needs/${await startNeed(ctx, ref, kind, sentForm(args.request, typed))}`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('need.mine');

export default function Needs() {
  const { items, more, page, enterprises } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door title={t('need.mine')} lead={t('need.lead')}>
      <p>
        <Link to={to('/needs')}>{t('need.openList')}</Link>
      </p>
      {items.length === 0 ? <p>{t('need.none')}</p> : null}
      <ul className="plain items">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={to(`/desk/needs/${item.id}`)}>
              <Zh>{item.title || t('need.untitled')}</Zh>
            </Link>{' '}
            · {t(`need.kinds.${item.kind}`)} · <strong>{t(`need.states.${item.state}`)}</strong>
            <br />
            <Zh>{item.enterprise}</Zh> · {formatInstant(language, item.updatedAt)}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/needs?page=${number}`)} />
      <section className="section" aria-labelledby="start">
        <h2 id="start">{t('need.start')}</h2>
        {enterprises.length === 0 ? (
          <p>
            {t('need.noEnterprise')} <Link to={to('/desk/enterprises/register')}>{t('enterpriseDesk.registerNew')}</Link>
          </p>
        ) : (
          <LineForm
            action={to('/desk/needs?index')}
            sent={sent}
            faultText={() => t('listing.faults.choose')}
            button={t('need.start')}
            lines={[
              { name: 'ref', label: t('need.startFor'), options: enterprises.map(({ ref, name }) => ({ value: ref, label: name })) },
              { name: 'kind', label: t('need.kind'), options: needKinds.map((kind) => ({ value: kind, label: t(`need.kinds.${kind}`) })) },
            ]}
          >
            <FormKey />
          </LineForm>
        )}
      </section>
    </Door>
  );
}
