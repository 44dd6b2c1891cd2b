import type { InquiryMessage } from '#app/domain/inquiries/read-inquiry.server.ts';
import { formatInstant } from './dates.ts';
import { Link } from './link.tsx';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { Zh } from './zh.tsx';

/** What was said in a thread, in its order, with what was attached. */
export function InquiryMessages({ messages, enterprise }: { messages: readonly InquiryMessage[]; enterprise: string }) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const by = ({ mine, name, side }: InquiryMessage) => {
    if (mine) return t('inquiry.you');
    if (name !== null) return name;
    return side === 'enterprise' ? <Zh>{enterprise}</Zh> : t('inquiry.asker');
  };
  return (
    <ol className="items">
      {messages.map((message) => (
        <li key={message.number}>
          <p>
            <strong>{by(message)}</strong> <time dateTime={message.sentAt}>{formatInstant(language, message.sentAt)}</time>
          </p>
          <p className="said">{message.text}</p>
          {message.files.length > 0 ? (
            <ul>
              {message.files.map(({ id, name, size }) => (
                <li key={id}>
                  <Link to={to(`/desk/files/inquiries/${id}`)}>{name}</Link> {Math.max(1, Math.round(size / 1_024))} KB
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
