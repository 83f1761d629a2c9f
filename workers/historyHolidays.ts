import Holidays from "date-holidays";
import type { Holiday } from "../sim/history/proposal.ts";
import { dayNumber, dayText } from "../sim/vocabulary/localDate.ts";

const DAY_MS = 86_400_000;

/** Countries whose public holidays are known: ISO 3166-1 codes, in their order. */
export function holidayCountries(): readonly string[] {
  return Object.keys(new Holidays().getCountries("en")).sort();
}

/**
 * Public holidays of a country from one year to another, both included, each local date once, by date; several days off
 * are several dates. Empty for a country that is not known. Names in English, and in Russian where there are any.
 */
export function publicHolidays(country: string, fromYear: number, toYear: number): readonly Holiday[] {
  if (!holidayCountries().includes(country)) return [];
  const calendar = new Holidays(country, { types: ["public"] });
  const found = new Map<string, Holiday>();
  for (let year = fromYear; year <= toYear; year++) {
    const russian = new Map(calendar.getHolidays(year, "ru").map((one) => [`${one.rule} ${one.date}`, one.name]));
    for (const { date, start, end, name, type, rule } of calendar.getHolidays(year, "en")) {
      if (type !== "public") continue;
      const first = dayNumber(date.slice(0, 10));
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
      for (let day = first; day < first + days; day++) {
        const on = dayText(day);
        // A day that is a holiday twice keeps its first name.
        if (!found.has(on)) found.set(on, { date: on, name: { en: name, ru: russian.get(`${rule} ${date}`) ?? name } });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
