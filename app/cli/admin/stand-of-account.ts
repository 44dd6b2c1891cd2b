/** Commands that change how an account stands: each names it by its address and says in a line what was done. */
import type { ByCommand } from '#app/domain/accounts/grant-role.server.ts';
import { resetSecondFactor } from '#app/domain/administration/reset-second-factor.server.ts';
import { resumeAccount } from '#app/domain/administration/resume-account.server.ts';
import { suspendAccount } from '#app/domain/administration/suspend-account.server.ts';
import type { Context } from '#app/platform/context.ts';
import { command } from '../command.ts';
import { type AdminCommand, accountWith, orSay, readWords } from './admin-command.ts';

type UseCase = (ctx: Context, accountId: string, by: ByCommand) => Promise<void>;

function onAccount(name: string, about: string, useCase: UseCase, done: string, otherwise: string): AdminCommand {
  const usage = `${name} <email>`;
  return {
    ...{ usage, about },
    run: async (given) => {
      const { words } = readWords({ usage }, given, 1);
      await command(async (ctx) => {
        const { id, email } = await accountWith(ctx, words[0]!);
        await orSay(useCase(ctx, id, 'command'), { 'not-in-that-state': `${email} ${otherwise}` });
        console.log(`${email} ${done}`);
      });
      return process.exitCode;
    },
  };
}

export const suspend = onAccount(
  ...(['suspend', 'shuts an account out from its next request on', suspendAccount] as const),
  ...(['is suspended and signed out everywhere.', 'is suspended or closed already'] as const),
);
export const resume = onAccount(
  ...(['resume', 'lets a suspended account in again', resumeAccount] as const),
  ...(['may sign in again.', 'is not suspended'] as const),
);
export const resetFactor = onAccount(
  ...(['reset-second-factor', 'takes away a second factor that was lost', resetSecondFactor] as const),
  ...(['has no second factor any more and is signed out everywhere.', 'has no second factor'] as const),
);
