import { sql } from 'drizzle-orm';
import { checkContent, type Finding } from '#app/domain/catalogue/check-content.ts';
import type { Tx } from '#db/client.ts';
import { type ClauseFinding, checkClauses } from './check-clauses.ts';
import type { NeedDraft } from './need-draft.ts';

export type NeedFinding = Pick<Finding | ClauseFinding, 'severity' | 'law' | 'field' | 'quote' | 'start' | 'end'> & {
  readonly rule: Finding['rule'] | ClauseFinding['rule'] | 'brand-named';
};

/** Of all that the law says of the words of an offer, what it says of those of a wish as well. */
const ofWishes: readonly string[] = ['contact-data', 'link', 'state-organ'];
const mostBrands = 5;

/**
 * What the rules have to say of the words of a need: clauses that shut out, what no public text says, and brands of the directory. A
 * brand is looked at by a person, for it may well be said what a part has to fit.
 */
export async function screenNeed(tx: Tx, draft: NeedDraft, publicBuyer: boolean): Promise<NeedFinding[]> {
  const { title, object, description, standards, certificates } = draft.fields;
  const texts = { title, object, description, standards, certificates };
  const clauses = checkClauses(texts, { publicBuyer });
  const content = checkContent(texts, { goods: null, credentials: [] }).filter(({ rule }) => ofWishes.includes(rule));
  const all = Object.values(texts).join('\n');
  const brands = await tx.execute<{ brand: string }>(sql`
    select distinct brand from products where status = 'published' and char_length(brand) between 2 and 30
      and position(lower(brand) in lower(${all})) > 0 order by brand limit ${mostBrands}`);
  const named = brands.flatMap(({ brand }) =>
    Object.entries(texts).flatMap(([field, text]): NeedFinding[] => {
      const start = text.toLowerCase().indexOf(brand.toLowerCase());
      const end = start + brand.length;
      if (start < 0 || orEqual.test(text.slice(end, end + 16))) return [];
      return [
        {
          rule: 'brand-named',
          severity: 'ask-moderator',
          law: '政府采购法实施条例 20(6)',
          field,
          quote: text.slice(start, end),
          start,
          end,
        },
      ];
    }),
  );
  return [...clauses, ...content, ...named];
}

const orEqual = /或相当|或同等|相当于|同等档次|or equivalent|hoặc tương đương/u;
