/** What the commands of `npm run admin` have in common: how words are read, and how a refusal is said in one line. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/platform/context.ts';
import { Refusal, type RefusalReason } from '#app/platform/refusal.ts';
import { accounts } from '#db/schema/accounts.ts';
import { CommandRefused } from '../explain.ts';

export type AdminCommand = {
  /** As one types it, after `npm run admin --`. */
  readonly usage: string;
  readonly about: string;
  /** A number becomes the exit code. */
  readonly run: (words: readonly string[]) => Promise<unknown>;
};

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words after a command's name: so many, and options; each option has a value. @throws CommandRefused that says the usage. */
export function readWords<const Names extends string>(
  { usage }: Pick<AdminCommand, 'usage'>,
  words: readonly string[],
  count: number,
  optionNames: readonly Names[] = [],
): { readonly words: readonly string[]; readonly options: Partial<Record<Names, string>> } {
  const options: Options = Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]));
  try {
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options });
    if (positionals.length === count) return { words: positionals, options: values as Partial<Record<Names, string>> };
  } catch {
    // An option that does not exist, or one without its value.
  }
  throw new CommandRefused(`usage: npm run admin -- ${usage}`);
}

/** One of few words. @throws CommandRefused that names them all. */
export function oneOfWords<const Word extends string>(given: string, known: readonly Word[], what: string): Word {
  const found = known.find((word) => word === given);
  if (found === undefined) throw new CommandRefused(`${what} ${JSON.stringify(given)} is none of ${known.join(', ')}`);
  return found;
}

export function readAddress(given: string): string {
  const email = z.email().max(254).safeParse(given.trim().toLowerCase());
  if (!email.success) throw new CommandRefused(`${JSON.stringify(given)} is no e-mail address`);
  return email.data;
}

export async function accountWith({ db }: Pick<Context, 'db'>, address: string): Promise<typeof accounts.$inferSelect> {
  const email = readAddress(address);
  const [account] = await db.select().from(accounts).where(sql`${accounts.email} = ${email}`);
  if (!account) throw new CommandRefused(`no account has the address ${email}`);
  return account;
}

/** Does what may be refused, and says why in the words of the command. */
export async function orSay<T>(doing: Promise<T>, words: Partial<Record<RefusalReason, string>>): Promise<T> {
  return doing.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { fault, conflict } = error.detail;
    if (fault === 'region-by-role') {
      throw new CommandRefused('a county reviewer needs --region with the code of a county, a city reviewer of a city, others none');
    }
    if (fault === 'department-by-role') throw new CommandRefused('a department reviewer needs --department, others none');
    if (conflict) throw new CommandRefused(`the account is ${conflict}, and no account may be both`);
    throw new CommandRefused(words[error.reason] ?? `refused: ${error.reason}`);
  });
}
