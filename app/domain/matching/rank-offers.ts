import type { Goods } from './goods.ts';
import { answers, type Ledger, match, type Need } from './match.ts';
import type { Offer } from './offered.ts';

export type Match = { readonly offer: Offer; readonly ledger: Ledger };

/** The products that answer a need, best first. The order depends on nothing but the two sides. */
export function rankOffers(need: Need, offers: readonly Offer[], goods: Goods): Match[] {
  return offers
    .flatMap((offer) => {
      const ledger = match(need, offer, goods);
      return ledger && answers(ledger) ? [{ offer, ledger }] : [];
    })
    .sort((a, b) => b.ledger.score - a.ledger.score || (a.offer.ref < b.offer.ref ? -1 : 1));
}
