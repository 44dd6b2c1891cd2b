import { organisationCheckDigit, usccCheckDigit } from '#app/domain/enterprises/uscc.ts';

let n = 0;

/** A code that passes both check digits and that no enterprise has: its body is a running number. */
export function aUscc(): string {
  const organisation = String(++n).padStart(8, '0');
  const body = `91450100${organisation}${organisationCheckDigit(organisation)}`;
  return body + usccCheckDigit(body);
}

/** The same with a check digit that is not its own. */
export const wrongDigit = (code: string): string => code.slice(0, 17) + (code[17] === '0' ? '1' : '0');
