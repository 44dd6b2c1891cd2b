/** How somebody wants notices mailed: one choice a topic. */
import { type ChosenTopic, frequencies, type NoticeSettings } from '#app/domain/notices/topics.ts';
import { ChoiceField, FaultSummary } from './field.tsx';
import type { Sent } from './line-form.tsx';
import { useLocalPath, useWords } from './page-context.tsx';

type Props = { readonly topics: readonly ChosenTopic[]; readonly settings: NoticeSettings; readonly sent: Sent | undefined };

export function NoticeSettingsForm({ topics, settings, sent }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const wrong = topics.filter((topic) => sent?.errors[topic]);
  const faults = wrong.map((topic) => ({ id: topic, text: t(`notices.topics.${topic}`) + t('common.colon') + t('notices.chooseOne') }));
  return (
    <form method="post" action={to('/settings/notices')} className="line-form">
      <FaultSummary title={t('account.summary', { count: faults.length })} faults={faults} />
      {topics.map((topic) => (
        <ChoiceField
          key={topic}
          id={topic}
          name={topic}
          label={t(`notices.topics.${topic}`)}
          fault={wrong.includes(topic) ? t('notices.chooseOne') : undefined}
          choices={frequencies.map((frequency) => ({ value: frequency, label: t(`notices.frequencies.${frequency}`) }))}
          chosen={sent?.typed[topic] ?? settings[topic]}
        />
      ))}
      <div className="field">
        <button type="submit" className="button">
          {t('notices.save')}
        </button>
      </div>
    </form>
  );
}
