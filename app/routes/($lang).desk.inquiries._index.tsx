import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type InquiryItem, listInquiries } from '#app/domain/inquiries/list-inquiries.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const boxes = { received: 'enterprise', asked: 'asker' } as const;
type Box = keyof typeof boxes;
const path = '/desk/inquiries';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const works = ctx.actor.memberships.length > 0;
  const wanted = query.get('box');
  const box: Box = wanted === 'asked' || wanted === 'received' ? wanted : works ? 'received' : 'asked';
  const page = readPage(query);
  return { ...(await listInquiries(ctx, boxes[box], page)), box, page, works };
}

export const meta: MetaFunction = doorMeta('inquiry.title');

function Item({ item }: { item: InquiryItem }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const state = item.answered ? 'inquiry.answered' : item.delivered ? 'inquiry.waiting' : 'inquiry.undelivered';
  return (
    <li>
      <h2>
        <Link to={to(`${path}/${item.ref}`)}>{item.subject}</Link>
      </h2>
      <p>
        <Zh>{item.enterprise}</Zh>
      </p>
      <p className="tags">
        {item.unread ? <strong className="tag tag-honour">{t('inquiry.unread')}</strong> : null}
        <span className="tag">{t(state)}</span>
      </p>
      <p className="fine">
        {t('inquiry.askedOn')} {formatInstant(language, item.askedAt)} · {t('inquiry.lastOn')} {formatInstant(language, item.lastAt)}
      </p>
    </li>
  );
}

export default function DeskInquiries() {
  const { items, pages, page, box, works, unread } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const tab = (name: Box) => {
    const count = unread[boxes[name]];
    const label = t(`inquiry.${name}`);
    return (
      <Link key={name} className="chip" to={to(`${path}?box=${name}`)} aria-current={name === box ? 'page' : undefined}>
        {count > 0 ? t('inquiry.counted', { name: label, count }) : label}
      </Link>
    );
  };
  return (
    <Door title={t('inquiry.title')}>
      {works || box === 'received' ? (
        <nav className="chips" aria-label={t('inquiry.box')}>
          {tab('received')}
          {tab('asked')}
        </nav>
      ) : null}
      {items.length === 0 ? <p>{t('inquiry.empty')}</p> : null}
      <ul className="items">
        {items.map((item) => (
          <Item key={item.ref} item={item} />
        ))}
      </ul>
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(`${path}?box=${box}&page=${number}`)} />
    </Door>
  );
}
