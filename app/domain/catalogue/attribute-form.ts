/** What an administrator says of an attribute (参数): its name, its type, and what can be true of it at all. */
import { z } from 'zod';
import { cleanText } from '#app/platform/text.ts';
import type { attributes } from '#db/schema/catalogue.ts';

export const attributeTypes = ['number', 'choice', 'text'] as const satisfies readonly (typeof attributes.$inferSelect)['type'][];

export const attributeFaults = [
  'key-form',
  'key-taken',
  'name-missing',
  'name-too-long',
  'type-missing',
  'type-in-use',
  'unit-unknown',
  'unit-in-use',
  'not-a-number',
  'least-above-most',
  'limits-too-narrow',
  'choices-missing',
  'choice-too-long',
  'choice-in-use',
  'number-only',
  'choice-only',
  'attribute-missing',
  'position-form',
] as const;
export type AttributeFault = (typeof attributeFaults)[number];
const fault = (name: AttributeFault) => name;

export const longestName = 60;
const line = z.string().default('').transform(cleanText);
const name = line.pipe(z.string().min(1, fault('name-missing')).max(longestName, fault('name-too-long')));
const limit = line
  .transform((text) => text.normalize('NFKC'))
  .pipe(z.string().regex(/^(?:[+-]?\d{1,15}(?:\.\d{1,9})?)?$/, fault('not-a-number')))
  .transform((text) => (text === '' ? null : Number(text)));

const fields = z.object({
  ...{ zh: name, en: name, vi: name },
  type: z.enum(attributeTypes, fault('type-missing')),
  /** A code of `units`: the one in which `least` and `most` are said, and by which the dimension is known. Null: a pure number. */
  unit: line.transform((text) => (text === '' ? null : text)),
  least: limit,
  most: limit,
  /** One a line. */
  choices: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split('\n').map(cleanText).filter(Boolean))])
    .pipe(z.array(z.string().max(longestName, fault('choice-too-long'))).max(200, fault('choice-too-long'))),
});

/** The fields that belong to the type, and no others. */
function fitting({ value, issues }: z.core.ParsePayload<z.output<typeof fields>>): void {
  const wrong = (field: string, code: AttributeFault) => issues.push({ code: 'custom', message: code, path: [field], input: value });
  if (value.type !== 'number') {
    for (const field of ['unit', 'least', 'most'] as const) if (value[field] !== null) wrong(field, 'number-only');
  }
  if (value.type === 'choice' && value.choices.length < 2) wrong('choices', 'choices-missing');
  if (value.type !== 'choice' && value.choices.length > 0) wrong('choices', 'choice-only');
  if (value.least !== null && value.most !== null && value.least > value.most) wrong('most', 'least-above-most');
}

export const attributeForm = fields.check(fitting);
export type AttributeForm = z.output<typeof attributeForm>;

/** By which data files and addresses name it; stays as it is. */
export const attributeKeyForm = z.object({ key: line.pipe(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, fault('key-form'))) });

export const attachForm = z.object({
  attribute: z.uuid(fault('attribute-missing')),
  position: line.pipe(z.string().regex(/^\d{1,3}$/, fault('position-form'))).transform(Number),
});
export const detachForm = z.object({ attribute: z.uuid(fault('attribute-missing')) });
