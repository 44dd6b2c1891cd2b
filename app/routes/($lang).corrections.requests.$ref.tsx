import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readRequest } from '#app/domain/corrections/read-request.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { formatDay } from '#app/ui/dates.ts';
import { Facts } from '#app/ui/facts.tsx';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { subjectPath } from '#app/ui/subject-path.ts';
import { wordsOf } from '#app/ui/words/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ref = refFrom(args);
  return orRefuse(readRequest(contextOf(args), ref));
}

/** Whoever has the number may see it; no cache on the way has to. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ params }) => {
  const language = languageOfParams(params);
  return [...pageMeta(language, { title: wordsOf(language)('correction.receivedTitle') }), { name: 'robots', content: 'noindex' }];
};

export default function CorrectionReceived() {
  const { ref, subject, subjectRef, wish, status, answer, createdAt, decidedAt } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <>
      <h1>{t(decidedAt ? 'correction.answeredTitle' : 'correction.receivedTitle')}</h1>
      {status === 'waiting' ? <p className="lead">{t('correction.receivedLead', { number: ref })}</p> : null}
      <div className="section">
        <Facts
          facts={[
            { name: t('correction.number'), value: <strong>{ref}</strong> },
            {
              name: t('correction.about'),
              value: (
                <Link to={to(subjectPath(subject, subjectRef))}>
                  {t(`correction.subjects.${subject}`)} {subjectRef}
                </Link>
              ),
            },
            { name: t('correction.wish'), value: t(`correction.wishes.${wish}`) },
            { name: t('correction.sentOn'), value: formatDay(language, createdAt) },
            { name: t('correction.status'), value: t(`correction.statuses.${status}`) },
            ...(decidedAt
              ? [
                  { name: t('correction.decidedOn'), value: formatDay(language, decidedAt) },
                  { name: t('correction.answer'), value: <span className="said">{answer}</span> },
                ]
              : []),
          ]}
        />
      </div>
      <p className="note note-calm">{t('correction.keep')}</p>
    </>
  );
}
