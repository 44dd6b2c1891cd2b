import { type Language, localeOf } from './language.ts';

/** A number as people of the language write it; figures that only binary fractions make are rounded away. */
export const formatNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf[language], { maximumSignificantDigits: 8 }).format(value);

/** A range in a unit: 1.6 MPa, ≥ 1.6 MPa, 50–60 Hz. */
export function formatRange(
  language: Language,
  { low, high, unit }: { low: number | null; high: number | null; unit: string | null },
): string {
  const written = (value: number) => formatNumber(language, value);
  const figure =
    low === null
      ? high === null
        ? ''
        : `≤ ${written(high)}`
      : high === null
        ? `≥ ${written(low)}`
        : low === high
          ? written(low)
          : `${written(low)}–${written(high)}`;
  return unit ? `${figure} ${unit}` : figure;
}
