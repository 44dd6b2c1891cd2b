import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { followEnterprise } from '#app/domain/shortlists/follow-enterprise.server.ts';
import { listFollowed } from '#app/domain/shortlists/list-followed.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { EnterpriseRow } from '#app/ui/enterprise-row.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const path = '/desk/following';
const notes = ['followed', 'unfollowed'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { ...(await listFollowed(ctx, page)), page, note: notes.find((note) => note === query.get('done')) ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args, localPath(language, path));
  const { enterprise = '' } = await typedIn(args.request);
  await orRefuse(followEnterprise(ctx, enterprise, false));
  return redirect(`${localPath(language, path)}?done=unfollowed`, 303);
}

export const meta: MetaFunction = doorMeta('buyer.following');

export default function DeskFollowing() {
  const { items, page, pages, note } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const form = (ref: string) => <ButtonForm action={to(path)} button={t('buyer.unfollow')} hidden={{ enterprise: ref }} quiet />;
  return (
    <Door title={t('buyer.following')} said={note ? t(`buyer.${note}`) : null} lead={items.length === 0 ? t('buyer.followingEmpty') : null}>
      <ul className="rows">
        {items.map((enterprise) => (
          <EnterpriseRow key={enterprise.ref} enterprise={enterprise} aside={form(enterprise.ref)} />
        ))}
      </ul>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)} />
    </Door>
  );
}
