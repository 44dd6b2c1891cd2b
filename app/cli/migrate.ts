/** `npm run migrate`: brings the database to the schema of this version. `npm start` does so by itself. */
import { ownEnv } from '#app/platform/env.ts';
import { migrate } from '#db/migrate.ts';
import { openCommandDatabase } from './database.ts';
import { orExplain } from './explain.ts';

await orExplain(async () => {
  const database = await openCommandDatabase(ownEnv());
  try {
    const count = await migrate(database.url);
    console.log(count === 0 ? 'The schema is up to date.' : `Applied ${count} migration(s).`);
  } finally {
    await database.close();
  }
});
