import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listNotices, type NoticeItem } from '#app/domain/notices/list-notices.server.ts';
import { markRead } from '#app/domain/notices/mark-read.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { noticeText } from '#app/ui/notice-words.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['open', 'read', 'read-all'] as const;
const path = '/desk/notices';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  return { ...(await listNotices(accountContextOf(args), page)), page, marked: query.has('marked') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args, path);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    const which = intent === 'read-all' ? ('all' as const) : await readForm(typed, z.object({ id: z.uuid() }));
    const goal = await markRead(ctx, which);
    return redirect(localPath(language, intent === 'open' && goal !== null ? goal : `${path}?marked`), 303);
  });
}

export const meta: MetaFunction = doorMeta('notices.title');

function Item({ item }: { item: NoticeItem }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const text = noticeText(language, item.kind, item.values);
  return (
    <li>
      <p>
        {item.read ? <Link to={to(item.path)}>{text}</Link> : <strong>{text}</strong>}
        {item.read ? null : <span className="tag tag-honour">{t('notices.unread')}</span>}
      </p>
      <p className="fine">{formatInstant(language, item.at)}</p>
      {item.read ? null : (
        <div className="buttons">
          <ButtonForm action={to(path)} button={t('notices.open')} of={text} hidden={{ intent: 'open', id: item.id }} quiet={false} />
          <ButtonForm action={to(path)} button={t('notices.markRead')} of={text} hidden={{ intent: 'read', id: item.id }} />
        </div>
      )}
    </li>
  );
}

export default function Notices() {
  const { items, pages, page, unread, marked } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('notices.title')} said={marked && !sent ? t('notices.marked') : null} alarm={sent ? t('inquiry.stateChanged') : null}>
      <p>
        <Link to={to('/settings/notices')}>{t('notices.settings')}</Link>
      </p>
      {unread > 0 ? <ButtonForm action={to(path)} button={t('notices.markAll')} hidden={{ intent: 'read-all' }} /> : null}
      {items.length === 0 ? <p>{t('notices.empty')}</p> : null}
      <ul className="items">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(`${path}?page=${number}`)} />
    </Door>
  );
}
