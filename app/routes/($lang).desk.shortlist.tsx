import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeShortlist } from '#app/domain/shortlists/change-shortlist.server.ts';
import { listShortlist } from '#app/domain/shortlists/list-shortlist.server.ts';
import { noteForm } from '#app/domain/shortlists/shortlist.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { ShortlistItem } from '#app/ui/shortlist-item.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['note', 'remove'] as const;
const path = '/desk/shortlist';
const notes = { added: 'buyer.added', note: 'buyer.noteSaved', remove: 'buyer.removed' } as const;
const isNote = (word: string | null): word is keyof typeof notes => word !== null && Object.hasOwn(notes, word);

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  const done = query.get('done');
  return { ...(await listShortlist(ctx, page)), page, done: isNote(done) ? done : null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args, localPath(language, path));
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    const note = intent === 'note' ? (await readForm(typed, noteForm)).note : null;
    await orRefuse(changeShortlist(ctx, typed.product ?? '', note));
    return redirect(`${localPath(language, path)}?done=${intent}`, 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('buyer.shortlistTitle');

export default function DeskShortlist() {
  const { items, page, pages, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door
      title={t('buyer.shortlistTitle')}
      lead={t(items.length > 0 ? 'buyer.shortlistLead' : 'buyer.shortlistEmpty')}
      said={done && !sent ? t(notes[done]) : null}
    >
      <ul className="rows">
        {items.map((item) => (
          <ShortlistItem key={item.ref} item={item} action={to(path)} sent={sent?.typed.product === item.ref ? sent : undefined} />
        ))}
      </ul>
      {items.some(({ product }) => product !== null) ? (
        <form id="compare" action={to('/compare')} className="field no-print">
          <button type="submit" className="button">
            {t('buyer.comparePicked')}
          </button>
        </form>
      ) : null}
      <Pager page={page} pages={pages} more={page < pages} addressOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)} />
    </Door>
  );
}
