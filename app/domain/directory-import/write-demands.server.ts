import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import type { Known } from './check-rows.ts';
import type { DemandRow } from './rows.ts';
import { upsert } from './upsert.server.ts';
import { readWhen } from './when.ts';

export function writeDemands(tx: Tx, rows: readonly DemandRow[], known: Known, now: Date): Promise<string[]> {
  const values = rows.map((row) => {
    const when = row.date === null ? null : readWhen(row.date);
    return {
      ref: row.id,
      kind: row.kind,
      title: row.title,
      buyer: row.buyer,
      buyerType: row.buyer_type,
      cityCode: row.city === null ? null : (known.cities.get(row.city) ?? null),
      place: row.city,
      wantedProduct: row.wanted_product,
      sectorCode: row.sector,
      quantity: row.quantity,
      budgetFen: row.budget_cny,
      publishedOn: when?.firstDay ?? null,
      publishedPrecision: when?.precision ?? null,
      projectNumber: row.project_no,
      method: row.method,
      deliveryTerm: row.delivery_term,
      reservedForSmes: row.sme_reserved,
      notes: row.notes,
      source: row.source,
      sourceTitle: null,
      basis: row.basis,
    };
  });
  return upsert(tx, demands, [demands.ref], values, { now });
}
