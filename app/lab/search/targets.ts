import type { StaffSearchSpec, StaffTarget } from "../../../sim/experiment/search/spec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";

/** What the form holds: percent and seconds as people type them; absent: no such target. */
export interface SearchDraft {
  readonly levels: Readonly<Record<string, number | undefined>>;
  readonly answerSeconds: Readonly<Record<string, number | undefined>>;
  readonly abandonments: Readonly<Record<string, number | undefined>>;
  readonly occupancies: Readonly<Record<string, number | undefined>>;
  /** `undefined`: all. */
  readonly groupIds: readonly string[] | undefined;
  readonly per: StaffTarget["per"];
  readonly block: "interval" | "hour" | "run";
  readonly runsALook: number | undefined;
}

/** Replications of a search: a day of three channels takes some five thousand. */
const MOST_RUNS = 400_000;

/** What a scenario's own targets ask for. */
export function draftOf({ queues }: Scenario): SearchDraft {
  const levels = Object.fromEntries(
    queues.flatMap(({ id, target }) => (target === undefined ? [] : [[id, Math.round(target.share * 1_000) / 10]])),
  );
  return {
    ...{ levels, answerSeconds: {}, abandonments: {}, occupancies: {}, groupIds: undefined },
    ...{ per: "interval", block: "interval", runsALook: 60 },
  };
}

/** The targets of a form, in the order of the scenario. Numbers are taken as they are: the search says what is wrong. */
export function targetsOf({ queues, groups }: Scenario, draft: SearchDraft): StaffTarget[] {
  const { per } = draft;
  const of = (
    values: Readonly<Record<string, number | undefined>>,
    id: string,
    target: Pick<StaffTarget, "figure" | "scope">,
    unit: number,
  ): StaffTarget[] => {
    const value = values[id];
    return value === undefined ? [] : [{ ...target, limit: value * unit, per }];
  };
  return [
    ...queues.flatMap(({ id }) => {
      const scope = { kind: "queue", queueId: id } as const;
      return [
        ...of(draft.levels, id, { figure: "serviceLevel", scope }, 0.01),
        ...of(draft.answerSeconds, id, { figure: "averageSpeedOfAnswerMs", scope }, 1_000),
        ...of(draft.abandonments, id, { figure: "abandonmentRate", scope }, 0.01),
      ];
    }),
    ...groups.flatMap(({ id }) =>
      of(draft.occupancies, id, { figure: "occupancy", scope: { kind: "group", groupId: id } }, 0.01),
    ),
  ];
}

/** The search of a form. */
export function searchOf(scenario: Scenario, draft: SearchDraft, seed: string): StaffSearchSpec {
  const length = scenario.run?.lengthMinutes ?? 1_440;
  const interval = scenario.run?.intervalMinutes ?? 30;
  const intervals = Math.ceil(length / interval);
  const block = { interval: 1, hour: Math.max(1, Math.round(60 / interval)), run: intervals }[draft.block];
  return {
    scenario,
    targets: targetsOf(scenario, draft),
    groupIds: draft.groupIds ?? scenario.groups.map(({ id }) => id),
    intervalsABlock: Math.min(block, intervals),
    seed,
    runsALook: draft.runsALook ?? 0,
    mostRuns: MOST_RUNS,
  };
}
