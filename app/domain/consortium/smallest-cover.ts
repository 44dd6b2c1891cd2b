/**
 * Consortium (联合体): the fewest enterprises that together do all work packages of a need too large or too mixed for one.
 *
 * Exact: enterprises are tried in sets of growing size, of equal size the cheapest first; a set that the packages cannot be spread over is
 * thrown away by a flow. The budget counts sets and not seconds, so that the same question always has the same answer.
 */

export type WorkPackage = { readonly id: string /** In whole units of work. */; readonly quantity: number };
export type Capable = {
  readonly id: string;
  /** How much of which package it can do; whole units. */
  readonly can: Readonly<Record<string, number>>;
  /** How much it can do of all of them together; null: no limit but those. */
  readonly most: number | null;
  /** What makes it the dearer choice among equals, as the rank of its match. */
  readonly cost: number;
};
export type Share = { readonly enterprise: string; readonly workPackage: string; readonly quantity: number };
export type Cover = {
  /** In the order of their ids. */
  readonly members: readonly string[];
  /** Who does how much of what; together all of it. */
  readonly shares: readonly Share[];
  /** False: the budget ended before smaller or cheaper sets were all tried. */
  readonly exact: boolean;
};

const budgetOfSets = 200_000;

/** @param blocked whether two enterprises want nothing of each other. @returns null where nothing covers it, or nothing was found in the budget. */
export function smallestCover(
  packages: readonly WorkPackage[],
  enterprises: readonly Capable[],
  blocked: (one: string, other: string) => boolean = () => false,
  budget = budgetOfSets,
): Cover | null {
  if (packages.every(({ quantity }) => quantity <= 0)) return { members: [], shares: [], exact: true };
  const useful = enterprises
    .filter(({ can, most }) => most !== 0 && packages.some(({ id, quantity }) => quantity > 0 && (can[id] ?? 0) > 0))
    .sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1));
  let left = budget;
  let exact = true;

  /** The cheapest set of so many from `from` on that covers, added to those chosen; of equal cost the first by ids. */
  const search = (size: number): readonly Capable[] | null => {
    let best: { cost: number; key: string; set: readonly Capable[] } | null = null;
    const chosen: Capable[] = [];
    const go = (from: number, cost: number) => {
      if (left <= 0) {
        exact = false;
        return;
      }
      if (chosen.length === size) {
        left--;
        const key = chosen
          .map(({ id }) => id)
          .sort()
          .join(' ');
        if (best !== null && (cost > best.cost || (cost === best.cost && key > best.key))) return;
        if (spread(packages, chosen)) best = { cost, key, set: [...chosen] };
        return;
      }
      const missing = size - chosen.length;
      for (let at = from; at + missing <= useful.length; at++) {
        const one = useful[at]!;
        // Sorted by cost: from here on every set is at least as dear.
        if (best !== null && cost + missing * one.cost > best.cost) return;
        if (chosen.some((other) => blocked(one.id, other.id))) continue;
        if (!reaches(packages, [...chosen, ...useful.slice(at)], missing + chosen.length)) return;
        chosen.push(one);
        go(at + 1, cost + one.cost);
        chosen.pop();
        if (left <= 0) return;
      }
    };
    go(0, 0);
    return (best as { set: readonly Capable[] } | null)?.set ?? null;
  };

  for (let size = 1; size <= useful.length && left > 0; size++) {
    const found = search(size);
    if (!found) continue;
    const members = found.map(({ id }) => id).sort();
    const byId = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { members, shares: spread(packages, byId)!, exact };
  }
  return null;
}

/** Whether the strongest of these, as many as may be chosen, could do each package at all. */
function reaches(packages: readonly WorkPackage[], some: readonly Capable[], many: number): boolean {
  return packages.every(({ id, quantity }) => {
    const able = some.map(({ can, most }) => Math.min(can[id] ?? 0, most ?? Number.POSITIVE_INFINITY)).sort((a, b) => b - a);
    return able.slice(0, many).reduce((sum, one) => sum + one, 0) >= quantity;
  });
}

/** Spreads the packages over a set so that nobody does more than they can; null where it cannot be done. A flow with augmenting paths. */
export function spread(packages: readonly WorkPackage[], members: readonly Capable[]): readonly Share[] | null {
  const done = members.map(() => packages.map(() => 0));
  const load = members.map(() => 0);
  for (const [at, { quantity }] of packages.entries()) {
    for (let open = quantity; open > 0; ) {
      const moved = augment(packages, members, done, load, at, open);
      if (moved === 0) return null;
      open -= moved;
    }
  }
  return members.flatMap(({ id: enterprise }, m) =>
    packages.flatMap(({ id: workPackage }, p) => (done[m]![p]! > 0 ? [{ enterprise, workPackage, quantity: done[m]![p]! }] : [])),
  );
}

type Step = { readonly member: number; readonly workPackage: number; readonly before: Step | null };

/** Finds room for more of a package, moving others' work where that makes room. @returns how much was placed. */
function augment(
  packages: readonly WorkPackage[],
  members: readonly Capable[],
  done: number[][],
  load: number[],
  wanted: number,
  open: number,
): number {
  const seen = new Set<number>();
  const queue: Step[] = [];
  const reach = (workPackage: number, before: Step | null) => {
    for (const [member, { can }] of members.entries()) {
      const room = (can[packages[workPackage]!.id] ?? 0) - done[member]![workPackage]!;
      if (room > 0 && !seen.has(member)) {
        seen.add(member);
        queue.push({ member, workPackage, before });
      }
    }
  };
  reach(wanted, null);
  for (const step of queue) {
    const { most } = members[step.member]!;
    const free = most === null ? Number.POSITIVE_INFINITY : most - load[step.member]!;
    if (free > 0) return place(packages, members, done, load, step, Math.min(open, free));
    // Full: what it does of another package might go to somebody else.
    for (const [other] of packages.entries()) if (done[step.member]![other]! > 0) reach(other, step);
  }
  return 0;
}

/** Moves as much as the whole path has room for: the last member takes on what the one before gives up. */
function place(
  packages: readonly WorkPackage[],
  members: readonly Capable[],
  done: number[][],
  load: number[],
  last: Step,
  open: number,
): number {
  let amount = open;
  for (let step: Step | null = last; step; step = step.before) {
    const { member, workPackage, before } = step;
    amount = Math.min(amount, (members[member]!.can[packages[workPackage]!.id] ?? 0) - done[member]![workPackage]!);
    if (before) amount = Math.min(amount, done[before.member]![workPackage]!);
  }
  load[last.member]! += amount;
  for (let step: Step | null = last; step; step = step.before) {
    done[step.member]![step.workPackage]! += amount;
    if (step.before) done[step.before.member]![step.workPackage]! -= amount;
  }
  return amount;
}
