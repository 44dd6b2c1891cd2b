/**
 * What a password must be, by policy.
 *
 * `nist` (SP 800-63B-4): fifteen characters, since it is the only factor of most accounts; no rules of composition, no change for its own
 * sake; nothing that the account itself or this site gives away, and nothing that is no secret by its pattern.
 * `dengbao` (GB/T 22239 level 2): eight characters of three kinds out of four, changed every ninety days.
 */
export const passwordPolicies = ['nist', 'dengbao'] as const;
export type PasswordPolicy = (typeof passwordPolicies)[number];

export const passwordFaults = [
  'password-too-short',
  'password-too-long',
  'password-too-simple',
  'password-known',
  'password-personal',
] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export const shortestPassword: Record<PasswordPolicy, number> = { nist: 15, dengbao: 8 };
export const longestPassword = 128;
/** Days after which it must be changed; null: never for its own sake. */
export const passwordLife: Record<PasswordPolicy, number | null> = { nist: null, dengbao: 90 };

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u];

/** @param about what others know of the person: name, the part of the address before the @. */
export function judgePassword(policy: PasswordPolicy, password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < shortestPassword[policy]) return 'password-too-short';
  if (length > longestPassword) return 'password-too-long';
  if (policy === 'dengbao' && kinds.filter((kind) => kind.test(password)).length < 3) return 'password-too-simple';
  const plain = password.toLowerCase().replace(/[\s._-]/g, '');
  if (isPattern(plain)) return 'password-known';
  const personal = [...about, 'guipintong', '桂品通'].map((word) => word.toLowerCase()).filter((word) => word.length >= 3);
  if (personal.some((word) => plain.includes(word) && plain.length - word.length < 8)) return 'password-personal';
  return null;
}

const wellKnown = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'iloveyou',
  'letmein',
  'woaini',
  'admin',
  'welcome',
];

/** Whether it is one piece over and over, a run along the alphabet or the keys, or well-known words and what is left of them is next to nothing. */
function isPattern(plain: string): boolean {
  if (new Set(plain).size < 5) return true;
  if (/^(.{1,6})\1+.{0,3}$/u.test(plain)) return true;
  const codes = [...plain].map((character) => character.codePointAt(0)!);
  const steps = codes.slice(1).filter((code, i) => Math.abs(code - codes[i]!) === 1).length;
  if (steps >= codes.length * 0.7) return true;
  const rest = wellKnown.reduce((left, word) => left.replaceAll(word, ''), plain).replace(/\d{1,8}/g, '');
  return rest.length < 4 && rest.length < plain.length;
}
