import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number for something that is not to be counted or guessed: ten characters, 49 bits. */
export const randomRef = (): string => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
