/** From what was typed (≥ 1770MPa, 0.28mm, 50-60 Hz) to a range in the base unit of the attribute's dimension. */
import type { attributes, units } from '#db/schema/catalogue.ts';
import type { BadCellReason } from './bad-cell.ts';

export type Unit = Pick<typeof units.$inferSelect, 'code' | 'dimension' | 'zh' | 'factor' | 'shift'>;
export type Attribute = Pick<typeof attributes.$inferSelect, 'id' | 'key' | 'type' | 'dimension' | 'least' | 'most' | 'choices'>;

export type Range = { readonly low: number | null; readonly high: number | null; readonly unitCode: string | null };

const shape =
  /^(?<bound>[≥≤><]|约|不低于|不高于)?\s*(?<from>-?\d+(?:\.\d+)?)(?:\s*[-–~～—至]\s*(?<to>-?\d+(?:\.\d+)?))?\s*(?<unit>[^\d\s].*)?$/u;

export function readTyped(typed: string, attribute: Attribute, units: readonly Unit[]): Range | { readonly reason: BadCellReason } {
  if (attribute.type === 'text') return { low: null, high: null, unitCode: null };
  if (attribute.type === 'choice') {
    return attribute.choices.includes(typed) ? { low: null, high: null, unitCode: null } : { reason: 'unknown-word' };
  }
  const parts = shape.exec(typed.replaceAll(',', ''))?.groups;
  if (!parts?.from) return { reason: 'not-a-number' };
  const unit = units.find((known) => known.code === parts.unit || known.zh === parts.unit) ?? null;
  if (attribute.dimension === null ? parts.unit !== undefined : unit?.dimension !== attribute.dimension) return { reason: 'unknown-unit' };

  const base = (digits: string) => rounded(Number(digits) * (unit?.factor ?? 1) + (unit?.shift ?? 0));
  const from = base(parts.from);
  const to = parts.to === undefined ? from : base(parts.to);
  const open = { '≥': 'up', '>': 'up', 不低于: 'up', '≤': 'down', '<': 'down', 不高于: 'down' }[parts.bound ?? ''];
  const low = open === 'down' ? null : from;
  const high = open === 'up' ? null : to;
  const { least, most } = attribute;
  const possible = [low, high].every((end) => end === null || ((least === null || end >= least) && (most === null || end <= most)));
  return possible && from <= to ? { low, high, unitCode: unit?.code ?? null } : { reason: 'out-of-range' };
}

/** Without the last digits that only binary fractions make (0.1 × 3). */
const rounded = (value: number) => Number(value.toPrecision(12));
