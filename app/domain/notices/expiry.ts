/** When an enterprise is told that a claim ends. Days are days in Guangxi. */

/** At most so many days before its last day; -1: it has ended. The nearest last. */
export const thresholds = [90, 30, 7, -1] as const;

/** Days after the end until when it is still told, where nobody has been in time. */
export const tellWithin = 30;

/** How many days from one day (2026-11-23) to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** The day so many days from another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The nearest threshold that has been passed with so many days left; null: none yet, or too long ago. */
export function nearestThreshold(left: number): number | null {
  if (left < -tellWithin) return null;
  return thresholds.findLast((threshold) => left <= threshold) ?? null;
}
