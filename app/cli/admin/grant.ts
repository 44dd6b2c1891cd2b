import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { departments, grantableRoles } from '#db/schema/accounts.ts';
import { command } from '../command.ts';
import { type AdminCommand, accountWith, oneOfWords, orSay, readWords } from './admin-command.ts';

export const grant: AdminCommand = {
  usage: 'grant <email> <role> [--region <code>] [--department <department>]',
  about: `roles: ${grantableRoles.join(', ')}`,
  run: async (given) => {
    const { words, options } = readWords(grant, given, 2, ['region', 'department']);
    const role = oneOfWords(words[1]!, grantableRoles, 'the role');
    const department = options.department === undefined ? null : oneOfWords(options.department, departments, '--department');
    await command(async (ctx) => {
      const { id, email } = await accountWith(ctx, words[0]!);
      await orSay(grantRole(ctx, id, { role, regionCode: options.region ?? null, department }, 'command'), {
        'already-exists': `${email} holds that role already`,
        'not-found': `the account ${email} is closed`,
      });
      console.log(`${email} is ${role} now. The role shows itself once a second factor is set up and used to sign in.`);
    });
    return process.exitCode;
  },
};
