const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day of an instant in Asia/Shanghai, as 2026-11-23. Days of the law and of certificates are counted there. */
export const dayOf = (instant: Date): string => formatter.format(instant);

/** The zone has kept its eight hours since 1991. */
const ahead = 8 * 3_600_000;

/** Seconds that are left of the day in Asia/Shanghai, whole. */
export const secondsOfDayLeft = (instant: Date): number => Math.floor((86_400_000 - ((instant.getTime() + ahead) % 86_400_000)) / 1_000);
