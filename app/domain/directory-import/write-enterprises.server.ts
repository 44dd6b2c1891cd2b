import { normaliseUscc } from '#app/domain/enterprises/uscc.ts';
import type { Tx } from '#db/client.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { countyKey, type Known } from './check-rows.ts';
import type { EnterpriseRow } from './rows.ts';
import { upsert } from './upsert.server.ts';

/** One enterprise of all rows that bear its id: the first row that says a thing is the one that counts. */
export async function writeEnterprises(tx: Tx, rows: readonly EnterpriseRow[], known: Known, now: Date): Promise<string[]> {
  const byId = new Map<string, EnterpriseRow[]>();
  for (const row of rows) byId.set(row.enterprise_id, [...(byId.get(row.enterprise_id) ?? []), row]);
  const values = [...byId].map(([ref, own]) => {
    const first = <C extends keyof EnterpriseRow>(column: C) => own.find((row) => row[column])?.[column] ?? null;
    const [lead] = own;
    if (!lead) throw new Error(`no row of ${ref}`);
    const uscc = first('uscc');
    const city = first('city');
    const county = first('county');
    const cityCode = city === null ? null : (known.cities.get(city) ?? null);
    return {
      ref,
      name: lead.name,
      nameSort: nameSort(lead.name),
      uscc: uscc && normaliseUscc(uscc),
      cityCode,
      countyCode: cityCode && county ? (known.counties.get(countyKey(cityCode, county)) ?? null) : null,
      mainProduct: first('main_product'),
      source: lead.source,
      sourceTitle: lead.source_title,
      basis: lead.basis,
    };
  });
  return upsert(tx, enterprises, [enterprises.ref], values, { now });
}
