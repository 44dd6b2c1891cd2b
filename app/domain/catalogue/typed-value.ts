/**
 * What a person typed of an attribute, held against the attribute's definition: a figure, one of the choices, or words.
 * `typed` is kept as it was written, but for spaces; of a choice it is the choice as the definition spells it.
 */

import { cleanText } from '#app/platform/text.ts';
import type { attributes } from '#db/schema/catalogue.ts';
import { type QuantityFault, type Range, readQuantity, type Unit } from './read-quantity.ts';

export type Attribute = Pick<typeof attributes.$inferSelect, 'id' | 'key' | 'type' | 'dimension' | 'least' | 'most' | 'choices'>;

export type TypedValue = Range & { readonly typed: string; readonly unitCode: string | null };

export type ValueFault = QuantityFault | 'not-a-choice' | 'empty';

export const longestValue = 200;

export function readValue(typed: string, attribute: Attribute, units: readonly Unit[]): TypedValue | { readonly fault: ValueFault } {
  const text = cleanText(typed);
  if (text === '') return { fault: attribute.type === 'number' ? 'not-a-number' : 'empty' };
  if (attribute.type === 'number') {
    const read = readQuantity(text, attribute, units);
    return 'fault' in read ? read : { typed: text, ...read };
  }
  if ([...text].length > longestValue) return { fault: 'too-long' };
  if (attribute.type === 'text') return words(text);
  const choice = attribute.choices.find((one) => one === text) ?? attribute.choices.find((one) => plain(one) === plain(text));
  return choice === undefined ? { fault: 'not-a-choice' } : words(choice);
}

const words = (typed: string): TypedValue => ({ typed, low: null, high: null, unitCode: null });

/** Half width, small letters, without spaces: 国 Ⅵ is not 国六, but ＬＥＤ is led. */
export const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
