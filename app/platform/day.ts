const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day of an instant in Asia/Shanghai, as 2026-11-23. Days of the law and of certificates are counted there. */
export const dayOf = (instant: Date): string => formatter.format(instant);
