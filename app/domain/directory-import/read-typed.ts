/** The reader of typed values, answering in the reasons of a table's cells. */
import { type Attribute, readValue, type TypedValue, type ValueFault } from '#app/domain/catalogue/typed-value.ts';
import type { Unit } from '#app/domain/catalogue/unit-spellings.ts';
import type { BadCellReason } from './bad-cell.ts';

export type { Attribute, Unit };

const reasonOf: Record<ValueFault, BadCellReason> = {
  'not-a-number': 'not-a-number',
  'too-long': 'too-long',
  'unit-missing': 'unknown-unit',
  'unit-unknown': 'unknown-unit',
  'unit-of-another-dimension': 'unknown-unit',
  'unit-not-wanted': 'unknown-unit',
  'below-least': 'out-of-range',
  'above-most': 'out-of-range',
  'range-reversed': 'out-of-range',
  'not-a-choice': 'unknown-word',
  empty: 'empty',
};

export function readTyped(typed: string, attribute: Attribute, units: readonly Unit[]): TypedValue | { readonly reason: BadCellReason } {
  const read = readValue(typed, attribute, units);
  return 'fault' in read ? { reason: reasonOf[read.fault] } : read;
}
