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
    .replace(/[\s\-‐-―−\p{Cf}]/gu, '')
    .toUpperCase();

/** Why something cannot be a code; the page turns it into a sentence. */
export type UsccRefusal = 'empty' | 'wrong-length' | 'wrong-character';

export type UsccVerdict = {
  /** Normalised. */
  readonly code: string;
  /** Length and alphabet are right: it may be stored. */
  readonly wellFormed: boolean;
  /** The check digit over the whole code. */
  readonly checkDigit: boolean;
  /** The check digit of the organisation code within. */
  readonly organisationDigit: boolean;
  /** Why it may not be stored; null where it may. */
  readonly refusal: UsccRefusal | null;
  /**
   * What may have been meant: letters that no code has, read as what they look like, where both check digits come out right.
   * Never applied silently.
   */
  readonly suggestion: string | null;
};

export function judgeUscc(typed: string): UsccVerdict {
  const code = normaliseUscc(typed);
  const wellFormed = isWellFormed(code);
  const checkDigit = wellFormed && code[17] === usccCheckDigit(code.slice(0, 17));
  const organisationDigit = wellFormed && code[16] === organisationCheckDigit(code.slice(8, 16));
  return { code, wellFormed, checkDigit, organisationDigit, refusal: refusalOf(code), suggestion: wellFormed ? null : suggest(code) };
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

function refusalOf(code: string): UsccRefusal | null {
  if (isWellFormed(code)) return null;
  return code === '' ? 'empty' : [...code].length === 18 ? 'wrong-character' : 'wrong-length';
}

const lookAlikes: Readonly<Record<string, string>> = { O: '0DQ', I: '1L', S: '58', Z: '27', V: 'UY' };
const mostSlips = 5;

/** The likeliest reading first: each letter as the first of its look-alikes. */
function suggest(code: string): string | null {
  const slips = [...code].filter((character) => lookAlikes[character]).length;
  if ([...code].length !== 18 || slips === 0) return null;
  let readings = [''];
  for (const character of code) {
    // With many slips only the likeliest reading of each, so that what is typed does not decide how much there is to try.
    const likely = lookAlikes[character] ?? character;
    const options = slips > mostSlips ? likely.slice(0, 1) : likely;
    readings = readings.flatMap((reading) => [...options].map((option) => reading + option));
  }
  return readings.find((reading) => isRight(reading)) ?? null;
}

const isRight = (code: string) =>
  isWellFormed(code) && code[17] === usccCheckDigit(code.slice(0, 17)) && code[16] === organisationCheckDigit(code.slice(8, 16));
