import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { comparePath } from '#app/domain/catalogue/comparison.ts';
import { readProduct } from '#app/domain/catalogue/read-product.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { AttributeFacts } from '#app/ui/attribute-facts.tsx';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { CredentialList } from '#app/ui/credential-list.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Photographs } from '#app/ui/photographs.tsx';
import { Plate } from '#app/ui/plate.tsx';
import { ProductFacts } from '#app/ui/product-facts.tsx';
import { ProductRow } from '#app/ui/product-row.tsx';
import { Provenance } from '#app/ui/provenance.tsx';
import { breadcrumbJsonLd, productJsonLd } from '#app/ui/structured-data.ts';
import { SupplyFacts } from '#app/ui/supply-facts.tsx';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  const language = languageFrom(args);
  const ref = refFrom(args);
  const ctx = contextOf(args);
  const page = await orRefuse(readProduct(ctx, ref));
  const sector = ctx.reference.sectorByCode.get(page.product.sectorCode);
  const place = ctx.reference.placeByCode.get(page.product.cityCode ?? '');
  return {
    ...page,
    publicUrl: ctx.settings.publicUrl,
    placeName: place ? nameIn(language, place) : null,
    trail: [
      ...(sector ? [{ name: nameIn(language, sector), path: `/sectors/${sector.code}` }] : []),
      { name: page.product.name, chinese: true },
    ],
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  if (!data) return [];
  const { product, publicUrl, placeName, trail } = data;
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const maker = product.enterprise?.name ?? product.enterpriseAsPrinted ?? product.brand;
  const site = { publicUrl, language };
  return pageMeta(language, {
    title: product.name,
    description: t('product.descriptionMade', {
      name: product.name,
      category: nameIn(language, product.category),
      maker: maker ?? t('common.unknown'),
      place: placeName ?? t('common.guangxi'),
    }),
    jsonLd: [productJsonLd(site, product), breadcrumbJsonLd(site, trail)],
  });
};

export default function ProductPage() {
  const { product, sameMaker, sameMakerTotal, similar, trail } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <Crumbs trail={trail} />
      <div className="sheet">
        <Plate sector={product.sectorCode} name={product.name} brand={product.brand} number={product.ref} />
        <div>
          <h1>
            <Zh>{product.name}</Zh>
          </h1>
          <div className="sheet-actions">
            {product.regulated ? (
              <span className="tag tag-caution">{t('product.regulated')}</span>
            ) : (
              <Link className="button button-quiet button-small no-print" to={to(comparePath([product.ref]))} rel="nofollow">
                {t('product.compare')}
              </Link>
            )}
            <ButtonForm action={to('/shortlist')} button={t('buyer.shortlist')} hidden={{ product: product.ref }} quiet />
            {product.enterprise && !product.regulated ? (
              <Link
                className="button button-small no-print"
                to={to(`/enterprises/${product.enterprise.ref}/inquire?product=${product.ref}`)}
                rel="nofollow"
              >
                {t('inquiry.ask')}
              </Link>
            ) : null}
          </div>
          <ProductFacts product={product} />
        </div>
      </div>
      <Photographs name={product.name} photographs={product.photographs} />
      <AttributeFacts attributes={product.attributes} />
      <SupplyFacts product={product} />
      <CredentialList inForce={product.inForce} past={product.past} bearer="product" registration={product.regulated !== null} />
      <Provenance
        subject="product"
        refNumber={product.ref}
        source={product.source}
        sourceTitle={product.sourceTitle}
        basis={product.basis}
      />
      {sameMaker.length > 0 ? (
        <section className="section" aria-labelledby="same-maker">
          <div className="section-head">
            <h2 id="same-maker">{t('product.sameMaker')}</h2>
            {product.enterprise && sameMakerTotal > sameMaker.length ? (
              <Link to={to(`/enterprises/${product.enterprise.ref}`)}>{t('product.allOfMaker', { count: sameMakerTotal + 1 })}</Link>
            ) : null}
          </div>
          <ul className="rows">
            {sameMaker.map((item) => (
              <ProductRow key={item.ref} product={item} heading="h3" />
            ))}
          </ul>
        </section>
      ) : null}
      {similar.length > 0 ? (
        <section className="section" aria-labelledby="similar">
          <div className="section-head">
            <h2 id="similar">{t('product.similar')}</h2>
            <Link to={to(`/sectors/${product.sectorCode}`)}>{trail.length > 1 ? trail[0]?.name : nameIn(language, product.category)}</Link>
          </div>
          <ul className="rows">
            {similar.map((item) => (
              <ProductRow key={item.ref} product={item} heading="h3" />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
