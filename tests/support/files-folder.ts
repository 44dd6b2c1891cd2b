import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where uploads of tests go. What lies there is named after its content, so tests share it without meeting. */
export const filesFolder = join(tmpdir(), 'guipintong-test-files');
