import { type Language, localeOf } from './language.ts';

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf[language], { timeZone: 'Asia/Shanghai', ...options });

/** A day as people of the language write it. Takes an instant or a plain day (2025-09-17), which is read as a day in Guangxi. */
export function formatDay(language: Language, day: string): string {
  const instant = day.length === 10 ? new Date(`${day}T12:00:00+08:00`) : new Date(day);
  return format(language, { dateStyle: 'long' }).format(instant);
}

/** A period of days; one day where it begins and ends on the same. */
export function formatPeriod(language: Language, from: string, to: string | null): string {
  if (!to || to === from) return formatDay(language, from);
  return format(language, { dateStyle: 'long' }).formatRange(new Date(`${from}T12:00:00+08:00`), new Date(`${to}T12:00:00+08:00`));
}
