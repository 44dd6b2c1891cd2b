/** A process that uses an embedded database until its input ends: for tests in which processes come, go and are killed. */
import { openEmbedded } from '#db/embedded.ts';

const embedded = await openEmbedded(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(`${JSON.stringify({ url: embedded.url, reused: embedded.reused })}\n`);
for await (const _ of process.stdin);
await embedded.close();
process.exit();
