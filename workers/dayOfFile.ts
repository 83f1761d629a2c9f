import { type ActualDayOptions, actualDay } from "../sim/experiment/bridge/actualDay.ts";
import { rowProblem } from "../sim/history/rowProblem.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { HistoryFileReader, inspectHistory, isReadable } from "./historyFile.ts";
import type { SearchApi } from "./searchApi.ts";

/** Contacts of one day are held at once; more are not one day's. */
export const MOST_ROWS = 1_000_000;

/** See `SearchApi.day`. Rejects only where the file cannot be read. */
export async function dayOfFile(
  plan: Scenario,
  file: Blob,
  name: string,
  options: ActualDayOptions,
): ReturnType<SearchApi["day"]> {
  const told = await inspectHistory(file, name, { timeZone: plan.timeZone });
  if (!told.ok) return { ok: false, problems: [told.problem] };
  const { form, guess } = told.inspected;
  const rowsWanted = {
    en: "contacts or intervals in columns that are recognised",
    ru: "обращения или интервалы в узнаваемых столбцах",
  };
  if (!isReadable(guess.mapping)) {
    return { ok: false, problems: [rowProblem(0, "", "wrong-file", rowsWanted, { en: "others", ru: "другие" })] };
  }
  const reader = new HistoryFileReader(file, form, guess.mapping, guess.header);
  const contacts: ContactRow[] = [];
  const intervals: IntervalRow[] = [];
  for await (const { rows } of reader.batches()) {
    for (const row of rows) {
      if ("startAt" in row) intervals.push(row);
      else contacts.push(row);
    }
    if (contacts.length + intervals.length > MOST_ROWS) {
      const most = { en: `at most ${MOST_ROWS} rows`, ru: `не больше ${MOST_ROWS} строк` };
      return { ok: false, problems: [rowProblem(0, "", "too-many-rows", most, { en: "more", ru: "больше" })] };
    }
  }
  const { problems, kept } = reader.report();
  if (contacts.length + intervals.length === 0) {
    const none = rowProblem(0, "", "no-rows", rowsWanted, { en: "none", ru: "ни одного" });
    return { ok: false, problems: [none, ...kept] };
  }
  return { ok: true, value: { day: actualDay(plan, contacts, { ...options, intervals }), problems, kept } };
}
