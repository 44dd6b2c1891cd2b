import { type Language, localeOf } from './language.ts';

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf[language], { timeZone: 'Asia/Shanghai', ...options });

/** A day as people of the language write it. Takes an instant or a plain day (2025-09-17), which is read as a day in Guangxi. */
export function formatDay(language: Language, day: string): string {
  const instant = day.length === 10 ? new Date(`${day}T12:00:00+08:00`) : new Date(day);
  return format(language, { dateStyle: 'long' }).format(instant);
}

/** A date of which only the year or the month is known, as its first day: 2021年, 2021年6月. */
export function formatPartial(language: Language, firstDay: string, precision: 'year' | 'month' | 'day'): string {
  if (precision === 'day') return formatDay(language, firstDay);
  if (precision === 'month') return format(language, { year: 'numeric', month: 'long' }).format(noon(firstDay));
  return format(language, { year: 'numeric' }).format(noon(firstDay));
}

/** A period of days; one day where it begins and ends on the same. */
export function formatPeriod(language: Language, from: string, to: string | null): string {
  if (!to || to === from) return formatDay(language, from);
  if (language === 'zh') return `${formatDay(language, from)}至${chineseEnd(from, to)}`;
  return format(language, { year: 'numeric', month: 'long', day: 'numeric' }).formatRange(noon(from), noon(to));
}

/** Intl writes Chinese ranges as 2026/9/17 – 2026/9/21; people leave out what has been said: 2026年9月17日至21日. */
function chineseEnd(from: string, to: string): string {
  const [year, month, day] = to.split('-').map(Number);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day}日`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${month}月${day}日` : `${year}年${month}月${day}日`;
}

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);

/** A moment, to the minute, as clocks in Guangxi show it. */
export const formatInstant = (language: Language, instant: string): string =>
  format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
