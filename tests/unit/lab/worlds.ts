import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { labOfFile } from "../../../sim/scenario/lab/labOfFile.ts";
import { fiveMinutesOrADay } from "../../../sim/scenario/presets/fiveMinutesOrADay.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";

export const SAVED_AT = "2026-11-23T12:41:00Z";

/** A small day: voice and chat, headcount by half hours from 8:00, everybody alike. */
export const day: Scenario = {
  ...fiveMinutesOrADay.scenario,
  id: "small-day",
  name: { en: "Small day", ru: "Малый день" },
  groups: fiveMinutesOrADay.scenario.groups.map((group) => ({
    ...group,
    headcount: { profile: "daily", intervalMinutes: 30, agents: new Array<number>(48).fill(10) },
    people: [],
    shifts: [],
  })),
};

/** A document of `day` without scenarios. */
export function labOf(scenario: Scenario = day): LabDocument {
  return labOfFile(
    { scenario, variants: [] },
    { id: "doc", language: "en", origin: { kind: "file", name: "day.json" }, savedAt: SAVED_AT },
  );
}

/** Changes of agents of the first group in intervals from `first` on. */
export function agents(first: number, ...values: number[]): { readonly path: string; readonly set: number }[] {
  const group = day.groups[0]!.id;
  return values.map((set, i) => ({ path: `groups/${group}/headcount/agents/${first + i}`, set }));
}
