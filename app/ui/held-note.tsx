import { type Held, heldBy } from '#app/domain/enterprises/application.ts';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

type Sent = { readonly refusal: string | null; readonly detail: Readonly<Record<string, string>> } | undefined;

const ways: Partial<Record<Held, { readonly word: 'toOwn' | 'toJoin' | 'toClaim'; readonly path: (ref: string) => string }>> = {
  own: { word: 'toOwn', path: (ref) => `/desk/enterprises/${ref}` },
  owned: { word: 'toJoin', path: (ref) => `/desk/enterprises/${ref}/join` },
  unowned: { word: 'toClaim', path: (ref) => `/desk/enterprises/claim/${ref}` },
  namesake: { word: 'toClaim', path: (ref) => `/desk/enterprises/claim/${ref}` },
};

/** What stands in the way of an application, and the way that leads on. */
export function HeldNote({ sent }: { sent: Sent }) {
  const t = useWords();
  const to = useLocalPath();
  if (!sent?.refusal) return null;
  const held = heldBy.find((known) => known === sent.detail.held);
  const way = held && ways[held];
  const { open, ref } = sent.detail;
  const otherwise =
    sent.refusal === 'too-many' ? (open ? t('enterpriseDesk.tooManyOpen') : t('error.tooMany')) : t('enterpriseDesk.refused.other');
  return (
    <div className="note note-alarm" role="alert">
      <p>{held ? t(`enterpriseDesk.held.${held}`) : otherwise}</p>
      {way && ref ? (
        <p>
          <Link to={to(way.path(ref))}>{t(`enterpriseDesk.${way.word}`)}</Link>
        </p>
      ) : null}
    </div>
  );
}
