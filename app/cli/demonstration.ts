/** Accounts for trying the site out, made at the first start and said there; `npm run admin -- demo-code` gives the codes of their second factors. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuth } from '#app/domain/accounts/auth.server.ts';
import { type Demonstration, makeDemonstrationAccounts } from '#app/domain/administration/make-demonstration-accounts.server.ts';
import { visitor } from '#app/platform/context.ts';
import type { Env } from '#app/platform/env.ts';
import { openLog } from '#app/platform/log.server.ts';
import type { Runtime } from '#app/platform/open-runtime.server.ts';
import { authOptions } from './accounts-options.ts';

export const demonstrationFile = (env: Pick<Env, 'DATA_DIR'>): string => join(env.DATA_DIR, 'demo-accounts.txt');

/** Makes them where there is no account at all, and keeps what opens them in DATA_DIR, readable by its owner only. */
export async function demonstrate(runtime: Runtime, env: Env, output: Pick<NodeJS.WriteStream, 'write'>): Promise<void> {
  const auth = openAuth(authOptions(runtime, env, openLog(env.LOG_LEVEL)));
  const made = await makeDemonstrationAccounts({ ...runtime, actor: visitor }, auth);
  if (!made) return;
  const text = describe(made);
  writeFileSync(demonstrationFile(env), text, { mode: 0o600 });
  output.write(`${text}This is kept in ${demonstrationFile(env)}.\n`);
}

function describe({ password, accounts }: Demonstration): string {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  return [
    'Demonstration accounts, made up, for trying the site out. They are not made where NODE_ENV=production is set.',
    `Password of all of them: ${password}`,
    'A code for the second step: npm run admin -- demo-code <address>, or an authenticator app with the key.',
    ...accounts.map(({ email, purpose, key }) => `  ${email.padEnd(width)}  ${purpose}${key ? `  key ${key}` : ''}`),
    '',
  ].join('\n');
}
