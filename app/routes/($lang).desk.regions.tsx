import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listRegions, type RegionRow } from '#app/domain/administration/list-regions.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { Zh } from '#app/ui/zh.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return { regions: await orRefuse(listRegions(accountContextOf(args))) };
}

export const meta: MetaFunction = doorMeta('administration.regions');

function Row({ region: { code, zh, en, vi, formerNames, reviewers } }: { region: RegionRow }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const name = { zh: null, en, vi }[language];
  return (
    <tr>
      <th scope="row" className="number">
        {code}
      </th>
      <td>
        <Zh>{zh}</Zh>
        {name ? ` ${name}` : null}
      </td>
      <td>{formerNames.length > 0 ? <Zh>{formerNames.join('、')}</Zh> : null}</td>
      <td className="num">{reviewers > 0 ? <Link to={to('/desk/roles')}>{reviewers}</Link> : t('administration.vacant')}</td>
    </tr>
  );
}

export default function Regions() {
  const { regions } = useLoaderData<typeof loader>();
  const t = useWords();
  const headings = ['regionCode', 'regionName', 'formerNames', 'reviewersThere'] as const;
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.regions') }]} />
      <h1>{t('administration.regions')}</h1>
      <p className="lead">{t('administration.regionsLead')}</p>
      {regions
        .filter(({ kind }) => kind === 'city')
        .map((city) => (
          <section key={city.code} className="section" aria-labelledby={`c${city.code}`}>
            <h2 id={`c${city.code}`}>
              <Zh>{city.zh}</Zh>
            </h2>
            <TableScroll label={city.zh}>
              <table className="table">
                <thead>
                  <tr>
                    {headings.map((heading) => (
                      <th key={heading} scope="col" className={heading === 'reviewersThere' ? 'num' : undefined}>
                        {t(`administration.${heading}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {regions
                    .filter(({ code }) => code.slice(0, 4) === city.code.slice(0, 4))
                    .map((region) => (
                      <Row key={region.code} region={region} />
                    ))}
                </tbody>
              </table>
            </TableScroll>
          </section>
        ))}
    </>
  );
}
