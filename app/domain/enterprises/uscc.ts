/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters of an alphabet of 31, the last a check digit modulo 31, with the nine of
 * the organisation code (GB 11714) inside, whose last is a check digit modulo 11.
 *
 * A wrong length or character cannot be a code. A wrong check digit can, rarely: some early codes break the rule, so it is a
 * matter for a person with the licence in hand.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** As people type it (lower case, full width, spaces and hyphens in between) → as the register writes it. */
export const normaliseUscc = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();

export type UsccVerdict = {
  /** Normalised. */
  readonly code: string;
  /** Length and alphabet are right: it may be stored. */
  readonly wellFormed: boolean;
  /** The check digit over the whole code. */
  readonly checkDigit: boolean;
  /** The check digit of the organisation code within. */
  readonly organisationDigit: boolean;
  /** What may have been meant: letters that no code has, read as the digit they look like. Never applied silently. */
  readonly suggestion: string | null;
};

export function judgeUscc(typed: string): UsccVerdict {
  const code = normaliseUscc(typed);
  const wellFormed = isWellFormed(code);
  const checkDigit = wellFormed && code[17] === usccCheckDigit(code.slice(0, 17));
  const organisationDigit = wellFormed && code[16] === organisationCheckDigit(code.slice(8, 16));
  return { code, wellFormed, checkDigit, organisationDigit, suggestion: wellFormed ? null : suggest(code) };
}

/** The 18th character that belongs to the first 17. */
export function usccCheckDigit(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body[at] ?? '0'), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** The 9th character that belongs to the first 8 of an organisation code. */
export function organisationCheckDigit(body: string): string {
  const sum = organisationWeights.reduce((total, weight, at) => total + weight * Number.parseInt(body[at] ?? '0', 36), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? 'X' : String(digit);
}

const isWellFormed = (code: string) => code.length === 18 && [...code].every((character) => alphabet.includes(character));

const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' };

function suggest(code: string): string | null {
  const read = [...code].map((character) => lookAlikes[character] ?? character).join('');
  return read !== code && isWellFormed(read) ? read : null;
}
