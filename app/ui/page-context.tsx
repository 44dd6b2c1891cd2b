import { createContext, useContext } from 'react';
import { type Language, localPath } from './language.ts';
import { wordsOf } from './words/index.ts';

const LanguageContext = createContext<Language>('zh');

export const LanguageProvider = LanguageContext.Provider;

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of the page's language: `const t = useWords()`. */
export const useWords = () => wordsOf(useLanguage());

/** Makes addresses in the page's language: `const to = useLocalPath(); to('/search')`. */
export function useLocalPath(): (path: string) => string {
  const language = useLanguage();
  return (path) => localPath(language, path);
}
