import { createHash, randomBytes } from 'node:crypto';

/** The word in an invitation's link: 256 bits by chance, kept by nobody but the letter. */
export const newWord = (): string => randomBytes(32).toString('base64url');

/** What the table keeps of it. */
export const hashOfWord = (word: string): string => createHash('sha256').update(word).digest('hex');
