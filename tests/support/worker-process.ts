/** The worker as a process of its own, for a test that kills it: `worker-process.ts <database> <smtp address>`. Says `ready` once it works. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openWorker } from '#app/worker/worker.ts';
import { testSettings } from './settings.ts';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
await openWorker(databaseUrl, {
  ...{ log: pino({ level: 'silent' }), smtpUrl, from: 'shili@shili.example', publicUrl: 'https://guipintong.example' },
  secret: 'a secret of the tests and of nothing else',
  settings: { ...testSettings, filesFolder: join(tmpdir(), 'guipintong-no-files') },
});
process.stdout.write('ready\n');
