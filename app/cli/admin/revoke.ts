import { and, eq, isNull } from 'drizzle-orm';
import { endRole } from '#app/domain/accounts/end-role.server.ts';
import { departments, grantableRoles, roleGrants } from '#db/schema/accounts.ts';
import { command } from '../command.ts';
import { CommandRefused } from '../explain.ts';
import { type AdminCommand, accountWith, oneOfWords, orSay, readWords } from './admin-command.ts';

export const revoke: AdminCommand = {
  usage: 'revoke <email> <role> [--region <code>] [--department <department>]',
  about: 'ends a role; without --region or --department the only one of its kind',
  run: async (given) => {
    const { words, options } = readWords(revoke, given, 2, ['region', 'department']);
    const role = oneOfWords(words[1]!, grantableRoles, 'the role');
    const department = options.department === undefined ? null : oneOfWords(options.department, departments, '--department');
    await command(async (ctx) => {
      const { id, email } = await accountWith(ctx, words[0]!);
      const held = await ctx.db
        .select()
        .from(roleGrants)
        .where(
          and(
            ...[eq(roleGrants.accountId, id), eq(roleGrants.role, role), isNull(roleGrants.endedAt)],
            ...(options.region === undefined ? [] : [eq(roleGrants.regionCode, options.region)]),
            ...(department === null ? [] : [eq(roleGrants.department, department)]),
          ),
        );
      const [found, ...more] = held;
      if (!found) throw new CommandRefused(`${email} does not hold that role`);
      if (more.length > 0) {
        const places = held.map((one) => one.regionCode ?? one.department).join(', ');
        throw new CommandRefused(`${email} holds that role for ${places}: say which with --region or --department`);
      }
      await orSay(endRole(ctx, id, found.id, 'command'), { 'not-found': `${email} does not hold that role` });
      console.log(`${email} is ${role} no longer.`);
    });
    return process.exitCode;
  },
};
