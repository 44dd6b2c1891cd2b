/** `npm run schema`: writes `db/schema.sql` from the migrations, by running them on a database made for that and thrown away. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { describeSchema } from './describe-schema.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'guipintong-schema-'));
// As root, the server's account has to enter it.
chmodSync(folder, 0o755);
const database = await openEmbedded({ dataDirectory: folder });
try {
  await migrate(database.url);
  const sql = postgres(database.url, { max: 1 });
  writeFileSync(join(import.meta.dirname, 'schema.sql'), await describeSchema(sql));
  await sql.end();
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
