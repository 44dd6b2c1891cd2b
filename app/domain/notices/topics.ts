/** What notices are about, and how each topic is mailed to somebody who has not said otherwise. */
import { z } from 'zod';
import type { NoticeFrequency, NoticeTopic } from '#db/schema/notices.ts';

export const frequencies = ['at-once', 'daily', 'weekly', 'never'] as const satisfies readonly NoticeFrequency[];

/** Who reviews hears in the morning what waits; what somebody waits for comes at once. */
export const frequencyByDefault: Readonly<Record<NoticeTopic, NoticeFrequency>> = {
  security: 'at-once',
  inquiries: 'at-once',
  listings: 'at-once',
  needs: 'at-once',
  enterprises: 'at-once',
  reviews: 'daily',
  expiry: 'at-once',
};

export type ChosenTopic = Exclude<NoticeTopic, 'security'>;

/** Topics whose letters can be turned off: what concerns the safety of an account is always said. */
export const chosenTopics = [
  'inquiries',
  'listings',
  'needs',
  'enterprises',
  'reviews',
  'expiry',
] as const satisfies readonly ChosenTopic[];

/** How each topic is to be mailed. */
export const noticeSettingsForm = z.object(
  Object.fromEntries(chosenTopics.map((topic) => [topic, z.enum(frequencies, 'choose-one')])) as Record<
    ChosenTopic,
    z.ZodEnum<{ [F in NoticeFrequency]: F }>
  >,
);
export type NoticeSettings = z.infer<typeof noticeSettingsForm>;

/** What a link in a letter turns off: its topic, or, from a digest, every topic that is gathered into one. */
export const unsubscribable = [...chosenTopics, 'digests'] as const;
export type Unsubscribable = (typeof unsubscribable)[number];
