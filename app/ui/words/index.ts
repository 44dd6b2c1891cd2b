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

/** A sentence without anything to fill in is looked up once: a list asks for the same few of them on every line. */
const remembering = (translate: TFunction): TFunction => {
  const known = new Map<unknown, string>();
  return new Proxy(translate, {
    apply(target, self, given: unknown[]) {
      const [key] = given;
      if (given.length > 1) return Reflect.apply(target, self, given);
      const text = known.get(key) ?? String(Reflect.apply(target, self, given));
      known.set(key, text);
      return text;
    },
  });
};

const fixed = Object.fromEntries(languages.map((language) => [language, remembering(i18n.getFixedT(language))])) as Record<
  Language,
  TFunction
>;

/** The words of a language: `t('search.title')`. */
export const wordsOf = (language: Language): TFunction => fixed[language];
