import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listSectors } from '#app/domain/industries/list-sectors.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Glyph } from '#app/ui/glyph.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const counts = new Map((await listSectors(ctx)).map((count) => [count.code, count]));
  return {
    sectors: ctx.reference.sectors.map(({ code, zh, en, vi }) => ({
      code,
      zh,
      en,
      vi,
      products: counts.get(code)?.products ?? 0,
      enterprises: counts.get(code)?.enterprises ?? 0,
    })),
    publicUrl: ctx.settings.publicUrl,
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.sectors') }]);
  return pageMeta(language, { title: t('sectors.title'), description: t('sectors.lead', { number: data?.sectors.length ?? 0 }), jsonLd });
};

export default function Sectors() {
  const { sectors } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <Crumbs trail={[{ name: t('site.sectors') }]} />
      <h1>{t('sectors.title')}</h1>
      <p className="lead">{t('sectors.lead', { number: sectors.length })}</p>
      <ul className="grid grid-wide section">
        {sectors.map((sector) => (
          <li key={sector.code}>
            <Link className="tile" to={to(`/sectors/${sector.code}`)}>
              <Glyph sector={sector.code} />
              <span>{nameIn(language, sector)}</span>
              <span>
                {t('common.products', { count: sector.products })}
                <br />
                {t('common.enterprises', { count: sector.enterprises })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="fine section">
        {t('sectors.own')} <Link to={to('/chains')}>{t('sectors.toChains')}</Link>
      </p>
    </>
  );
}
