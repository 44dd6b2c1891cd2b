import { useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

/** The address's host, by which a reader knows whose page it is. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address);

const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Where a fact comes from: a link to the page, or the title of the publication where there is no page. */
export function SourceLink({ source, sourceTitle, label }: { source: string | null; sourceTitle: string | null; label?: string }) {
  const t = useWords();
  if (source && isAddress(source))
    return (
      <a href={source} rel="nofollow noopener external">
        {label ?? (sourceTitle ? <Zh>{sourceTitle}</Zh> : hostOf(source))}
        <span className="unseen"> {t('common.newTab')}</span>
      </a>
    );
  const title = sourceTitle ?? source;
  if (!title) return t('common.unknown');
  return (
    <>
      <Zh>{title}</Zh>
      {t('common.aside', { text: t('provenance.noLink') })}
    </>
  );
}
