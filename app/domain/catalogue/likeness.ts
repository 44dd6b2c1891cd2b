/** Whether two listings look like one, and whether a text looks like spam. Both only make a moderator look; neither refuses. */
import { fold } from '#search/analysis/fold.ts';

export type Likable = {
  readonly name: string;
  readonly brand: string | null;
  /** Whoever makes it: the enterprise's id, or its name as printed. */
  readonly maker: string | null;
  readonly category: string;
  /** By key; in the base unit where they are figures. */
  readonly attributes: Readonly<Record<string, string>>;
};

/** From here on one maker's two listings are shown to each other: "this looks like one you list already". */
export const alike = 0.9;

/**
 * 0 to 1: how much of the names is shared, letter pair by letter pair. 0 where maker, category or stated brand differ, where a stated
 * attribute does, or where the figures in the names do (YC6 and YC4 are two engines).
 */
export function likeness(a: Likable, b: Likable): number {
  if (a.maker === null || a.maker !== b.maker || a.category !== b.category) return 0;
  if (a.brand && b.brand && fold(a.brand) !== fold(b.brand)) return 0;
  const contradicted = Object.keys(a.attributes).some((key) => Object.hasOwn(b.attributes, key) && a.attributes[key] !== b.attributes[key]);
  const [one, other] = [bare(a), bare(b)];
  if (contradicted || figures(one) !== figures(other)) return 0;
  return one === other ? 1 : shared(pairs(one), pairs(other));
}

/** The name without spaces and signs, and without the brand that may or may not stand before it. */
function bare({ name, brand }: Likable): string {
  const plain = (text: string) => fold(text).replace(/[^\p{L}\d]/gu, '');
  const whole = plain(name);
  const rest = brand ? whole.replace(plain(brand), '').replace(/^牌/u, '') : whole;
  return rest === '' ? whole : rest;
}

const figures = (text: string) => (text.match(/[a-z]*\d+[a-z]*/g) ?? []).sort().join(' ');

const pairs = (text: string) => new Set([...text].map((character, at, all) => character + (all[at + 1] ?? '')));

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);

export const spamSigns = ['repeated-character', 'repeated-words', 'shouting', 'no-words'] as const;
export type SpamSign = (typeof spamSigns)[number];

/** Links and contact data are found by `checkContent`. */
export function spamSignsOf(text: string): SpamSign[] {
  const folded = fold(text);
  const words = folded.split(/[^\p{L}\d]+/u).filter(Boolean);
  const most = Math.max(0, ...[...new Set(words)].map((word) => words.filter((one) => one === word).length));
  const signs: Record<SpamSign, boolean> = {
    'repeated-character': /([^\d\s.\-_=])\1{4,}/u.test(folded) || /(\p{Script=Han}{2,6})\1{2,}/u.test(folded),
    'repeated-words': words.length >= 6 && most > words.length / 2,
    shouting: (text.match(/[!！]/g)?.length ?? 0) >= 4,
    'no-words': text.trim() !== '' && !/\p{L}/u.test(text),
  };
  return spamSigns.filter((sign) => signs[sign]);
}
