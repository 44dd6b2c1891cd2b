import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownEnterprises } from '#app/domain/enterprises/own-enterprises.server.ts';
import { listListings } from '#app/domain/listings/list-listings.server.ts';
import { startListing } from '#app/domain/listings/start-listing.server.ts';
import { startRevision } from '#app/domain/listings/start-revision.server.ts';
import { unopenedProducts } from '#app/domain/listings/unopened-products.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
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

export const intents = ['start', 'open'] as const;
const refForm = z.object({ ref: z.string().max(40) });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const page = readPage(new URL(args.request.url).searchParams);
  return {
    page,
    ...(await listListings(ctx, page)),
    enterprises: (await ownEnterprises(ctx)).map(({ ref, name }) => ({ ref, name })),
    unopened: await unopenedProducts(ctx),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    const form = await readForm(typed, refForm);
    const id = intent === 'start' ? await startListing(ctx, form.ref, sentForm(args.request, typed)) : await startRevision(ctx, form.ref);
    return redirect(localPath(language, `/desk/listings/${id}`), 303);
  });
}

export const meta: MetaFunction = doorMeta('listing.mine');

export default function Listings() {
  const { items, more, page, enterprises, unopened } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const button = (intent: (typeof intents)[number], of: string, text: string) => (
    <LineForm
      action={to('/desk/listings?index')}
      sent={undefined}
      faultText={() => undefined}
      button={text}
      hidden={{ intent, ref: of }}
      lines={[]}
    >
      <FormKey />
    </LineForm>
  );
  return (
    <Door title={t('listing.mine')} lead={t('listing.lead')}>
      {enterprises.length === 0 ? <p>{t('listing.noEnterprise')}</p> : null}
      {enterprises.length > 0 ? (
        <p>
          <Link to={to('/desk/sheets')}>{t('sheet.link')}</Link>
        </p>
      ) : null}
      {enterprises.map((enterprise) => (
        <div key={enterprise.ref}>{button('start', enterprise.ref, t('listing.startFor', { enterprise: enterprise.name }))}</div>
      ))}
      {items.length === 0 ? <p>{t('listing.none')}</p> : null}
      <ul className="plain items">
        {items.map((item) => (
          <li key={item.id}>
            {item.kind === 'product' ? (
              <Link to={to(`/desk/listings/${item.id}`)}>
                <span lang="zh-Hans">{item.name || t('listing.untitled')}</span>
              </Link>
            ) : (
              <Link to={to(`/desk/enterprises/${item.enterpriseRef}/capabilities`)}>{t('capability.title')}</Link>
            )}{' '}
            · {t(`listing.states.${item.state}`)}
            {item.productRef ? (
              <>
                {' · '}
                <Link to={to(`/products/${item.productRef}`)}>{t('listing.seePublic')}</Link>
              </>
            ) : null}
            <br />
            <span lang="zh-Hans">{item.enterprise}</span> · {formatInstant(language, item.updatedAt)}
          </li>
        ))}
        {unopened.map((product) => (
          <li key={product.ref}>
            <Link to={to(`/products/${product.ref}`)}>
              <span lang="zh-Hans">{product.name}</span>
            </Link>{' '}
            · {t('listing.published')}
            {button('open', product.ref, t('listing.openForChange'))}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/listings?page=${number}`)} />
    </Door>
  );
}
