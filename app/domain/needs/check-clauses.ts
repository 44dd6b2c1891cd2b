/** Reads what a buyer writes as the law does: clauses that shut suppliers out for what they are and not for what they can do. */
import { type Quoted, type Reading, readings } from '#app/domain/catalogue/readings.ts';
import { type ClauseRule, clauseWords, notAsked } from './clause-rules.ts';
import { differingSums } from './sums-in-words.ts';

export type ClauseFinding = Quoted & {
  readonly rule: ClauseRule;
  /** What is refused is not published; else a person looks at it first. */
  readonly severity: 'refuse' | 'ask-moderator';
  readonly law: string;
  readonly field: string;
};

/** Public buyers answer to the law of public procurement; of private ones most of this is looked at by a person. */
export function checkClauses(texts: Readonly<Record<string, string>>, { publicBuyer }: { readonly publicBuyer: boolean }): ClauseFinding[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    let before = 0;
    return text.split('\n').flatMap((line) => {
      const at = before;
      before += line.length + 1;
      return inLine(field, line, publicBuyer).map((one) => ({ ...one, start: one.start + at, end: one.end + at }));
    });
  });
}

const warned: readonly ClauseRule[] = ['repealed-document'];

function inLine(field: string, text: string, publicBuyer: boolean): ClauseFinding[] {
  const { loose, tight, quoted } = readings(text);
  const found: ClauseFinding[] = [];
  for (const { rule, law, always, han, latin } of clauseWords) {
    const severity = !warned.includes(rule) && (publicBuyer || always) ? 'refuse' : 'ask-moderator';
    for (const [read, pattern] of [[tight, han] as const, [loose, latin] as const])
      for (const [from, length] of pattern ? hitsIn(read, pattern) : [])
        found.push({ rule, severity, law, field, ...quoted(read, from, length) });
  }
  for (const sum of differingSums(text))
    found.push({ rule: 'figures-differ', severity: 'refuse', law: '民法典 142；票据法 8', field, ...sum });
  // The first rule that finds a place names it: what lies within an earlier finding is not said twice.
  return found
    .filter((one, at) => !found.some((other, before) => before < at && one.start >= other.start && one.end <= other.end))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

const clauseEnd = /[，,。；;！!？?]|\.(?=\s|$)/u;

/** A clause at a time, so that no pattern runs over its end and what is said in one is not taken back by another. */
function* hitsIn({ text }: Reading, pattern: RegExp): Generator<readonly [number, number]> {
  let start = 0;
  while (start <= text.length) {
    const rest = text.slice(start);
    const end = clauseEnd.exec(rest)?.index ?? rest.length;
    const clause = rest.slice(0, Math.min(end, longestClause));
    for (const hit of clause.matchAll(pattern)) {
      if (!notAsked.test(clause.slice(Math.max(0, hit.index - 20), hit.index + 2))) yield [start + hit.index, hit[0].length];
    }
    start += end + 1;
  }
}

/** No sentence is longer; what is, is not read as one. */
const longestClause = 400;
