import type { Estimates } from "../forecast/estimates/estimates.ts";
import type { Forecast } from "../forecast/forecast.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { ScenarioProblem } from "../scenario/problems.ts";
import type { QueueSpec, TargetSpec } from "../scenario/queueSpec.ts";
import { SCENARIO_VERSION, type Scenario } from "../scenario/scenario.ts";
import type { GroupSpec, HeadcountSpec } from "../scenario/staff.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import { LocalTime } from "../vocabulary/localTime.ts";
import { type Assumed, queueOfForecast, slotsFor } from "./queueOfForecast.ts";
import { staffPlan } from "./staffPlan.ts";

/** One queue to simulate: what is expected of it, and what its history tells besides. */
export interface ForecastQueue {
  /** Its counts as they are to be simulated: the model's, or with what people changed. */
  readonly forecast: Forecast;
  /** Absent: nothing but counts is known. */
  readonly estimates?: Estimates;
  /** Handle time where the history tells none, ms ≥ 1. */
  readonly handleMs?: number;
  /** Absent: a usual one of its kind of channel. */
  readonly target?: TargetSpec;
  /** Contacts at once; absent: 1, of sessions 3. */
  readonly slots?: number;
  /** Absent: as many as its target asks for, interval by interval, shrinkage on top. */
  readonly headcount?: HeadcountSpec;
  /** Shrinkage where the history tells none, in [0, 0.9]; absent: 0. */
  readonly shrinkage?: number;
}

export interface ScenarioOptions {
  /** First local date, one of the forecast's. */
  readonly date: string;
  /** One day, or a week from it on. */
  readonly days: 1 | 7;
  /** Absent: `forecast`. */
  readonly id?: string;
  /** Absent: “Forecast <date>”. */
  readonly name?: { readonly en: string; readonly ru: string };
}

export type ScenarioOfForecast =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly warnings: readonly ScenarioProblem[];
      /** What the history does not tell and was taken as usual. */
      readonly assumed: readonly Assumed[];
    }
  /** Queues whose handle time neither the history nor the caller tells. */
  | { readonly ok: false; readonly reason: "no-handle-time"; readonly queues: readonly string[] }
  /** None of the forecasts has the date. */
  | { readonly ok: false; readonly reason: "no-such-date" }
  /** Beyond the bounds of a scenario. */
  | { readonly ok: false; readonly reason: "refused"; readonly problems: readonly ScenarioProblem[] };

const DAY_MINUTES = 1_440;
const PLAN_MINUTES = 30;

/**
 * A scenario of a forecast day or week: rates by interval, day factors as wide as the forecast is unsure, handle times and
 * patience as the history tells them. Contacts that come again are part of the counts, so nobody redials besides. Each
 * queue has agents of its own. Throws `RangeError` for no queues, and for forecasts of different time zones.
 */
export function scenarioOf(queues: readonly ForecastQueue[], options: ScenarioOptions): ScenarioOfForecast {
  const zones = new Set(queues.map(({ forecast }) => forecast.timeZone));
  if (zones.size !== 1)
    throw new RangeError(`queues: expected forecasts of one time zone, got ${[...zones].join(", ")}`);
  const timeZone = queues[0]!.forecast.timeZone;
  const { date, days } = options;
  const wanted = new Set(Array.from({ length: days }, (_, k) => dayText(dayNumber(date) + k)));
  const chosen = queues.map(({ forecast }) => forecast.days.filter((day) => wanted.has(day.date)));
  if (!chosen.some((own) => own.some((day) => day.date === date))) return { ok: false, reason: "no-such-date" };
  const untold = queues.filter((queue) => queue.handleMs === undefined && !tellsHandleTime(queue.estimates));
  if (untold.length > 0) {
    return { ok: false, reason: "no-handle-time", queues: untold.map(({ forecast }) => forecast.queue) };
  }
  const ids = idsOf(queues.map(({ forecast }) => forecast.queue));
  const assumed: Assumed[] = [];
  const specs = queues.map((queue, q) => queueOfForecast(ids[q]!, queue, chosen[q]!, days, assumed));
  const draft: Scenario = {
    version: SCENARIO_VERSION,
    id: options.id ?? "forecast",
    name: options.name ?? { en: `Forecast ${date}`, ru: `Прогноз ${date}` },
    timeZone,
    run: runOf(queues, options),
    policy: "fifo-li",
    shiftEnd: "finish-contact",
    exclusiveChannels: [],
    queues: specs,
    groups: specs.map((spec, q) => groupOf(spec, queues[q]!, assumed)),
  };
  const parsed = parseScenario(draft);
  if (!parsed.ok) return { ok: false, reason: "refused", problems: parsed.problems };
  const staffed = parseScenario(withFirstPlan(parsed.scenario, queues, days));
  if (!staffed.ok) return { ok: false, reason: "refused", problems: staffed.problems };
  return { ok: true, scenario: staffed.scenario, warnings: staffed.warnings, assumed };
}

