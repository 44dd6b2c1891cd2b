import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { endSessions } from '#app/domain/accounts/end-sessions.server.ts';
import { sessionsOfAccount } from '#app/domain/accounts/sessions-of-account.server.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';

export const intents = ['end', 'end-others'] as const;

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const rows = await sessionsOfAccount(ctx);
  return {
    done: new URL(args.request.url).searchParams.has('done'),
    sessions: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    await endSessions(ctx, intent === 'end' ? await readForm(typed, z.object({ id: z.uuid() })) : 'others');
    return redirect(`${localPath(language, '/settings/sessions')}?done`, 303);
  });
}

export const meta: MetaFunction = doorMeta('settings.sessions');

export default function Sessions() {
  const { sessions, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const instant = (at: string) => formatInstant(language, at);
  const form = (button: string, hidden: Record<string, string>) => (
    <LineForm action={to('/settings/sessions')} sent={undefined} faultText={() => undefined} button={button} hidden={hidden} lines={[]} />
  );
  return (
    <Door title={t('settings.sessions')} lead={t('settings.sessionsLead')} said={done ? t('settings.ended') : null}>
      <ul className="plain items">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <strong>{session.device ?? t('settings.unknownDevice')}</strong>
            </p>
            <p>
              {t('settings.since')} {instant(session.createdAt)} · {t('settings.lastSeen')} {instant(session.lastSeenAt)}
            </p>
            {session.isThis ? <p>{t('settings.thisDevice')}</p> : form(t('settings.end'), { intent: 'end', id: session.id })}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? form(t('settings.endOthers'), { intent: 'end-others' }) : null}
    </Door>
  );
}
