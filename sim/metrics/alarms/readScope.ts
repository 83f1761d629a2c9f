import { CHANNELS, type Instant, unreachable } from "../../vocabulary/index.ts";
import type { BoardConfig, ServiceLevelTarget } from "../config.ts";
import { contactMetrics } from "../contactMetrics.ts";
import { type ContactTally, hasResponses } from "../contactTally.ts";
import { equityMetrics } from "../equity.ts";
import { PLACE } from "../fields.ts";
import { longestWaitMs } from "../figures.ts";
import type { Mean, Ratio } from "../frame.ts";
import type { ScopeInput } from "../metric.ts";
import { queueMetrics } from "../queueMetrics.ts";
import { readyMetrics, unansweredMetrics } from "../readyMetrics.ts";
import type { Scope } from "../scope.ts";
import type { Scopes } from "../scopes.ts";
import { workMetrics } from "../workMetrics.ts";
import type { AlarmReading } from "./reading.ts";
import type { AlarmMetric } from "./rule.ts";

export interface ScopeReading {
  readonly scope: Scope;
  /** With the rule's window as its headline. */
  readonly config: BoardConfig;
  readonly target: ServiceLevelTarget;
  readonly scopes: Scopes;
  readonly contacts: ContactTally;
  /** When the oldest wait of the scope began; asked for only where it matters. */
  readonly oldestAt: () => Instant | undefined;
  readonly at: Instant;
}

/** One figure of a scope, computed by the definition that boards show it by. */
export function readScope(metric: AlarmMetric, reading: ScopeReading): AlarmReading {
  const { scope, config, target, at } = reading;
  const sums = scope.sums(config.headline);
  const waitMs = metric === "longestWaitMs" ? longestWaitMs(reading.oldestAt(), at) : undefined;
  const input: ScopeInput = { scope, sums, config, longestWaitMs: waitMs };
  const wait = target.acceptableWaitMs;
  switch (metric) {
    case "serviceLevel":
      return judged(queueMetrics.serviceLevel.compute(input), target.fraction);
    case "abandonment":
      return queueMetrics.abandonment.compute(input);
    case "waiting":
      return { value: queueMetrics.waiting.compute(input) };
    case "longestWaitMs":
      return valued(queueMetrics.longestWaitMs.compute(input), { target: wait });
    case "waitP90Ms":
      return valued(queueMetrics.waitP90Ms.compute(input), { n: sums[PLACE.answered], target: wait });
    case "averageSpeedOfAnswerMs":
      return valued(queueMetrics.averageSpeedOfAnswerMs.compute(input), { n: sums[PLACE.answered], target: wait });
    case "averageHandleMs":
      return valued(workMetrics.averageHandleMs.compute(input), { n: sums[PLACE.handled] });
    case "occupancy":
    case "slotLoad":
      return workMetrics[metric].compute(input);
    case "freeSlots":
    case "agentsReady":
    case "agentsOverLimit":
      return { value: readyMetrics[metric].compute(input) };
    case "unanswered":
    case "oldestUnansweredMs":
      return valued(unansweredMetrics[metric].compute({ ...unanswered(reading), at }), {});
    case "firstResponse":
    case "nextResponse":
    case "resolution":
    case "csat":
    case "firstContactResolution":
      return contactMetrics[metric].compute(input);
    case "nps":
    case "evaluation":
      return counted(contactMetrics[metric].compute(input));
    case "equityGap":
      return valued(equityMetrics.waitEquity.compute({ scopes: reading.scopes, config })?.gap, {});
    case "sourceSilentMs":
    case "chanceInHalfHour":
    case "chanceInHour":
    case "chanceInTwoHours":
    case "chanceOfDay":
      // Not of a scope's counts: read by those who hear sources, and who look ahead.
      return {};
    default:
      return unreachable(metric);
  }
}

function valued(value: number | undefined, rest: AlarmReading): AlarmReading {
  return value === undefined ? rest : { ...rest, value };
}

/** With its interval and the target it is held against; written out, for this is read in every scope at every tick. */
function judged({ value, n, low, high }: Ratio, target: number): AlarmReading {
  return value === undefined || low === undefined || high === undefined
    ? { n, target }
    : { value, n, low, high, target };
}

/** Without its interval: nobody has said what interval an alarm could rest on. */
function counted({ value, n }: Mean | Ratio): AlarmReading {
  return valued(value, { n });
}

function unanswered({ scope, contacts }: ScopeReading): {
  readonly count: number;
  readonly oldestAt: Instant | undefined;
} {
  if (scope.channel !== undefined) return contacts.unanswered(scope.channel);
  let count = 0;
  let oldestAt: Instant | undefined;
  for (const channel of CHANNELS) {
    if (!hasResponses(channel)) continue;
    const some = contacts.unanswered(channel);
    count += some.count;
    if (some.oldestAt !== undefined && (oldestAt === undefined || some.oldestAt < oldestAt)) oldestAt = some.oldestAt;
  }
  return { count, oldestAt };
}
