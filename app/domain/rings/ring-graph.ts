/**
 * 互采互购: who can supply whom, and the rings of two to four firms in which each supplies the next.
 *
 * Rings are kept short because all of their deals have to come about together. They are kept up to date edge by edge: what a new edge closes
 * are exactly the rings through it, what a lost one opens are exactly those it was part of.
 */

/** That a firm can supply another. */
export type SupplyEdge = {
  readonly from: string;
  readonly to: string;
  /** Of a year, in whole fen (CNY). */
  readonly value: number;
};

export type Ring = {
  /** Each supplies the next and the last the first; it begins with the firm whose id is the smallest. */
  readonly firms: readonly string[];
  /** Of the edge from each firm to the next. */
  readonly values: readonly number[];
};

export const keyOfRing = ({ firms }: Pick<Ring, 'firms'>): string => firms.join(' ');

export class RingGraph {
  readonly #blocked: (one: string, other: string) => boolean;
  readonly #out = new Map<string, Map<string, number>>();
  readonly #in = new Map<string, Map<string, number>>();

  /** @param blocked whether two firms want nothing of each other; the same in both directions. They are never in one ring. */
  constructor(blocked: (one: string, other: string) => boolean = () => false) {
    this.#blocked = blocked;
  }

  /** Puts an edge in, or another value on it; nobody supplies themselves. @returns whether it is in. */
  put({ from, to, value }: SupplyEdge): boolean {
    if (from === to || this.#blocked(from, to)) return false;
    mapAt(this.#out, from).set(to, value);
    mapAt(this.#in, to).set(from, value);
    return true;
  }

  /** The same. @returns the rings through it. */
  add(edge: SupplyEdge): Ring[] {
    return this.put(edge) ? this.through(edge.from, edge.to) : [];
  }

  /** Takes an edge out. @returns the rings that end with it. */
  remove(from: string, to: string): Ring[] {
    if (!this.#out.get(from)?.has(to)) return [];
    const ended = this.through(from, to);
    this.#out.get(from)!.delete(to);
    this.#in.get(to)!.delete(from);
    return ended;
  }

  /** The rings through an edge that is there. */
  through(from: string, to: string): Ring[] {
    const rings: Ring[] = [];
    const take = (...firms: string[]) => {
      if (this.#mayMeet(firms)) rings.push(this.#ringOf(firms));
    };
    const onward = this.#out.get(to);
    const back = this.#in.get(from);
    if (!onward || !back || !this.#out.get(from)?.has(to)) return rings;
    if (onward.has(from)) take(from, to);
    for (const third of onward.keys()) {
      if (third === from) continue;
      if (back.has(third)) take(from, to, third);
      const next = this.#out.get(third);
      if (!next) continue;
      // Whichever has fewer is walked through, the other asked.
      const [few, many] = next.size < back.size ? [next, back] : [back, next];
      for (const fourth of few.keys())
        if (fourth !== from && fourth !== to && fourth !== third && many.has(fourth)) take(from, to, third, fourth);
    }
    return rings;
  }

  /** All rings, in the order of their keys. */
  all(): Ring[] {
    const rings: Ring[] = [];
    for (const [first, onward] of this.#out) {
      const back = this.#in.get(first);
      if (!back) continue;
      // Firms from which the first is reached by two edges: what is neither among these nor before the first leads nowhere in time.
      const near = new Set<string>();
      for (const last of back.keys()) if (last > first) for (const one of this.#in.get(last)?.keys() ?? []) if (one > first) near.add(one);
      for (const second of onward.keys()) {
        if (second <= first) continue;
        if (back.has(second)) this.#take(rings, [first, second]);
        for (const third of this.#out.get(second)?.keys() ?? []) {
          if (third <= first) continue;
          if (back.has(third)) this.#take(rings, [first, second, third]);
          if (!near.has(third)) continue;
          for (const fourth of this.#out.get(third)?.keys() ?? [])
            if (fourth > first && fourth !== second && back.has(fourth)) this.#take(rings, [first, second, third, fourth]);
        }
      }
    }
    return rings
      .map((ring) => ({ ring, key: keyOfRing(ring) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ ring }) => ring);
  }

  #take(rings: Ring[], firms: readonly string[]): void {
    if (this.#mayMeet(firms)) rings.push(this.#ringOf(firms));
  }

  #mayMeet(firms: readonly string[]): boolean {
    return firms.every((one, at) => firms.slice(at + 1).every((other) => !this.#blocked(one, other)));
  }

  #ringOf(firms: readonly string[]): Ring {
    let start = 0;
    for (let at = 1; at < firms.length; at++) if (firms[at]! < firms[start]!) start = at;
    const turned = [...firms.slice(start), ...firms.slice(0, start)];
    return { firms: turned, values: turned.map((one, at) => this.#out.get(one)!.get(turned[(at + 1) % turned.length]!)!) };
  }
}

function mapAt(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, number>();
  maps.set(key, made);
  return made;
}
