import { randomUUID } from 'node:crypto';
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type CorrectionSubject, correctionForm, correctionSubjects } from '#app/domain/corrections/correction.ts';
import { readSubject } from '#app/domain/corrections/read-subject.server.ts';
import { requestCorrection } from '#app/domain/corrections/request-correction.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { contextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { rateLimit } from '#app/http/rate-limit.server.ts';
import { refFrom } from '#app/http/ref.server.ts';
import { CorrectionForm } from '#app/ui/correction-form.tsx';
import { Crumbs } from '#app/ui/crumbs.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { subjectPath } from '#app/ui/subject-path.ts';
import { wordsOf } from '#app/ui/words/index.ts';
import { Zh } from '#app/ui/zh.tsx';

const countRequest = rateLimit(10, 3600);

function subjectFrom(args: { request: Request; params: { subject?: string; ref?: string } }) {
  const subject = correctionSubjects.find((known): known is CorrectionSubject => known === args.params.subject);
  if (!subject) throw data('not-found', 404);
  return { subject, ref: refFrom(args) };
}

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const of = subjectFrom(args);
  const { name } = await orRefuse(readSubject(contextOf(args), of));
  return { ...of, name, formKey: randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const of = subjectFrom(args);
  const ctx = contextOf(args);
  await orRefuse(readSubject(ctx, of));
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const form = await readForm(typed, correctionForm);
    await countRequest(args.context.peer);
    const number = await requestCorrection(ctx, of, form);
    return redirect(localPath(language, `/corrections/requests/${number}`), 303);
  }, typed);
}

/** Each form has a key of its own, so the page is kept by nobody. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => {
  const language = languageOfParams(params);
  const title = wordsOf(language)('correction.title');
  return [...pageMeta(language, { title: page ? `${title} · ${page.name}` : title }), { name: 'robots', content: 'noindex' }];
};

export default function Correction() {
  const { subject, ref, name, formKey } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const path = `/corrections/${subject}/${ref}`;
  const spent = sent?.refusal === 'already-exists' || sent?.errors.formKey !== undefined;
  return (
    <>
      <Crumbs trail={[{ name, path: subjectPath(subject, ref), chinese: true }, { name: t('correction.title') }]} />
      <h1>{t('correction.title')}</h1>
      <p className="lead">
        {t(`correction.subjects.${subject}`) + t('common.colon')}
        <Link to={to(subjectPath(subject, ref))}>
          <Zh>{name}</Zh>
        </Link>{' '}
        <span className="number">{ref}</span>
      </p>
      <p className="lead">{t('correction.lead')}</p>
      {sent?.refusal === 'too-many' ? (
        <div className="note note-alarm" role="alert">
          {t('correction.tooMany')}
        </div>
      ) : null}
      {sent?.refusal === 'already-exists' ? (
        <div className="note note-alarm" role="alert">
          {t('correction.sentAlready', { number: sent.detail.number ?? '' })}
        </div>
      ) : null}
      <CorrectionForm action={to(path)} formKey={spent ? formKey : (sent?.typed.formKey ?? formKey)} sent={sent} />
    </>
  );
}
