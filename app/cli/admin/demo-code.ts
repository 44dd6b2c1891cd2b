import { openAuth } from '#app/domain/accounts/auth.server.ts';
import { demonstrationCode } from '#app/domain/administration/demonstration-code.server.ts';
import { openLog } from '#app/platform/log.server.ts';
import { authOptions } from '../accounts-options.ts';
import { command } from '../command.ts';
import { type AdminCommand, orSay, readAddress, readWords } from './admin-command.ts';

export const demoCode: AdminCommand = {
  usage: 'demo-code <email>',
  about: 'the present code of the second step of a demonstration account, and of no other',
  run: async (given) => {
    const { words } = readWords(demoCode, given, 1);
    const email = readAddress(words[0]!);
    await command(async (ctx, env) => {
      const auth = openAuth(authOptions(ctx, env, openLog(env.LOG_LEVEL)));
      const refused = `${email} is no demonstration account with a second factor`;
      console.log(await orSay(demonstrationCode(ctx, auth, email, 'command'), { 'not-found': refused }));
    });
    return process.exitCode;
  },
};
