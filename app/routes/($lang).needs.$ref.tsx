import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readPublishedNeed } from '#app/domain/needs/read-published-need.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { keptFor } from '#app/http/private-page.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { NeedFacts } from '#app/ui/need-facts.tsx';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { breadcrumbJsonLd } from '#app/ui/structured-data.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

export { loaderHeaders as headers } from '#app/http/private-page.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = contextOf(args);
  const need = await orRefuse(readPublishedNeed(ctx, refFrom(args)));
  return data({ need, publicUrl: ctx.settings.publicUrl }, keptFor(ctx.actor));
}

export const meta: MetaFunction<typeof loader> = ({ params, data }) => {
  const language = languageOfParams(params);
  const t = wordsOf(language);
  const title = data?.need.title ?? t('need.list');
  const jsonLd = breadcrumbJsonLd({ publicUrl: data?.publicUrl ?? '', language }, [
    { name: t('need.list'), path: '/needs' },
    { name: title },
  ]);
  return pageMeta(language, { title, description: data?.need.content.object ?? '', jsonLd });
};

export default function PublishedNeed() {
  const { need } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <>
      <Crumbs trail={[{ name: t('need.list'), path: '/needs' }, { name: need.title }]} />
      <h1>
        <Zh>{need.title}</Zh>
      </h1>
      {need.state === 'ended' ? <p className="note">{t('need.ended')}</p> : null}
      {need.state === 'paused' ? <p className="note">{t('need.pausedNow')}</p> : null}
      <NeedFacts need={need} />
      {need.state === 'open' ? (
        <p className="no-print">
          <Link className="button" to={to(`/desk/talks?need=${need.ref}`)}>
            {t('talk.offer')}
          </Link>
        </p>
      ) : null}
      <p className="fine">{t('need.recommend')}</p>
    </>
  );
}
