/**
 * `npm run bench:doors`: whether the time of an answer at a door tells who has an account. For each door the same form is sent of somebody
 * known and of somebody unknown, in turn, each from an address of its own so that no limit is met; printed are the medians and their ratio,
 * which is to lie between 0.8 and 1.2. Nothing is asserted.
 */
import postgres from 'postgres';
import { prepareDatabase } from '#app/cli/prepare-database.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { signInMethods } from '#db/schema/accounts.ts';
import { authOn } from '#tests/support/auth.ts';
import { Person } from '#tests/support/person.ts';
import { startServer } from '#tests/support/server.ts';
import { testSettings } from '#tests/support/settings.ts';
import { anAccount } from '#tests/support/signed-in.ts';
import { openCluster } from './cluster.ts';

const rounds = Number(process.env.ROUNDS ?? 100);
const password = 'a sentence that is long enough';
const number = (n: number, known: boolean) => `+86${known ? 138 : 139}${String(10_000_000 + n)}`;
const email = (n: number, known: boolean) => `${known ? 'known' : 'other'}-${n}@shili.example`;

type Form = (n: number, known: boolean) => Readonly<Record<string, string>>;
const doors: Readonly<Record<string, readonly [string, Form]>> = {
  'sign in': ['/sign-in', (n, known) => ({ email: email(n, known), password: 'not the right sentence' })],
  'sign up': ['/sign-up', (n, known) => ({ email: email(n, known), name: '示例用户', password, terms: 'yes' })],
  'forgotten password': ['/forgot-password', (n, known) => ({ email: email(n, known) })],
  'code to a telephone': ['/sign-in/telephone', (n, known) => ({ intent: 'send', telephone: number(n, known) })],
  'a wrong code': ['/sign-in/telephone', (n, known) => ({ intent: 'enter', telephone: number(n, known), code: '000000' })],
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const cluster = await openCluster(null);
try {
  const admin = postgres(cluster.urlOf('postgres'), { max: 1 });
  await admin`create database doors`;
  await admin.end();
  await prepareDatabase(cluster.urlOf('doors'));
  await cluster.asInProduction();
  const { runtime, close } = await openRuntime(cluster.urlOf('doors'), { ...testSettings, publicUrl: 'http://guipintong.example' });
  const hash = await (await authOn(runtime).$context).password.hash(password);
  for (let n = 0; n < rounds; n++) {
    const { id } = await anAccount(runtime, { email: email(n, true), phoneNumber: number(n, true), phoneNumberVerified: true });
    await runtime.db.insert(signInMethods).values({ userId: id, providerId: 'credential', accountId: id, password: hash });
  }
  const site = await startServer(runtime, { trustProxy: 1 });
  let peer = 0;
  for (const [name, [path, form]] of Object.entries(doors)) {
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = new Set<string>();
    for (let n = -5; n < rounds; n++) {
      // Who comes first takes turns too.
      for (const who of n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        peer += 1;
        const headers = { 'x-forwarded-for': `10.${peer >> 16}.${(peer >> 8) & 255}.${peer & 255}` };
        // The first few, of people whom neither side knows, warm up.
        const body = form(n < 0 ? rounds - n : n, n >= 0 && who === 'known');
        const start = performance.now();
        const { status, to } = await new Person(site.url).post(path, body, headers);
        if (n < 0) continue;
        times[who].push(performance.now() - start);
        answers.add(`${status} ${to?.replace(/=.*/, '') ?? ''}`.trim());
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    console.log(
      `${name}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ratio ${(known / unknown).toFixed(3)}; answers: ${[...answers].join(' | ')}`,
    );
  }
  await site.stop();
  await close();
} finally {
  await cluster.close();
}
