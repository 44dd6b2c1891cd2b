import type { ShownAction, Timeline } from '#app/domain/timelines/timeline.ts';
import { formatInstant } from './dates.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { Pager } from './pager.tsx';
import { Zh } from './zh.tsx';

type Hyphened<T extends string> = T extends `${infer A}.${infer B}` ? `${A}-${B}` : never;

/** What has happened to a thing, newest first. @param path the page it stands on, without language; `history` is its page in the address. */
export function TimelineSection({ timeline: { lines, page, more }, path }: { timeline: Timeline; path: string }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  // Words are looked up by dots, so that their keys have none.
  const said = (action: ShownAction) => t(`timeline.actions.${action.replace('.', '-') as Hyphened<ShownAction>}`);
  return (
    <section className="section" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      {lines.length === 0 ? <p>{t('timeline.empty')}</p> : null}
      <ol className="plain" reversed>
        {lines.map(({ number, at, action, who, about }) => (
          <li key={number}>
            <time dateTime={at}>{formatInstant(language, at)}</time> · {said(action)}
            {about === '' ? null : (
              <>
                {' · '}
                <Zh>{about}</Zh>
              </>
            )}{' '}
            · {'name' in who ? who.name : t(`timeline.${who.role}`)}
          </li>
        ))}
      </ol>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`${path}?history=${number}#timeline`)} />
    </section>
  );
}
