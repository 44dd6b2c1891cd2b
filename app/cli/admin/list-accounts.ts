import { listPeople, type PersonItem } from '#app/domain/administration/list-people.server.ts';
import type { Grant } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import { grantableRoles } from '#db/schema/accounts.ts';
import { command } from '../command.ts';
import { type AdminCommand, oneOfWords, readWords } from './admin-command.ts';

const grantText = ({ role, regionCode, department }: Grant) => [role, regionCode ?? department].filter(Boolean).join(' ');

function line({ email, name, state, secondFactor, demonstration, grants }: PersonItem): string {
  const marks = [state === 'open' ? '' : state, secondFactor ? 'second factor' : '', demonstration ? 'demonstration' : ''];
  return [email, name, grants.map(grantText).join(', ') || 'no role', marks.filter(Boolean).join(', ')].filter(Boolean).join('  ');
}

export const listAccounts: AdminCommand = {
  usage: `list-accounts [--role <role>]`,
  about: 'accounts, what they hold and how they stand',
  run: async (given) => {
    const { options } = readWords(listAccounts, given, 0, ['role']);
    const role = options.role === undefined ? null : oneOfWords(options.role, grantableRoles, '--role');
    await command(async (ctx) => {
      for (let page = 1; page <= lastPage; page++) {
        const { items, more } = await listPeople(ctx, { q: '', role, page }, 'command');
        for (const item of items) console.log(line(item));
        if (!more) return;
      }
    });
    return process.exitCode;
  },
};
