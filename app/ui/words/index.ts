/**
 * Every sentence shown to people, one file per language. `zh.ts` says which words there are; the others have to say the same
 * ones, or the type check fails. A key that ends in `_one`/`_other` is chosen by `count`.
 */
import i18next, { type TFunction } from 'i18next';
import { type Language, languages } from '../language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** The same shape as the Chinese words, with other words in it. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
export type Words = Translated<typeof zh>;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
    returnNull: false;
  }
}

const resources: Record<Language, { translation: Words }> = { zh: { translation: zh }, en: { translation: en }, vi: { translation: vi } };
const i18n = i18next.createInstance();
i18n.init({ resources, supportedLngs: languages, fallbackLng: false, initAsync: false, interpolation: { escapeValue: false } });

/** A sentence is looked up once and from then on only filled in: a list asks for the same few of them on every line. */
const remembering = (language: Language, translate: TFunction): TFunction => {
  const known = new Map<string, string>();
  const plural = new Intl.PluralRules(language);
  return new Proxy(translate, {
    apply(target, self, [key, values]: [string, Readonly<Record<string, unknown>>?]) {
      const count = values?.count;
      const name = typeof count === 'number' ? `${key} ${plural.select(count)}` : key;
      let text = known.get(name);
      if (text === undefined) {
        text = String(Reflect.apply(target, self, [key, { count, skipInterpolation: true }]));
        known.set(name, text);
      }
      return values ? filledIn(text, values) : text;
    },
  });
};

const filledIn = (text: string, values: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? ''));

const fixed = Object.fromEntries(languages.map((language) => [language, remembering(language, i18n.getFixedT(language))])) as Record<
  Language,
  TFunction
>;

/** The words of a language: `t('search.title')`. */
export const wordsOf = (language: Language): TFunction => fixed[language];
