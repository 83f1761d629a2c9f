import * as z from "zod";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, type ServiceLevelTarget, WINDOWS } from "../sim/metrics/config.ts";
import type {
  AgentFrame,
  ChannelFrame,
  FeedFrame,
  Frame,
  HistoryPoint,
  QueueFrame,
  Ratio,
  ResponseFigures,
  ScopeFigures,
  ServiceLevelFigure,
  SourceFrame,
  WaitingFrame,
  WindowSums,
} from "../sim/metrics/frame.ts";
import { FRAME_VERSION } from "../sim/metrics/frame.ts";
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
  averageSpeedOfAnswerMs: maybe(number),
  averageHandleMs: maybe(number),
  waitP50Ms: maybe(number),
  waitP90Ms: maybe(number),
  inProgress: whole,
  slotsBusy: whole,
  slots: whole,
  slotLoad: ratio,
  occupancy: ratio,
  headline: sums,
  day: sums,
};

const channelFrame = described<ChannelFrame>({
  ...figuresShape,
  channel,
  kind: oneOf(["live", "session", "deferrable"]),
  level: oneOf(["calm", "watch", "act"]),
  carries: maybe(oneOf(["waiting", "longest", "serviceLevel"])),
  freshness,
  lastEventAt: maybe(at),
  responses: maybe(
    described<ResponseFigures>({
      firstResponse: ratio,
      nextResponse: ratio,
      resolution: ratio,
      unanswered: whole,
      oldestUnansweredMs: maybe(number),
    }),
  ),
  history: many(described<HistoryPoint>({ at, serviceLevel: maybe(number), n: number, waiting: whole })),
});

const agentFrame = described<AgentFrame>({
  agentId: id<AgentId>(),
  name: maybe(text),
  seat: whole,
  teamId: maybe(id<TeamId>()),
  state: oneOf(["contact", "ringing", "wrapup", "ready", "break", "away", "offline", "unknown"]),
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

const feedFrame = described<FeedFrame>({
  kind: oneOf(["live", "replayed", "simulated"]),
  label: text,
  state: oneOf(["waiting", "running", "paused", "ended", "failed"]),
  speed: number,
  startsAt: maybe(at),
  endsAt: maybe(at),
  problem: maybe(described<{ readonly code: string; readonly detail: string }>({ code: text, detail: text })),
});

/** What a display is sent, for the documents only: the server never checks its own frames by it. */
export const frameSchema: z.ZodType<Frame> = described<Frame>({
  version: z.literal(FRAME_VERSION),
  sequence: whole,
  at,
  place: text,
  timeZone: text,
  feed: feedFrame,
  total: described<ScopeFigures>(figuresShape),
  channels: many(channelFrame),
  queues: many(described<QueueFrame>({ ...figuresShape, queueId: id<QueueId>(), channel })),
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
  minimumN: whole,
});
