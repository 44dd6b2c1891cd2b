/**
 * What kinds of goods there are and how they stand to each other: which is a kind of which, what may stand in for what, what goes into
 * what. General knowledge about goods, kept in `goods.csv`; the category path of each product adds to it.
 *
 * Names end with what the thing is (钢结构, 汽车散热器), so a name nobody listed is still a kind of the listed name it ends with.
 */
import { termKey } from '#search/analysis/lexicon.ts';

/** From closest to farthest: what is offered, seen from what is wanted. */
export const relations = ['same', 'kind', 'near', 'wider', 'kin', 'input'] as const;
/**
 * `same`: the thing itself · `kind`: a kind of it · `near`: may stand in for it · `wider`: what it is a kind of, so that it may be among it ·
 * `kin`: close enough to be looked at · `input`: a part of it or a material for it.
 */
export type Relation = (typeof relations)[number];

const written = { is: 'kind', near: 'near', near1: 'kin', input: 'input', part: 'input' } as const;

export type GoodsRow = { readonly goods: string; readonly relation: string; readonly terms: string };

/** Words that many names end with and that say nothing of the thing. */
const empty = new Set(
  [
    '设备',
    '系统',
    '机械',
    '产品',
    '材料',
    '仪器',
    '配件',
    '零件',
    '零部件',
    '部件',
    '装置',
    '制品',
    '装备',
    '器材',
    '用品',
    '物料',
    '原料',
    '工程',
    '服务',
  ].map(termKey),
);
/** How far down kinds of kinds are followed. */
const deepest = 5;

export class Goods {
  /** Spelling → the name under which it is kept. */
  readonly #names = new Map<string, string>();
  readonly #links = new Map<string, { readonly to: string; readonly relation: 'kind' | 'near' | 'kin' | 'input' }[]>();
  readonly #parents = new Map<string, string[]>();
  readonly #around = new Map<string, ReadonlyMap<string, Relation>>();
  #longest = 0;

  constructor(rows: Iterable<GoodsRow>) {
    const all = [...rows];
    for (const { goods, relation, terms } of all) if (relation === 'same') for (const term of terms.split(';')) this.#alias(term, goods);
    for (const { goods, relation, terms } of all) {
      if (relation === 'same') continue;
      const kind = written[relation as keyof typeof written];
      if (!kind) throw new Error(`goods.csv knows no relation ${relation}`);
      for (const term of terms.split(';')) this.#link(goods, term, kind);
    }
  }

  #alias(term: string, goods: string): void {
    const [from, to] = [this.#keep(term), this.#keep(goods)];
    if (from === to) return;
    for (const [spelling, name] of this.#names) if (name === from) this.#names.set(spelling, to);
  }

  /** The name under which a spelling is kept; kept from now on. */
  #keep(term: string): string {
    const key = termKey(term);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    this.#names.set(key, key);
    this.#longest = Math.max(this.#longest, key.length);
    return key;
  }

  #link(goods: string, term: string, relation: 'kind' | 'near' | 'kin' | 'input'): void {
    const [from, to] = [this.#keep(goods), this.#keep(term)];
    if (from === to) return;
    const links = this.#links.get(from) ?? [];
    links.push({ to, relation });
    this.#links.set(from, links);
    if (relation === 'kind') this.#parents.set(to, [...(this.#parents.get(to) ?? []), from]);
  }

  /** The name of a spelling; null where nobody listed it. */
  named(term: string): string | null {
    return this.#names.get(termKey(term)) ?? null;
  }

  /** Whether a word says nothing of the thing by itself. */
  saysNothing(word: string): boolean {
    return empty.has(termKey(word));
  }

  /** The listed name that a phrase ends with: the longest, and not an empty word; null where there is none. */
  headOf(phrase: string): string | null {
    const key = termKey(phrase);
    for (let size = Math.min(key.length, this.#longest); size > 0; size--) {
      // One character at the end of a longer name is seldom the thing: 产床 is no bed for a bedroom.
      if (size === 1 && key.length > 1) return null;
      const end = key.slice(key.length - size);
      const name = empty.has(end) ? undefined : this.#names.get(end);
      if (name !== undefined) return name;
    }
    return null;
  }

  /** Listed names anywhere in a text, the longest at each place. */
  within(text: string): string[] {
    const key = termKey(text);
    const found: string[] = [];
    for (let at = 0; at < key.length; ) {
      let size = Math.min(this.#longest, key.length - at);
      while (size > 1 && !this.#names.has(key.slice(at, at + size))) size--;
      if (size > 1) found.push(this.#names.get(key.slice(at, at + size))!);
      at += Math.max(size, 1);
    }
    return found;
  }

  /** What answers a wish for something, and how closely: names with their closest relation. */
  around(name: string): ReadonlyMap<string, Relation> {
    const known = this.#around.get(name);
    if (known) return known;
    const found = new Map<string, Relation>([[name, 'same']]);
    const reach = (to: string, relation: Relation) => {
      const earlier = found.get(to);
      if (earlier === undefined || relations.indexOf(relation) < relations.indexOf(earlier)) found.set(to, relation);
    };
    const below = this.#below(name);
    for (const kind of below) reach(kind, 'kind');
    for (const { to, relation } of this.#links.get(name) ?? [])
      if (relation !== 'kind') for (const it of [to, ...this.#below(to)]) reach(it, relation);
    for (const parent of this.#parents.get(name) ?? []) reach(parent, 'wider');
    this.#around.set(name, found);
    return found;
  }

  /** What something is directly a kind of. */
  parentsOf(name: string): readonly string[] {
    return this.#parents.get(name) ?? [];
  }

  /** Everything that is a kind of it. */
  #below(name: string): string[] {
    const found = new Set<string>();
    let level = [name];
    for (let depth = 0; depth < deepest && level.length > 0; depth++) {
      level = level.flatMap((one) => (this.#links.get(one) ?? []).flatMap(({ to, relation }) => (relation === 'kind' ? [to] : [])));
      level = level.filter((one) => one !== name && !found.has(one));
      for (const one of level) found.add(one);
    }
    return [...found];
  }
}
