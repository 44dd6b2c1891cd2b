/** Products, found by the needs they may answer. The other direction of `NeedIndex`, with the same answers. */
import type { Goods } from './goods.ts';
import { keysOfNeed, keysOfOffer } from './keys.ts';
import type { Need } from './match.ts';
import type { Offer } from './offered.ts';
import { type Match, rankOffers } from './rank-offers.ts';

export class OfferIndex {
  readonly #goods: Goods;
  readonly #offers = new Map<string, Offer>();
  readonly #under = new Map<string, Set<Offer>>();

  constructor(goods: Goods) {
    this.#goods = goods;
  }

  get size(): number {
    return this.#offers.size;
  }

  /** In place of what was known under its id. */
  put(offer: Offer): void {
    this.remove(offer.id);
    this.#offers.set(offer.id, offer);
    for (const key of keysOfOffer(offer)) {
      const offers = this.#under.get(key);
      if (offers) offers.add(offer);
      else this.#under.set(key, new Set([offer]));
    }
  }

  remove(id: string): void {
    const offer = this.#offers.get(id);
    if (!offer) return;
    this.#offers.delete(id);
    for (const key of keysOfOffer(offer)) {
      const offers = this.#under.get(key);
      offers?.delete(offer);
      if (offers?.size === 0) this.#under.delete(key);
    }
  }

  /** The products that answer a need, best first. */
  answersTo(need: Need): Match[] {
    const offers = new Set<Offer>();
    for (const key of keysOfNeed(need, this.#goods)) for (const offer of this.#under.get(key) ?? []) offers.add(offer);
    return rankOffers(need, [...offers], this.#goods);
  }
}
