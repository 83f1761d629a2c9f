import type { Floor, FloorQueue, FloorSource } from "../floor/index.ts";
import { CHANNELS, type Channel, channelKind, type Instant, type QueueId } from "../vocabulary/index.ts";
import { agentFrame } from "./agentFrame.ts";
import type { BoardConfig, ServiceLevelTarget } from "./config.ts";
import { contactMetrics } from "./contactMetrics.ts";
import { hasResponses } from "./contactTally.ts";
import { longestWaitMs } from "./figures.ts";
import {
  type ChannelFrame,
  type FeedFrame,
  FRAME_VERSION,
  type Frame,
  type QueueFrame,
  type ResponseFigures,
  type SourceFrame,
} from "./frame.ts";
import { channelFreshness, type FreshnessInput, sourceFreshness } from "./freshness.ts";
import type { Measure, Tallies } from "./measure.ts";
import { ratio } from "./ratio.ts";
import type { Scope } from "./scope.ts";
import { known, scopeFigures } from "./scopeFigures.ts";
import type { Scopes } from "./scopes.ts";

/** Waiting visits a frame lists; the rest are only counted. */
export const WAITING_LISTED = 200;

/** All a frame is made of. */
export interface FrameInput {
  readonly at: Instant;
  readonly sequence: number;
  readonly feed: FeedFrame;
  readonly floor: Floor;
  readonly scopes: Scopes;
  readonly tallies: Tallies;
  readonly measure: Measure;
}

/** The picture of the floor at `at`, which the floor's time has already reached. */
export function buildFrame(input: FrameInput): Frame {
  const { at, feed, floor, scopes, tallies } = input;
  const { config } = scopes;
  const fresh: FreshnessInput = {
    at,
    periodMs: config.sourcePeriodMs,
    live: feed.kind === "live",
    ended: feed.state === "ended",
  };
  const oldest = oldestWaits(floor);
  const shown = (channel: Channel): boolean => scopes.channel(channel).seen || config.channels.includes(channel);
  return {
    version: FRAME_VERSION,
    sequence: input.sequence,
    at,
    place: config.place,
    timeZone: config.timeZone,
    feed,
    total: scopeFigures(scopes.total, longestWaitMs(oldest.first, at), strictest(scopes, config), config),
    channels: CHANNELS.filter(shown).map((channel) => channelFrame(channel, input, oldest, fresh)),
    queues: floor.queues
      .filter((queue) => scopes.queues[queue.index]!.seen)
      .map((queue) => queueFrame(queue, scopes.queues[queue.index]!, oldest, at, config)),
    agents: Array.from(floor.agents.values(), (agent) => agentFrame(agent, floor, tallies.staffing, config, fresh)),
    waiting: floor.waiting.slice(0, WAITING_LISTED).map((visit) => ({
      contactId: visit.contactId,
      visitId: visit.visitId,
      queueId: visit.queue.queueId,
      channel: visit.queue.channel,
      sinceAt: visit.enqueuedAt,
      waitMs: Math.max(0, at - visit.enqueuedAt),
    })),
    sources: Array.from(floor.sources.values(), (source) => sourceFrame(source, fresh)),
    minimumN: config.minimumN,
  };
}

interface OldestWaits {
  first: Instant | undefined;
  readonly channels: Map<Channel, Instant>;
  readonly queues: Map<FloorQueue, Instant>;
}

function oldestWaits(floor: Floor): OldestWaits {
  const oldest: OldestWaits = { first: undefined, channels: new Map(), queues: new Map() };
  for (const { queue, enqueuedAt } of floor.waiting) {
    oldest.first ??= enqueuedAt;
    if (oldest.queues.has(queue)) continue;
    oldest.queues.set(queue, enqueuedAt);
    if (!oldest.channels.has(queue.channel)) oldest.channels.set(queue.channel, enqueuedAt);
  }
  return oldest;
}

/** Channels have different promises; the total is held against the lowest share and longest wait among those shown. */
function strictest(scopes: Scopes, config: BoardConfig): ServiceLevelTarget {
  let target: ServiceLevelTarget | undefined;
  for (const channel of CHANNELS) {
    if (!scopes.channel(channel).seen) continue;
    const promise = config.targets[channel];
    target = {
      fraction: Math.min(target?.fraction ?? 1, promise.fraction),
      acceptableWaitMs: Math.max(target?.acceptableWaitMs ?? 0, promise.acceptableWaitMs),
    };
  }
  return target ?? config.targets.voice;
}

function channelFrame(channel: Channel, input: FrameInput, oldest: OldestWaits, fresh: FreshnessInput): ChannelFrame {
  const { at, floor, scopes, measure } = input;
  const { config } = scopes;
  const scope = scopes.channel(channel);
  const { level, carries } = measure.level(channel).shown;
  const { freshness, lastEventAt } = channelFreshness(channel, floor.sources.values(), fresh);
  return {
    ...scopeFigures(scope, longestWaitMs(oldest.channels.get(channel), at), config.targets[channel], config),
    channel,
    kind: channelKind(channel),
    level,
    ...known("carries", carries),
    freshness,
    ...known("lastEventAt", lastEventAt),
    ...known("responses", hasResponses(channel) ? responseFigures(channel, scope, input) : undefined),
    history: scope.history,
  };
}

function responseFigures(channel: Channel, scope: Scope, { at, scopes, tallies }: FrameInput): ResponseFigures {
  const { config } = scopes;
  const metricInput = { scope, sums: scope.sums(config.headline), config, longestWaitMs: undefined };
  const { count, oldestAt } = tallies.contacts.unanswered(channel);
  return {
    firstResponse: contactMetrics.firstResponse.compute(metricInput),
    nextResponse: contactMetrics.nextResponse.compute(metricInput),
    resolution: contactMetrics.resolution.compute(metricInput),
    unanswered: count,
    ...known("oldestUnansweredMs", longestWaitMs(oldestAt, at)),
  };
}

function queueFrame(
  queue: FloorQueue,
  scope: Scope,
  oldest: OldestWaits,
  at: Instant,
  config: BoardConfig,
): QueueFrame {
  const queueId: QueueId = queue.queueId;
  return {
    ...scopeFigures(scope, longestWaitMs(oldest.queues.get(queue), at), config.targets[queue.channel], config),
    queueId,
    channel: queue.channel,
  };
}

function sourceFrame(source: FloorSource, fresh: FreshnessInput): SourceFrame {
  return {
    source: source.source,
    state: source.state,
    freshness: sourceFreshness(source, fresh),
    ...known("connectedSinceAt", source.connectedSinceAt),
    ...known("lastEventAt", source.lastEventAt),
    events: source.events,
    gaps: source.gaps,
    rejected: source.rejected,
    duplicates: source.duplicates,
    outOfOrder: source.outOfOrder,
    ...known("skewMs", source.skewMs),
    inferred: ratio(source.notObserved, source.events),
  };
}
