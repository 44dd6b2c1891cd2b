/**
 * Open needs, found by the products that may answer them: so that a product that is new or changed is held against those alone.
 */
import type { Goods } from './goods.ts';
import { keysOfNeed, keysOfOffer } from './keys.ts';
import { answers, type Ledger, match, type Need } from './match.ts';
import type { Offer } from './offered.ts';

export class NeedIndex {
  readonly #goods: Goods;
  readonly #needs = new Map<string, Need>();
  readonly #under = new Map<string, Set<string>>();

  constructor(goods: Goods) {
    this.#goods = goods;
  }

  get size(): number {
    return this.#needs.size;
  }

  /** In place of what was known under the id. */
  put(id: string, need: Need): void {
    this.remove(id);
    this.#needs.set(id, need);
    for (const key of keysOfNeed(need, this.#goods)) {
      const ids = this.#under.get(key);
      if (ids) ids.add(id);
      else this.#under.set(key, new Set([id]));
    }
  }

  remove(id: string): void {
    const need = this.#needs.get(id);
    if (!need) return;
    this.#needs.delete(id);
    for (const key of keysOfNeed(need, this.#goods)) {
      const ids = this.#under.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#under.delete(key);
    }
  }

  /** The needs that a product answers, with their ledgers, by id. */
  answeredBy(offer: Offer): Map<string, Ledger> {
    const ids = new Set<string>();
    for (const key of keysOfOffer(offer)) for (const id of this.#under.get(key) ?? []) ids.add(id);
    const found = new Map<string, Ledger>();
    for (const id of [...ids].sort()) {
      const ledger = match(this.#needs.get(id)!, offer, this.#goods);
      if (ledger && answers(ledger)) found.set(id, ledger);
    }
    return found;
  }
}
