import { journalInput } from '#app/domain/administration/administration-forms.ts';
import { readJournal } from '#app/domain/administration/read-journal.server.ts';
import { verifyJournal } from '#app/domain/journal/verify-journal.server.ts';
import { command } from '../command.ts';
import { CommandRefused } from '../explain.ts';
import { type AdminCommand, readWords } from './admin-command.ts';

export const journalVerify: AdminCommand = {
  usage: 'journal verify',
  about: 'whether every entry is where it was written and says what it said; ends with 1 if not',
  run: async (given) => {
    readWords(journalVerify, given, 0);
    await command(async (ctx) => {
      const { entries, fault } = await verifyJournal(ctx.sql);
      console.log(
        fault === null ? `${entries} entries, all as they were written.` : `${entries} entries; the first that does not fit: ${fault}`,
      );
      return fault === null ? 0 : 1;
    });
    return process.exitCode;
  },
};

const mostShown = 1_000;

export const journalShow: AdminCommand = {
  usage: 'journal show [--subject <subject or action>] [--id <id of the subject>] [--limit <1 to 1000>]',
  about: 'the latest entries, newest first',
  run: async (given) => {
    const { options } = readWords(journalShow, given, 0, ['subject', 'id', 'limit']);
    const size = Number(options.limit ?? 20);
    if (!Number.isInteger(size) || size < 1 || size > mostShown) throw new CommandRefused(`--limit: a whole number from 1 to ${mostShown}`);
    const asked = journalInput.parse({ about: options.subject, id: options.id });
    if (asked.about !== (options.subject ?? '')) throw new CommandRefused('--subject: a subject (role) or an action (role.granted)');
    await command(async (ctx) => {
      const { lines } = await readJournal(ctx, { ...asked, size }, 'command');
      for (const { number, at, accountId, action, subjectId, detail } of lines) {
        console.log([number, at, accountId ?? 'the system', action, subjectId, detail].filter((part) => part !== '').join('  '));
      }
    });
    return process.exitCode;
  },
};
