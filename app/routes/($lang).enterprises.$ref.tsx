import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listProductsOfMaker } from '#app/domain/catalogue/list-products-of-maker.server.ts';
import { readCapabilityProfile } from '#app/domain/catalogue/read-capability-profile.server.ts';
import { readEnterprise } from '#app/domain/enterprises/read-enterprise.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { citySlug } from '#app/platform/reference.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { CapabilityFacts } from '#app/ui/capability-facts.tsx';
import { CredentialList } from '#app/ui/credential-list.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { PlaceLinks } from '#app/ui/place-links.tsx';
import { ProductRow } from '#app/ui/product-row.tsx';
import { Provenance } from '#app/ui/provenance.tsx';
import { ReplyFigures } from '#app/ui/reply-figures.tsx';
import { breadcrumbJsonLd, organizationJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  const ref = refFrom(args);
  const ctx = contextOf(args);
  const page = readPage(new URL(args.request.url).searchParams);
  const enterprise = await orRefuse(readEnterprise(ctx, ref));
  const products = await listProductsOfMaker(ctx, enterprise.id, page);
  const capabilities = await readCapabilityProfile(ctx, enterprise.id);
  const city = ctx.reference.placeByCode.get(enterprise.cityCode ?? '');
  return {
    enterprise,
    products,
    capabilities,
    page,
    publicUrl: ctx.settings.publicUrl,
    cityZh: city?.zh ?? null,
    placeName: city ? nameIn(language, city) : null,
    trail: [
      { name: wordsOf(language)('enterprise.title'), path: '/enterprises' },
      ...(city ? [{ name: nameIn(language, city), path: `/enterprises?city=${citySlug(city.en)}` }] : []),
      { name: enterprise.name, chinese: true },
    ],
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const { enterprise, products, page, publicUrl, cityZh, placeName, trail } = data;
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const site = { publicUrl, language };
  return pageMeta(language, {
    title: page > 1 ? `${enterprise.name} · ${t('common.page', { page })}` : enterprise.name,
    description: t('enterprise.description', { name: enterprise.name, place: placeName ?? t('common.guangxi'), count: products.total }),
    jsonLd: [organizationJsonLd(site, enterprise, cityZh), breadcrumbJsonLd(site, trail)],
  });
};

export default function EnterprisePage() {
  const { enterprise, products, capabilities, page, trail } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const path = `/enterprises/${enterprise.ref}`;
  return (
    <>
      <Crumbs trail={trail} />
      <h1>
        <Zh>{enterprise.name}</Zh>
      </h1>
      <Facts
        facts={[
          { name: t('enterprise.place'), value: <PlaceLinks {...enterprise} /> },
          { name: t('enterprise.uscc'), value: enterprise.uscc ? <span className="number">{enterprise.uscc}</span> : null },
          { name: t('enterprise.makes'), value: enterprise.mainProduct ? <Zh>{enterprise.mainProduct}</Zh> : null },
          { name: t('enterprise.number'), value: <span className="number">{enterprise.ref}</span> },
        ]}
      />
      <div className="sheet-actions">
        <ButtonForm action={to('/following')} button={t('buyer.follow')} hidden={{ enterprise: enterprise.ref }} quiet />
        <Link className="button button-small no-print" to={to(`${path}/inquire`)} rel="nofollow">
          {t('inquiry.ask')}
        </Link>
      </div>
      <ReplyFigures replies={enterprise.replies} />
      <p className="no-print">
        <Link
          to={to(enterprise.owned ? `/desk/enterprises/${enterprise.ref}/join` : `/desk/enterprises/claim/${enterprise.ref}`)}
          rel="nofollow"
        >
          {enterprise.owned ? t('enterpriseDesk.joinLink') : t('enterpriseDesk.claimLink')}
        </Link>
      </p>
      <section className="section" aria-labelledby="products">
        <div className="section-head">
          <h2 id="products">{t('enterprise.products')}</h2>
          <p className="fine">{t('common.products', { count: products.total })}</p>
        </div>
        {products.items.length > 0 ? (
          <ol className="rows">
            {products.items.map((product) => (
              <ProductRow key={product.ref} product={product} heading="h3" underMaker />
            ))}
          </ol>
        ) : products.total > 0 ? (
          <p className="empty">
            {t('search.emptyPage')} <Link to={to(path)}>{t('search.firstPage')}</Link>
          </p>
        ) : (
          <p className="fine">{t('enterprise.noProducts')}</p>
        )}
        <Pager
          page={page}
          pages={products.pages}
          more={page < products.pages}
          addressOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)}
        />
      </section>
      {capabilities ? (
        <section className="section" aria-labelledby="capabilities">
          <h2 id="capabilities">{t('capability.title')}</h2>
          <p className="fine">{t('capability.public')}</p>
          <CapabilityFacts {...capabilities} />
        </section>
      ) : null}
      <CredentialList inForce={enterprise.inForce} past={enterprise.past} bearer="enterprise" />
      <Provenance
        subject="enterprise"
        refNumber={enterprise.ref}
        source={enterprise.source}
        sourceTitle={enterprise.sourceTitle}
        basis={enterprise.basis}
      />
    </>
  );
}
