import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCategories } from '#app/domain/catalogue/list-categories.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { cleanText } from '#app/platform/text.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { nameIn } from '#app/ui/names.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { TableScroll } from '#app/ui/table-scroll.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { searchParams } = new URL(args.request.url);
  const input = { q: cleanText(searchParams.get('q') ?? '').slice(0, 100), page: readPage(searchParams) };
  return { input, ...(await orRefuse(listCategories(ctx, input))) };
}

export const meta: MetaFunction = doorMeta('administration.categories');

export default function Categories() {
  const { input, items, more } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <Crumbs trail={[{ name: t('account.desk'), path: '/desk' }, { name: t('administration.categories') }]} />
      <h1>{t('administration.categories')}</h1>
      <p className="lead">
        {t('administration.categoriesLead')} <Link to={to('/desk/attributes')}>{t('administration.attributes')}</Link>
      </p>
      <form method="get" action={to('/desk/categories')} className="choices">
        <label>
          {t('administration.findCategory')}
          <input name="q" defaultValue={input.q} maxLength={100} autoComplete="off" />
        </label>
        <button type="submit" className="button">
          {t('administration.filter')}
        </button>
      </form>
      {items.length === 0 ? <p className="empty">{t('administration.noCategory')}</p> : null}
      {items.length > 0 ? (
        <TableScroll label={t('administration.categories')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('administration.category')}</th>
                <th scope="col" className="num">
                  {t('administration.attributeCount')}
                </th>
                <th scope="col" className="num">
                  {t('administration.productCount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((category) => (
                <tr key={category.id}>
                  <th scope="row">
                    <Link to={to(`/desk/categories/${category.id}`)}>
                      <span lang="zh-Hans">{category.path}</span>
                    </Link>
                    {language === 'zh' ? null : ` ${nameIn(language, category)}`}
                  </th>
                  <td className="num">{category.attributes}</td>
                  <td className="num">{category.products}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <Pager
        page={input.page}
        pages={null}
        more={more}
        addressOf={(page) => to(`/desk/categories?${new URLSearchParams({ q: input.q, page: String(page) })}`)}
      />
    </>
  );
}
