import * as z from "zod";
import type { AlarmFrame, AlarmRate } from "../sim/metrics/alarms/alarm.ts";
import { ALARM_METRICS } from "../sim/metrics/alarms/rule.ts";
import {
  ATTRIBUTIONS,
  type ResponseTargets,
  SERVICE_LEVEL_VARIANTS,
  type ServiceLevelTarget,
  WINDOWS,
} from "../sim/metrics/config.ts";
import type {
  AgentFrame,
  ChannelFrame,
  EquityEnd,
  EquityFigures,
  EquityGap,
  FeedFrame,
  Frame,
  HistoryPoint,
  Lens,
  Mean,
  QualityFigures,
  QueueFrame,
  Ratio,
  ResponseFigures,
  ScopeAge,
  ScopeFigures,
  ServiceLevelFigure,
  SourceFrame,
  TeamFrame,
  WaitingFrame,
  WindowSums,
} from "../sim/metrics/frame.ts";
import { FRAME_VERSION } from "../sim/metrics/frame.ts";
import { NAMINGS } from "../sim/metrics/lens.ts";
import type { ProjectedPoint, Projection } from "../sim/metrics/projection.ts";
import type { AgentId, QueueId, SourceId, TeamId } from "../sim/vocabulary/index.ts";
import { SOURCE_STATES } from "../sim/vocabulary/index.ts";
import { at, channel, count, id, listOf, oneOf, uriReference } from "../sim/vocabulary/schemaParts.ts";

/** One schema a field, optional where the field is: a field the contract has and the schema lacks does not compile. */
type Shape<T> = {
  [Key in keyof T]-?: object extends Pick<T, Key>
    ? z.ZodExactOptional<z.ZodType<Exclude<T[Key], undefined>>>
    : z.ZodType<T[Key]>;
};
function described<T>(shape: Shape<T>): z.ZodType<T> {
  return z.object(shape) as z.ZodType<unknown> as z.ZodType<T>;
}
const number: z.ZodType<number> = z.number();
const text: z.ZodType<string> = z.string();
const yes: z.ZodType<boolean> = z.boolean();
const maybe = z.exactOptional;
const whole: z.ZodType<number> = count;
const many = <T>(item: z.ZodType<T>): z.ZodType<readonly T[]> => listOf(item, 100_000) as z.ZodType<readonly T[]>;

const ratioShape: Shape<Ratio> = { value: maybe(number), n: number, low: maybe(number), high: maybe(number) };
const ratio = described<Ratio>(ratioShape);
const AGENT_STATES = ["contact", "ringing", "wrapup", "ready", "break", "away", "offline", "unknown"] as const;
const freshness = oneOf(["fresh", "ageing", "stale", "unknown"]);

const sums = described<WindowSums>({
  offered: whole,
  answered: whole,
  abandoned: whole,
  shortAbandons: whole,
  leftOtherwise: whole,
  handled: whole,
  waitMsOfAnswered: whole,
  waitMsOfAbandoned: whole,
  talkMs: whole,
  holdMs: whole,
  wrapUpMs: whole,
});

const figuresShape: Shape<ScopeFigures> = {
  waiting: whole,
  waitingChange: maybe(number),
  waitingLate: whole,
  longestWaitMs: maybe(number),
  serviceLevel: described<ServiceLevelFigure>({
    ...ratioShape,
    target: described<ServiceLevelTarget>({ fraction: number, acceptableWaitMs: whole }),
    variant: oneOf(SERVICE_LEVEL_VARIANTS),
    attribution: oneOf(ATTRIBUTIONS),
    window: oneOf(WINDOWS),
    missed: yes,
  }),
  abandonment: ratio,
  serviceLevelChange: maybe(number),
  abandonmentChange: maybe(number),
  averageSpeedOfAnswerMs: maybe(number),
  averageHandleMs: maybe(number),
  waitP50Ms: maybe(number),
  waitP90Ms: maybe(number),
  inProgress: whole,
  slotsBusy: whole,
  slots: whole,
  agentsReady: whole,
  freeSlots: whole,
  agentsOverLimit: whole,
  slotLoad: ratio,
  occupancy: ratio,
  headline: sums,
  day: sums,
};

const mean = described<Mean>({ value: maybe(number), n: whole, low: maybe(number), high: maybe(number) });
const quality = described<QualityFigures>({
  window: oneOf(WINDOWS),
  csat: ratio,
  nps: mean,
  firstContactResolution: described<QualityFigures["firstContactResolution"]>({
    ...ratioShape,
    knownUntilAt: maybe(at),
  }),
  evaluation: mean,
});
const end = described<EquityEnd>({ channel, value: number, n: whole });
const gap = described<EquityGap>({ gap: number, best: end, worst: end });
const level = oneOf(["calm", "watch", "act"]);
const carries = oneOf(["waiting", "longest", "serviceLevel"]);

