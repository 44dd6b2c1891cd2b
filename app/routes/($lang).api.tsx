import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchAddress, searchAnswer } from '#app/domain/catalogue/search-answer.ts';
import { searchDirectory } from '#app/domain/catalogue/search-directory.server.ts';
import { faultReasons, searchFaults } from '#app/domain/catalogue/search-faults.ts';
import { facets, kinds, longestQuery, mostValues, pageSize, readSearch, sorts } from '#app/domain/catalogue/search-input.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { lastPage } from '#app/platform/paging.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useWords } from '#app/ui/page-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { TableScroll } from '#app/ui/table-scroll.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

const example = new URLSearchParams({ q: '六堡茶', city: '450400' });
const mistaken = new URLSearchParams({ page: '0' });

/** The example is asked for as this page is made, so that it cannot say what the interface no longer does; long lists are cut. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const { publicUrl } = ctx.settings;
  const input = readSearch(example);
  const answer = searchAnswer(input, await searchDirectory(ctx, input), { reference: ctx.reference, publicUrl });
  return {
    publicUrl,
    answer: {
      ...answer,
      hits: answer.hits.slice(0, 1).map((hit) => ({ ...hit, credentials: hit.credentials.slice(0, 1) })),
      facets: Object.fromEntries(Object.entries(answer.facets).map(([facet, values]) => [facet, values.slice(0, 1)])),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [{ name: t('site.api') }]);
  return pageMeta(language, { title: t('api.title'), description: t('api.lead'), jsonLd });
};

function Table({ label, head, rows }: { label: string; head: readonly [string, string]; rows: readonly (readonly [string, string])[] }) {
  return (
    <TableScroll label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col">{head[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, meaning]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

export default function Api() {
  const { publicUrl, answer } = useLoaderData<typeof loader>();
  const t = useWords();
  const address = `${publicUrl}${searchAddress}`;
  const fields = [
    ['query', 'query'],
    ['total', 'total'],
    ['related', 'related'],
    ['corrected', 'corrected'],
    ['dropped', 'dropped'],
    ['hits', 'hits'],
    ['hits[].ref', 'ref'],
    ['hits[].makerScope', 'makerScope'],
    ['hits[].credentials', 'credentials'],
    ['hits[].basis', 'basis'],
    ['hits[].source', 'source'],
    ['hits[].related', 'hitRelated'],
    ['facets', 'facets'],
    ['links', 'links'],
  ] as const;
  return (
    <>
      <Crumbs trail={[{ name: t('site.api') }]} />
      <h1>{t('api.title')}</h1>
      <p className="lead">{t('api.lead')}</p>
      <TableScroll label={t('api.request')}>
        <pre className="code">
          <code>{`GET ${address}?${example}`}</code>
        </pre>
      </TableScroll>
      <div className="section">
        <h2>{t('api.parameters')}</h2>
        <Table
          label={t('api.parameters')}
          head={[t('api.parameter'), t('about.meaning')]}
          rows={[
            ['q', t('api.q', { count: longestQuery })],
            ['kind', t('api.oneOf', { values: kinds.join(', '), usual: kinds[0] })],
            ...facets.map((facet) => [facet, t(`api.facets.${facet}`)] as const),
            ['sort', t('api.oneOf', { values: sorts.join(', '), usual: sorts[0] })],
            ['page', t('api.page', { size: pageSize, last: lastPage })],
          ]}
        />
        <p className="fine">{t('api.combine', { count: mostValues })}</p>
      </div>
      <div className="section">
        <h2>{t('api.answer')}</h2>
        <p className="prose">{t('api.answer1')}</p>
        <Table
          label={t('api.answer')}
          head={[t('api.field'), t('about.meaning')]}
          rows={fields.map(([field, key]) => [field, t(`api.fields.${key}`)])}
        />
      </div>
      <div className="section">
        <h2>{t('api.example')}</h2>
        <p className="prose">{t('api.example1')}</p>
        <TableScroll label={t('api.example')}>
          <pre className="code">
            <code>{JSON.stringify(answer, null, 2)}</code>
          </pre>
        </TableScroll>
      </div>
      <div className="section">
        <h2>{t('api.errors')}</h2>
        <p className="prose">{t('api.errors1')}</p>
        <TableScroll label={t('api.errors')}>
          <pre className="code">
            <code>{JSON.stringify({ error: { reason: 'bad-parameters', parameters: searchFaults(mistaken) } }, null, 2)}</code>
          </pre>
        </TableScroll>
        <Table
          label={t('api.reason')}
          head={[t('api.reason'), t('about.meaning')]}
          rows={faultReasons.map((reason) => [reason, t(`api.reasons.${reason}`)])}
        />
      </div>
      <section className="section prose" aria-labelledby="use">
        <h2 id="use">{t('api.use')}</h2>
        <p>{t('api.use1')}</p>
        <p>{t('api.use2')}</p>
      </section>
    </>
  );
}
