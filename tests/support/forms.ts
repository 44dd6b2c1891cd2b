/** The forms of a page, read from its HTML as our pages are rendered: double quotes, nothing nested in a form but fields. */

export type Control = {
  readonly name: string;
  /** Of an input its type; `textarea`, `select`. */
  readonly type: string;
  readonly value: string;
  readonly invalid: boolean;
  /** Ids. */
  readonly describedBy: readonly string[];
};

export type Form = {
  /** '' where the form goes to its own page. */
  readonly action: string;
  readonly multipart: boolean;
  /** What its hidden field or its buttons call `intent`; '' where it has none. */
  readonly intents: readonly string[];
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly controls: readonly Control[];
};

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'", '#39': "'" };
const decoded = (text: string) => text.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (whole, name: string) => entities[name] ?? whole);

export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)]));

/** Fields that a person fills in; buttons and hidden ones are none. */
export function controlsOf(html: string): Control[] {
  return [...html.matchAll(/<(input|textarea|select)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g)].flatMap(([, tag, given, text]) => {
    const { name, type = 'text', value = '', ...rest } = attributesOf(given!);
    if (!name || (tag === 'input' && type === 'hidden')) return [];
    return [
      {
        ...{ name, type: tag === 'input' ? type : tag!, value: tag === 'textarea' ? decoded(text ?? '') : value },
        ...{ invalid: rest['aria-invalid'] === 'true', describedBy: rest['aria-describedby']?.split(' ') ?? [] },
      },
    ];
  });
}

export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, given, inside]) => {
    const { method, action = '', encType, enctype } = attributesOf(given!);
    if (method !== 'post') return [];
    const named = [...inside!.matchAll(/<(?:input|button)\b[^>]*>/g)].map(
      ([tag]) => ({ tag, ...attributesOf(tag) }) as Record<string, string>,
    );
    const hidden = named.filter(({ type, tag }) => type === 'hidden' && tag!.startsWith('<input'));
    const intents = named.filter(({ name }) => name === 'intent').map(({ value }) => value ?? '');
    return [
      {
        ...{ action, multipart: (encType ?? enctype) === 'multipart/form-data', intents: intents.length > 0 ? intents : [''] },
        hidden: hidden.filter(({ name }) => name !== 'intent').map(({ name, value }) => [name ?? '', value ?? ''] as const),
        controls: controlsOf(inside!),
      },
    ];
  });
}
