import { type ReplyFigure, replyTime } from '#app/domain/enterprises/reply-figure.ts';
import { useWords } from './page-context.tsx';

/** How an enterprise answers inquiries; nothing where too few have asked. */
export function ReplyFigures({ replies }: { replies: ReplyFigure | null }) {
  const t = useWords();
  if (!replies) return null;
  const { asked, answered, share, medianSeconds } = replies;
  const time = medianSeconds === null ? null : replyTime(medianSeconds);
  return (
    <section className="section" aria-labelledby="replies">
      <h2 id="replies">{t('replies.title')}</h2>
      <p>{t('replies.counts', { asked, answered })}</p>
      {time ? <p>{t('replies.median', { time: t(`replies.${time.unit}`, { count: time.count }) })}</p> : null}
      <p>
        {t('replies.share', { percent: Math.round(share * 100) })} <span className="fine">{t('replies.shareHint')}</span>
      </p>
    </section>
  );
}
