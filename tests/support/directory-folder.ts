import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const real = 'db/seed/directory';

/** The text of a file of the real directory. */
export const realFile = (name: string): Promise<string> => readFile(join(real, name), 'utf8');

/** A folder with these files in it while `act` runs. */
export async function withFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'guipintong-import-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
