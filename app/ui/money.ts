import { type Language, localeOf } from './language.ts';

/** An amount of Chinese money, which is kept in fen: ¥2,704,462.70, without the fen where there are none. */
export const formatFen = (language: Language, fen: number): string =>
  new Intl.NumberFormat(localeOf[language], { style: 'currency', currency: 'CNY', trailingZeroDisplay: 'stripIfInteger' }).format(
    fen / 100,
  );
