import type { AlarmMetric, AlarmScope } from "./rule.ts";

export type AheadMetric = Extract<AlarmMetric, `chance${string}`>;

type Kind = Exclude<AlarmScope["kind"], `each-${string}`>;

/** What a rule on a metric may say. */
export interface MetricTraits {
  /** Unit of value, threshold and deadband. */
  readonly unit: "fraction" | "ms" | "count" | "points" | "ratio";
  /** `now`: a figure of this moment. `any`: over every window. */
  readonly window: "now" | "any";
  readonly scopes: readonly Kind[];
  /** `interval`: it has n and a 95 % interval; `n`: only n; `none`: neither. */
  readonly evidence: "interval" | "n" | "none";
  /** Whether the scope has a target for it, and on which side the trouble is. */
  readonly target: "below" | "above" | "none";
}

const FLOW = ["total", "channel", "queue"] as const;
const PEOPLE = ["total", "channel", "queue", "team"] as const;
const TALK = ["total", "channel"] as const;
const ratioOver = (scopes: readonly Kind[]): MetricTraits => ({
  unit: "fraction",
  window: "any",
  scopes,
  evidence: "interval",
  target: "none",
});
const countNow = (scopes: readonly Kind[]): MetricTraits => ({
  unit: "count",
  window: "now",
  scopes,
  evidence: "none",
  target: "none",
});
const meanOver = (scopes: readonly Kind[], unit: MetricTraits["unit"], target: MetricTraits["target"] = "none") =>
  ({ unit, window: "any", scopes, evidence: "n", target }) as const;

/** Every metric an alarm can be about, and what a rule on it may say. */
export const METRIC_TRAITS: Readonly<Record<AlarmMetric, MetricTraits>> = {
  serviceLevel: { ...ratioOver(FLOW), target: "below" },
  abandonment: ratioOver(FLOW),
  waiting: countNow(FLOW),
  longestWaitMs: { ...countNow(FLOW), unit: "ms", target: "above" },
  waitP90Ms: meanOver(FLOW, "ms", "above"),
  averageSpeedOfAnswerMs: meanOver(FLOW, "ms", "above"),
  averageHandleMs: meanOver(FLOW, "ms"),
  // Shares of time: n is seconds of agents, and no interval (M5).
  occupancy: meanOver(FLOW, "fraction"),
  slotLoad: meanOver(FLOW, "fraction"),
  freeSlots: countNow(FLOW),
  agentsReady: countNow(PEOPLE),
  agentsOverLimit: countNow(PEOPLE),
  unanswered: countNow(TALK),
  oldestUnansweredMs: { ...countNow(TALK), unit: "ms" },
  firstResponse: ratioOver(TALK),
  nextResponse: ratioOver(TALK),
  resolution: ratioOver(TALK),
  csat: ratioOver(TALK),
  nps: meanOver(TALK, "points"),
  firstContactResolution: ratioOver(TALK),
  evaluation: meanOver(TALK, "fraction"),
  equityGap: { unit: "ratio", window: "any", scopes: ["total"], evidence: "none", target: "none" },
  // Of the runs of a look-ahead: their interval is of simulating, not of the floor.
  chanceInHalfHour: { ...countNow(["channel"]), unit: "fraction" },
  chanceInHour: { ...countNow(["channel"]), unit: "fraction" },
  chanceInTwoHours: { ...countNow(["channel"]), unit: "fraction" },
  chanceOfDay: { ...countNow(["channel"]), unit: "fraction" },
  sourceSilentMs: { ...countNow(["source"]), unit: "ms", target: "above" },
};

/** Whether a metric is about what may come: the log of the past cannot tell what was expected then. */
export function isAhead(metric: AlarmMetric): metric is AheadMetric {
  return metric.startsWith("chance");
}

/** The one kind of scope an `each-…` stands for. */
export function kindOf(scope: AlarmScope["kind"]): Kind {
  switch (scope) {
    case "each-channel":
      return "channel";
    case "each-queue":
      return "queue";
    case "each-team":
      return "team";
    case "each-source":
      return "source";
    default:
      return scope;
  }
}