function tellsHandleTime(estimates: Estimates | undefined): boolean {
  return estimates !== undefined && "value" in estimates.handleTimes.meanMs;
}

/** From the first interval of any queue to the last one's end; a week runs its days whole. */
function runOf(queues: readonly ForecastQueue[], { date, days }: ScenarioOptions): NonNullable<Scenario["run"]> {
  if (days === 7) return { date, lengthMinutes: 7 * DAY_MINUTES, intervalMinutes: PLAN_MINUTES };
  const from = Math.min(...queues.map(({ forecast }) => forecast.fromMinute));
  const to = Math.max(
    ...queues.map(({ forecast }) => forecast.fromMinute + forecast.intervals * forecast.intervalMinutes),
  );
  // The plan's intervals begin on the half hour.
  const startMinute = Math.floor(from / PLAN_MINUTES) * PLAN_MINUTES;
  return { date, startMinute, lengthMinutes: to - startMinute, intervalMinutes: PLAN_MINUTES };
}

function groupOf(spec: QueueSpec, queue: ForecastQueue, assumed: Assumed[]): GroupSpec {
  const told = queue.estimates?.shrinkage;
  const share = told !== undefined && "value" in told ? Math.min(0.9, Math.max(0, told.value)) : queue.shrinkage;
  if (share === undefined) assumed.push({ queueId: spec.id, what: "no-shrinkage" });
  const slots = slotsFor(spec.channel, queue.slots);
  return {
    id: spec.id,
    name: spec.name,
    skills: [{ queueId: spec.id, level: 5 }],
    slots: { total: slots, byChannel: { [spec.channel]: slots } },
    shifts: [],
    people: [],
    headcount: queue.headcount ?? { profile: "daily", intervalMinutes: DAY_MINUTES, agents: [1] },
    ...(share === undefined || share === 0 ? {} : { shrinkage: { plannedShare: share } }),
  };
}

/** `scenario` with as many agents in each interval as its queue asks for, where the caller gave no number. */
function withFirstPlan(scenario: Scenario, queues: readonly ForecastQueue[], days: 1 | 7): Scenario {
  if (queues.every(({ headcount }) => headcount !== undefined)) return scenario;
  const plan = staffPlan(scenario);
  const local = new LocalTime(scenario.timeZone);
  const perDay = DAY_MINUTES / PLAN_MINUTES;
  const groups = scenario.groups.map((group, q) => {
    if (queues[q]!.headcount !== undefined) return group;
    const needed = plan.queues.find(({ queueId }) => queueId === group.id)?.scheduled ?? [];
    const agents = new Array<number>(perDay * days).fill(0);
    for (const [i, count] of needed.entries()) {
      const at = plan.startsAt[i]!;
      const weekday = days === 7 ? (local.dayOf(at) + 3) % 7 : 0;
      const place = weekday * perDay + Math.floor(local.minuteOf(at) / PLAN_MINUTES);
      agents[place] = Math.max(agents[place]!, count);
    }
    // Who came in the last interval is still to be answered in the next.
    const stay = agents.map((count, i) => (count === 0 ? agents.at(i - 1)! : count));
    return {
      ...group,
      headcount: { profile: days === 7 ? "weekly" : "daily", intervalMinutes: PLAN_MINUTES, agents: stay } as const,
    };
  });
  return { ...scenario, groups };
}

/** Ids in the form of scenarios, each once: letters and digits of the name, else its place. */
function idsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, q) => {
    const plain = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 40);
    let id = plain === "" ? `queue-${q + 1}` : plain;
    while (taken.has(id)) id = `${id}-${q + 1}`;
    taken.add(id);
    return id;
  });
}
