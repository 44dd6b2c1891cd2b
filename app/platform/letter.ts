import type { mails } from '#db/schema/mails.ts';

/** What a letter of the outbox says, before it is put into words. */
export type Letter = Pick<typeof mails.$inferSelect, 'template' | 'language' | 'values'>;
