/**
 * "Why not me" (差一点): the fewest changes of what a product says that would have let it in.
 *
 * Conditions stand beside each other, each on an attribute of its own, so that every hard one that fails has to be changed and no other does; where
 * something is made is nothing that a maker changes for a need.
 */
import { type Asked, type Condition, judge, type Said } from './conditions.ts';
import { bar, type Ledger } from './match.ts';

/** More changes than these are another product. */
export const mostChanges = 3;

/** What an attribute would have to say. */
export type Change = { readonly attribute: string; readonly asked: string; readonly said: string | null; readonly to: Said };

/**
 * @param ledger of the product and the need, whether it answers or not.
 * @returns nothing to change where it is let in already; null where no three changes would do, or its thing is too far from what is wanted.
 */
export function smallestChange(
  ledger: Ledger,
  conditions: readonly Condition[],
  says: ReadonlyMap<string, Said>,
): readonly Change[] | null {
  const failing = ledger.conditions.filter(({ hard, verdict }) => hard && verdict === 'fail');
  if (ledger.score < bar || failing.length > mostChanges) return null;
  const changes: Change[] = [];
  for (const { attribute, asked, said } of failing) {
    const condition = conditions.find((one) => one.attribute === attribute);
    const to = condition ? nearest(condition.asked, says.get(attribute)) : null;
    if (!condition || !to || judge(condition, to).verdict !== 'pass') return null;
    changes.push({ attribute, asked, said, to });
  }
  return changes;
}

/** What is closest to what it says and fulfils what is asked. */
function nearest(asked: Asked, said: Said | undefined): Said | null {
  const as = (typed: string, more: Partial<Said> = {}): Said => ({ low: null, high: null, grades: [], ...more, typed });
  if (asked.kind === 'words') return as(asked.words);
  if (asked.kind === 'choice') return asked.among[0] === undefined ? null : as(asked.among[0]);
  if (asked.kind === 'grade') {
    const [name] = [...asked.names].sort();
    return name === undefined ? null : as(name, { grades: [name] });
  }
  const [low, high] = [asked.low, asked.high];
  if (asked.extent === 'all') {
    const from = least(said?.low ?? low, low);
    const to = most(said?.high ?? high, high);
    return as('', { low: from, high: to });
  }
  // Of a range in which something will do, the end that is nearer.
  const under = said?.high !== null && said?.high !== undefined && low !== null && said.high < low;
  const value = under ? low : (high ?? low);
  return value === null ? null : as('', { low: value, high: value });
}

const least = (a: number | null, b: number | null) => (a === null || b === null ? null : Math.min(a, b));
const most = (a: number | null, b: number | null) => (a === null || b === null ? null : Math.max(a, b));

/** How often each attribute was in the way, and how often it alone was; the most frequent first. */
export function commonestChanges(found: readonly (readonly Pick<Change, 'attribute'>[])[]) {
  const counts = new Map<string, { times: number; alone: number }>();
  for (const changes of found)
    for (const { attribute } of changes) {
      const before = counts.get(attribute) ?? { times: 0, alone: 0 };
      counts.set(attribute, { times: before.times + 1, alone: before.alone + (changes.length === 1 ? 1 : 0) });
    }
  return [...counts]
    .map(([attribute, count]) => ({ attribute, ...count }))
    .sort((a, b) => b.alone - a.alone || b.times - a.times || (a.attribute < b.attribute ? -1 : 1));
}
