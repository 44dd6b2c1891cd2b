/**
 * Lets Node run our TypeScript: `node --import ./app/cli/typescript.js …`. Plain JavaScript, so that a Node that is too old can
 * read it and say so.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`桂品通 needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}

// The compiler keeps its cache in the machine's folder for temporary files, and cannot do without.
try {
  accessSync(tmpdir(), constants.W_OK);
} catch {
  const ours = join(import.meta.dirname, '..', '..', '.cache', 'tmp');
  mkdirSync(ours, { recursive: true });
  process.env.TMPDIR = ours;
}

// @ts-expect-error: tsx declares no types for its registering module.
await import('tsx');

const { mendDriver } = await import('./postgres-driver.js');
mendDriver();