const channelFrame = described<ChannelFrame>({
  ...figuresShape,
  channel,
  kind: oneOf(["live", "session", "deferrable"]),
  level,
  carries: maybe(carries),
  levelSinceAt: maybe(at),
  quality,
  freshness,
  lastEventAt: maybe(at),
  responses: maybe(
    described<ResponseFigures>({
      firstResponse: ratio,
      nextResponse: ratio,
      resolution: ratio,
      targets: described<ResponseTargets>({ firstResponseMs: whole, nextResponseMs: whole, resolutionMs: whole }),
      unanswered: whole,
      oldestUnansweredMs: maybe(number),
    }),
  ),
  projection: maybe(
    described<Projection>({
      madeAt: at,
      points: many(described<ProjectedPoint>({ at, p10: number, p25: number, p50: number, p75: number, p90: number })),
      chance: ratio,
      chanceInHalfHour: maybe(ratio),
      chanceInTwoHours: maybe(ratio),
      chanceOfDay: maybe(ratio),
      widened: maybe(number),
    }),
  ),
  history: many(described<HistoryPoint>({ at, serviceLevel: maybe(number), n: number, waiting: whole })),
});

const agentFrame = described<AgentFrame>({
  agentId: id<AgentId>(),
  name: maybe(text),
  seat: whole,
  teamId: maybe(id<TeamId>()),
  state: oneOf(AGENT_STATES),
  reason: maybe(text),
  sinceAt: at,
  busy: whole,
  slots: whole,
  channel: maybe(channel),
  limitMs: maybe(number),
  overLimit: yes,
  handled: whole,
  handleMs: whole,
});

const scopeAge = described<ScopeAge>({ freshness: oneOf(["ageing", "stale"] as const), asOf: maybe(at) });

const teamFrame = described<TeamFrame>({
  teamId: id<TeamId>(),
  agents: z.record(oneOf(AGENT_STATES), whole) as z.ZodType<TeamFrame["agents"]>,
  age: maybe(scopeAge),
  agentsReady: whole,
  agentsOverLimit: whole,
  inProgress: whole,
  slotsBusy: whole,
  slots: whole,
  freeSlots: whole,
  slotLoad: ratio,
  occupancy: ratio,
  handled: whole,
  averageHandleMs: maybe(number),
});

const sourceFrame = described<SourceFrame>({
  source: uriReference<SourceId>(),
  state: oneOf(SOURCE_STATES),
  freshness,
  connectedSinceAt: maybe(at),
  lastEventAt: maybe(at),
  events: whole,
  gaps: whole,
  rejected: whole,
  duplicates: whole,
  outOfOrder: whole,
  skewMs: maybe(number),
  inferred: ratio,
});

const alarmFrame = described<AlarmFrame>({
  id: text,
  ruleId: text,
  ruleName: maybe(text),
  metric: oneOf(ALARM_METRICS),
  scope: text,
  channel: maybe(channel),
  level: oneOf(["watch", "act"]),
  state: oneOf(["new", "seen", "shelved", "returned"]),
  sinceAt: at,
  stateAt: at,
  seenBy: maybe(text),
  shelvedUntilAt: maybe(at),
  clearsAt: maybe(at),
  value: maybe(number),
  n: maybe(number),
  byAt: maybe(at),
  threshold: maybe(number),
  direction: oneOf(["below", "above"]),
  freshness,
  sound: oneOf(["once", "until-seen", "off"]),
  quiet: yes,
  response: maybe(text),
});

const feedFrame = described<FeedFrame>({
  kind: oneOf(["live", "replayed", "simulated"]),
  label: text,
  state: oneOf(["waiting", "running", "paused", "ended", "failed"]),
  speed: number,
  startsAt: maybe(at),
  endsAt: maybe(at),
  problem: maybe(described<{ readonly code: string; readonly detail: string }>({ code: text, detail: text })),
});

export const lensSchema = described<Lens>({
  variant: oneOf(SERVICE_LEVEL_VARIANTS),
  attribution: oneOf(ATTRIBUTIONS),
  headline: oneOf(WINDOWS),
  names: oneOf(NAMINGS),
});

/** What a display is sent, for the documents only: the server never checks its own frames by it. */
export const frameSchema: z.ZodType<Frame> = described<Frame>({
  version: z.literal(FRAME_VERSION),
  sequence: whole,
  at,
  place: text,
  timeZone: text,
  feed: feedFrame,
  lens: lensSchema,
  total: described<ScopeFigures>(figuresShape),
  quality,
  equity: described<EquityFigures>({ wait: maybe(gap), resolution: maybe(gap) }),
  channels: many(channelFrame),
  queues: many(
    described<QueueFrame>({
      ...figuresShape,
      queueId: id<QueueId>(),
      channel,
      age: maybe(scopeAge),
      level,
      carries: maybe(carries),
      levelSinceAt: maybe(at),
    }),
  ),
  teams: many(teamFrame),
  agents: many(agentFrame),
  waiting: many(
    described<WaitingFrame>({
      contactId: id(),
      visitId: id(),
      queueId: id<QueueId>(),
      channel,
      sinceAt: at,
      waitMs: whole,
    }),
  ),
  sources: many(sourceFrame),
  alarms: many(alarmFrame),
  alarmRate: described<AlarmRate>({ lastHour: whole, open: whole, noneSinceAt: maybe(at) }),
  minimumN: whole,
});
