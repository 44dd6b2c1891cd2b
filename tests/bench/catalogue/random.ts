/** Chance that is the same in every run: a small generator with a seed (mulberry32) and the draws the bench needs. */
export type Random = {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** 0 … below − 1. */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly one: <T>(from: readonly T[]) => T;
  /** `count` different places of a list, or all of it, in the order drawn. */
  readonly some: <T>(from: readonly T[], count: number) => T[];
  readonly uuid: () => string;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 4_294_967_296;
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to draw from');
    return from[below(from.length)] as T;
  };
  const some = <T>(from: readonly T[], count: number): T[] => {
    const rest = [...from];
    const drawn: T[] = [];
    while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(below(rest.length), 1));
    return drawn;
  };
  return { next, below, chance: (probability) => next() < probability, one, some, uuid: () => uuidOf(bits) };
}

/** Version 4 in form, so that its order in an index is as random as that of real ids. */
function uuidOf(bits: () => number): string {
  const hex = Array.from({ length: 4 }, () => bits().toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
