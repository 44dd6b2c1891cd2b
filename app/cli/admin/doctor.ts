import { type Env, ownEnv } from '#app/platform/env.ts';
import { openDb } from '#db/client.ts';
import { type CommandDatabase, openCommandDatabase } from '../database.ts';
import { type AdminCommand, readWords } from './admin-command.ts';
import { databaseChecks, type Finding, placeChecks } from './doctor-checks.ts';

/** Nothing is migrated or repaired: what is looked at stays as it is. */
export const doctor: AdminCommand = {
  usage: 'doctor',
  about: 'looks at the installation: a line for each thing, ok, warn or fail; ends with 1 if one fails',
  run: async (given) => {
    readWords(doctor, given, 0);
    const env = ownEnv();
    let failed = false;
    const say = ({ verdict, what, text }: Finding) => {
      failed ||= verdict === 'fail';
      console.log(`${verdict.padEnd(4)}  ${what}: ${text}`);
    };
    const database = await open(env, say);
    if (database) {
      const opened = openDb(database.url, { max: 2 });
      try {
        for (const [what, check] of databaseChecks) say({ what, ...(await orFail(() => check(opened, database.url))) });
      } finally {
        await opened.close();
        await database.close();
      }
    }
    for (const [what, check] of placeChecks) say({ what, ...(await orFail(() => check(env))) });
    return failed ? 1 : 0;
  },
};

async function open(env: Env, say: (finding: Finding) => void): Promise<CommandDatabase | null> {
  try {
    const database = await openCommandDatabase(env);
    say({ what: 'database', verdict: 'ok', text: database.description });
    return database;
  } catch (error) {
    say({ what: 'database', verdict: 'fail', text: firstLine(error) });
    return null;
  }
}

const orFail = (look: () => Promise<Omit<Finding, 'what'>>): Promise<Omit<Finding, 'what'>> =>
  look().catch((error: unknown) => ({ verdict: 'fail' as const, text: firstLine(error) }));

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
