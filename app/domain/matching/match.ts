/**
 * How well a product answers a need: a ledger of named whole-number parts that add up to the score, and of hard conditions beside it.
 *
 * A pure function of what both sides say: the same need and product give the same ledger under the same version of the rules, and both
 * sides are shown the same. Where the product is made is in no part.
 */
import { type Condition, type Judged, judge } from './conditions.ts';
import type { Goods, Relation } from './goods.ts';
import type { Offer } from './offered.ts';
import type { Wanted } from './wanted.ts';

/** Counted up whenever a rule or a weight below changes. */
export const rulesVersion = 1;

/** What a product has to reach to be shown as an answer. */
export const bar = 180;

/** What the closeness of the thing itself is worth: by far the most. */
const worth: Readonly<Record<Relation, number>> = { same: 600, kind: 580, near: 400, wider: 240, kin: 200, input: 180 };
const [mostContext, mostSpecifications, mostProofs, perProof] = [120, 240, 40, 10];

export type Ledger = {
  readonly rules: number;
  readonly score: number;
  readonly parts: {
    /** The thing itself, by `relation`. */
    readonly thing: number;
    /** What else the need says of its use, as far as the product is for it. */
    readonly context: number;
    /** The share of the conditions that the product is known to fulfil. */
    readonly specifications: number;
    /** Claims with evidence that hold. */
    readonly proofs: number;
  };
  readonly relation: Relation;
  /** What was wanted, in the need's words. */
  readonly wanted: string;
  /** The goods by which the product answers. */
  readonly by: string;
  /** Each with its verdict; `origin` is the place it was asked from. */
  readonly conditions: readonly Judged[];
};

export type Need = {
  readonly wanted: readonly Wanted[];
  /** Goods that the rest of its words name: what it is for. */
  readonly context: readonly string[];
  readonly conditions: readonly Condition[];
};

/** @returns null where the product answers nothing of it. */
export function match(need: Need, offer: Offer, goods: Goods): Ledger | null {
  let best: { wanted: Wanted; relation: Relation; by: string; thing: number } | null = null;
  for (const wanted of need.wanted) {
    const found = relationOf(wanted, offer, goods);
    if (found && (best === null || worth[found.relation] > best.thing)) best = { wanted, ...found, thing: worth[found.relation] };
  }
  if (best === null) return null;
  const context = scoreOfContext(need, offer, goods);
  const proofs = Math.min(mostProofs, perProof * offer.proofs);
  const judged = need.conditions.map((condition) => judge(condition, offer.says.get(condition.attribute)));
  const fulfilled = judged.filter(({ verdict }) => verdict === 'pass').length;
  const specifications = judged.length === 0 ? 0 : Math.round((mostSpecifications * fulfilled) / judged.length);
  const { origin } = best.wanted;
  return {
    rules: rulesVersion,
    score: best.thing + context + specifications + proofs,
    parts: { thing: best.thing, context, specifications, proofs },
    relation: best.relation,
    wanted: best.wanted.text,
    by: best.by,
    // Everything in the directory is made in Guangxi.
    conditions: origin === null ? judged : [...judged, { attribute: 'origin', asked: origin, said: '广西', hard: true, verdict: 'fail' }],
  };
}

/** Whether a match is an answer: no hard condition failed, and above the bar. */
export const answers = ({ score, conditions }: Ledger): boolean =>
  score >= bar && conditions.every(({ hard, verdict }) => !hard || verdict !== 'fail');

function relationOf(wanted: Wanted, offer: Offer, goods: Goods): { relation: Relation; by: string } | null {
  if (wanted.goods === null) return goods.saysNothing(wanted.text) ? null : writtenAlike(wanted.text, offer);
  const around = goods.around(wanted.goods);
  let best: { relation: Relation; by: string } | null = null;
  const consider = (relation: Relation | undefined, by: string) => {
    if (relation && (best === null || worth[relation] > worth[best.relation])) best = { relation, by };
  };
  for (const one of offer.goods) {
    const relation = around.get(one);
    // Said to be something narrower as well, it is not what the wide word leaves open.
    if (relation === 'wider' && offer.goods.some((other) => goods.parentsOf(other).includes(one))) continue;
    consider(relation === 'kind' && isForAnother(wanted.goods, one, offer, goods) ? 'kin' : relation, one);
  }
  // Whatever lies in a category is a kind of it; that what is wanted lies below the same category says nothing.
  for (const one of offer.classes) {
    const relation = around.get(one);
    consider(relation === 'same' ? 'kind' : relation === 'wider' ? undefined : relation, one);
  }
  return best;
}

/** Whether what is a part of several things is said to be the part of another: stampings for excavators, where those for cars are wanted. */
function isForAnother(wanted: string, part: string, { classes }: Offer, goods: Goods): boolean {
  const parents = goods.parentsOf(part);
  return wanted.endsWith(parts) && !classes.includes(wanted) && classes.some((one) => one.endsWith(parts) && parents.includes(one));
}
const parts = '零部件';

/** For things nobody listed: a name that ends with what is wanted is a kind of it. */
function writtenAlike(text: string, { written }: Offer): { relation: Relation; by: string } | null {
  const bare = text.replace(/\s+/gu, '');
  if ([...bare].length < 2) return null;
  const by = written.find((one) => one.endsWith(bare));
  return by === undefined ? null : { relation: by === bare ? 'same' : 'kind', by };
}

function scoreOfContext({ context }: Need, offer: Offer, goods: Goods): number {
  const own = [...offer.goods, ...offer.classes];
  const hits = context.filter((one) => {
    const around = goods.around(one);
    return offer.written.some((name) => name.includes(one)) || own.some((it) => around.has(it) && around.get(it) !== 'wider');
  });
  return context.length === 0 ? 0 : Math.round((mostContext * hits.length) / context.length);
}
