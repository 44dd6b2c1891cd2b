import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeSettings } from '#app/domain/notices/change-settings.server.ts';
import { readSettings } from '#app/domain/notices/read-settings.server.ts';
import { chosenTopics, noticeSettingsForm } from '#app/domain/notices/topics.ts';
import { attempt } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { NoticeSettingsForm } from '#app/ui/notice-settings-form.tsx';
import { useWords } from '#app/ui/page-context.tsx';

const path = '/settings/notices';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const settings = await readSettings(accountContextOf(args));
  return { settings, done: new URL(args.request.url).searchParams.has('done') };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args, path);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    await changeSettings(ctx, await readForm(typed, noticeSettingsForm));
    return redirect(localPath(language, `${path}?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('notices.settings');

export default function NoticeSettings() {
  const { settings, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  return (
    <Door title={t('notices.settings')} lead={t('notices.settingsLead')} said={done && !sent ? t('notices.saved') : null}>
      <NoticeSettingsForm topics={chosenTopics} settings={settings} sent={sent} />
      <p>{t('notices.mandatory')}</p>
    </Door>
  );
}
