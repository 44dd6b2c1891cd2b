/** `npm run admin -- <command>`: what an operator does to accounts, roles and the journal without signing in. */
import type { AdminCommand } from './admin/admin-command.ts';
import { createAccount } from './admin/create-account.ts';
import { demoCode } from './admin/demo-code.ts';
import { doctor } from './admin/doctor.ts';
import { grant } from './admin/grant.ts';
import { journalShow, journalVerify } from './admin/journal.ts';
import { listAccounts } from './admin/list-accounts.ts';
import { revoke } from './admin/revoke.ts';
import { resetFactor, resume, suspend } from './admin/stand-of-account.ts';
import { CommandRefused, orExplain } from './explain.ts';

const commands: readonly AdminCommand[] = [
  ...[createAccount, listAccounts, grant, revoke, suspend, resume, resetFactor],
  ...[journalVerify, journalShow, demoCode, doctor],
];

/** The words of a usage before its first place to fill in. */
const nameOf = ({ usage }: AdminCommand): string => /^[a-z-]+(?: [a-z-]+)*/.exec(usage)![0];

const help = ['npm run admin -- <command>', '', ...commands.flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`])].join('\n');

await orExplain(async () => {
  const words = process.argv.slice(2);
  if (words.length === 0 || words.includes('--help')) {
    console.log(help);
    return words.length === 0 ? 1 : 0;
  }
  for (const one of commands) {
    const name = nameOf(one).split(' ');
    if (name.every((word, at) => word === words[at])) return one.run(words.slice(name.length));
  }
  throw new CommandRefused(`no such command: ${words.slice(0, 2).join(' ')}. npm run admin -- --help names them all.`);
});
