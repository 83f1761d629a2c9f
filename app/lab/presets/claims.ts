import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioChange, ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { applyVariant } from "../../../sim/scenario/variants.ts";
import { axisOfPaths, axisOfSlider } from "../../_state/labMeanings.ts";

/** Loads of the map of blending, as multiples of what comes. */
const LOADS = [0.8, 0.9, 1, 1.1, 1.2];
/** Chats an hour of the map of chats at once: up to where the line is never empty. */
const PER_HOUR = [40, 60, 80, 100, 140, 200];
/** How long a chat takes: quick and slow typing. */
const LENGTHS = [0.7, 0.85, 1, 1.15, 1.3];

/** Rules that blend, in the order of the preset's variants. */
export const BLENDS = ["scatter", "pack", "reserve-1", "reserve-2", "flexible"] as const;
/** What three at once are set against. */
export const RIVALS = ["one", "two", "four", "five"] as const;

export function preset(id: string): ScenarioFile {
  const file = presetNamed(id);
  if (file === undefined) throw new RangeError(`preset: expected one there is, got ${id}`);
  return file;
}

/** A variant of a preset, which always parses. */
export function variantScenario(file: ScenarioFile, id: string): Scenario {
  const parsed = applyVariant(file, id);
  if (!parsed.ok) throw new RangeError(`variant: expected one that parses, got ${file.scenario.id}#${id}`);
  return parsed.scenario;
}

/** Across: speed in the channel that is not the own one. Up: load. */
export function blendAxes(): { readonly x: Axis; readonly y: Axis } {
  const file = preset("split-or-blend");
  const slider = file.sweeps?.find(({ id }) => id === "cross-speed-pack");
  if (slider === undefined) throw new RangeError("slider: expected cross-speed-pack, got none");
  const paths = file.scenario.queues.map(({ id }) => `queues/${id}/arrivals/perHour`);
  return { x: axisOfSlider(slider), y: along(file.scenario, paths, "times", LOADS) };
}

/** Across: chats an hour. Up: length of a chat. */
export function threeAxes(): { readonly x: Axis; readonly y: Axis } {
  const { scenario } = preset("three-at-once");
  return {
    x: along(scenario, ["queues/chat/arrivals/perHour"], "set", PER_HOUR),
    y: along(scenario, ["queues/chat/talkMs/meanMs"], "times", LENGTHS),
  };
}

function along(scenario: Scenario, paths: readonly string[], way: "set" | "times", values: readonly number[]): Axis {
  const made = axisOfPaths(scenario, paths, way, values);
  if (!made.ok) throw new RangeError(`axis: expected numbers at ${paths.join(", ")}, got ${made.problems[0]?.got}`);
  return made.axis;
}

/** The nine channels before their islands: forty lines, each person answers the own, with an equal part of what comes. */
export function linesOfIslands({ queues, groups }: Scenario): readonly ScenarioChange[] {
  const lines = queues.flatMap((queue) => {
    const team = groups.find(({ id }) => id === queue.id);
    const people = team?.headcount?.agents[0] ?? 0;
    if (team === undefined || queue.arrivals === undefined) return [];
    const { arrivals } = queue;
    return Array.from({ length: people }, (_, i) => ({
      queue: {
        ...queue,
        id: `${queue.id}-${i + 1}`,
        arrivals: { ...arrivals, perHour: arrivals.perHour.map((rate) => rate / people) },
      },
      group: {
        ...team,
        id: `${queue.id}-${i + 1}`,
        skills: [{ queueId: `${queue.id}-${i + 1}`, level: team.skills[0]?.level ?? 1 }],
        headcount: { profile: "daily", intervalMinutes: 1_440, agents: [1] },
      },
    }));
  });
  return [
    { path: "queues", set: lines.map(({ queue }) => queue) },
    { path: "groups", set: lines.map(({ group }) => group) },
  ];
}
