/**
 * Cells that choose from a list: the sheet shows the name, the draft has the code. `柳州市 [450200]`, `450200` and `柳州市` are the same,
 * in whatever language the name is; what is none of these stays as it was typed, and does not hold.
 */
import { credentialPartOf } from './sheet-columns.ts';

/** Lists that columns choose from. */
export const codedLists = ['sector', 'division', 'city', 'county', 'capacityPeriod', 'contractManufacturing', 'kind', 'evidence'] as const;
export type CodedList = (typeof codedLists)[number];

/** Name → code, in all languages at once; a name of two codes is missing. */
export type Codes = Readonly<Record<CodedList, { readonly codes: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> }>>;

export function listOf(name: string): CodedList | null {
  const part = credentialPartOf(name)?.part;
  const wanted = part === undefined ? name : part;
  if (part === undefined && (name === 'kind' || name === 'evidence')) return null;
  return codedLists.find((list) => list === wanted) ?? null;
}

export const codedCell = (label: string, code: string): string => `${label} [${code}]`;

export function decoded(list: CodedList, typed: string, known: Codes): string {
  const { codes, byName } = known[list];
  if (codes.has(typed)) return typed;
  const inBrackets = /\[([^[\]]+)\]$/.exec(typed)?.[1]?.trim();
  if (inBrackets !== undefined && codes.has(inBrackets)) return inBrackets;
  const [first = ''] = typed.split(/\s/, 1);
  if (list !== 'evidence' && codes.has(first)) return first;
  return byName.get(typed) ?? typed;
}

/** @param named pairs of a name and its code. */
export function codesOf(named: readonly (readonly [name: string, code: string])[]): Codes[CodedList] {
  const byName = new Map<string, string>();
  const unclear = new Set<string>();
  for (const [name, code] of named) {
    if ((byName.get(name) ?? code) !== code) unclear.add(name);
    byName.set(name, code);
  }
  for (const name of unclear) byName.delete(name);
  return { codes: new Set(named.map(([, code]) => code)), byName };
}
