import { linkHours, openAccount } from '#app/domain/administration/open-account.server.ts';
import { cleanText } from '#app/platform/text.ts';
import { accountLanguages } from '#db/schema/accounts.ts';
import { command } from '../command.ts';
import { CommandRefused } from '../explain.ts';
import { type AdminCommand, oneOfWords, orSay, readAddress, readWords } from './admin-command.ts';

const prefixOf = { zh: '', en: '/en', vi: '/vi' } as const;

export const createAccount: AdminCommand = {
  usage: 'create-account <email> --name <name> [--language zh|en|vi]',
  about: 'opens an account and prints the link by which its password is chosen, once',
  run: async (given) => {
    const { words, options } = readWords(createAccount, given, 1, ['name', 'language']);
    const email = readAddress(words[0]!);
    const name = cleanText(options.name ?? '');
    if (name === '' || name.length > 60) throw new CommandRefused('--name: 1 to 60 characters are needed');
    const language = oneOfWords(options.language ?? 'zh', accountLanguages, '--language');
    await command(async (ctx) => {
      const { token } = await orSay(openAccount(ctx, { name, email, language }, 'command'), {
        'already-exists': `there is an account with the address ${email} already`,
      });
      console.log(`The account ${email} is open. Within ${linkHours} hours its password is chosen here, once:`);
      console.log(`${ctx.settings.publicUrl}${prefixOf[language]}/reset-password?token=${encodeURIComponent(token)}`);
    });
    return process.exitCode;
  },
};
