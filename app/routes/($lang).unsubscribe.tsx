import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { topicOfLink, unsubscribe } from '#app/domain/notices/unsubscribe.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { gateOf } from '#app/http/gate.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';

const wordIn = (request: Request) => (new URL(request.url).searchParams.get('token') ?? '').slice(0, 300);

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const word = wordIn(args.request);
  try {
    return { word, topic: topicOfLink(gateOf(args), word) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { word: '', topic: null };
  }
}

/** Also what mail programs ask for by themselves, without a cookie and without following a redirect (RFC 8058). */
export async function action(args: ActionFunctionArgs) {
  languageFrom(args);
  return attempt(async () => {
    await unsubscribe(gateOf(args), wordIn(args.request));
    return { done: true } as const;
  });
}

/** A button, since programs that look into mail open links. */
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction = doorMeta('unsubscribe.title');

export default function Unsubscribe() {
  const { word, topic } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  if (topic === null) return <Door title={t('unsubscribe.title')} alarm={t('unsubscribe.spoiled')} />;
  if (sent && 'done' in sent) return <Door title={t('unsubscribe.title')} said={t('unsubscribe.done')} />;
  const about = topic === 'digests' ? t('unsubscribe.digests') : t(`notices.topics.${topic}`);
  return (
    <Door title={t('unsubscribe.title')} lead={t('unsubscribe.lead', { topic: about })}>
      <ButtonForm action={to(`/unsubscribe?token=${word}`)} button={t('unsubscribe.button')} hidden={{}} quiet={false} />
    </Door>
  );
}
