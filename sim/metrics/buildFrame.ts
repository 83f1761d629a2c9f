import type { Floor, FloorQueue, FloorSource } from "../floor/index.ts";
import { CHANNELS, type Channel, channelKind, type Instant, type TeamId } from "../vocabulary/index.ts";
import { queueAge, teamAges } from "./age.ts";
import { agentAs, agentFrame } from "./agentFrame.ts";
import type { AlarmFrame } from "./alarms/alarm.ts";
import type { AlarmBook } from "./alarms/book.ts";
import type { RowLevel, RowLevels } from "./alarms/rowLevels.ts";
import { census } from "./census.ts";
import type { BoardConfig } from "./config.ts";
import { contactMetrics } from "./contactMetrics.ts";
import { hasResponses } from "./contactTally.ts";
import { equityFigures } from "./equity.ts";
import { longestWaitMs } from "./figures.ts";
import {
  type AgentFrame,
  type ChannelFrame,
  type FeedFrame,
  FRAME_VERSION,
  type Frame,
  type QueueFrame,
  type ResponseFigures,
  type ScopeAge,
  type SourceFrame,
  type WaitingFrame,
} from "./frame.ts";
import { channelFreshness, type FreshnessInput, sourceFreshness, worstFreshness } from "./freshness.ts";
import { initials, type Lens } from "./lens.ts";
import { type Measure, type OldestWaits, oldestWaits, type Tallies } from "./measure.ts";
import type { Projections } from "./projection.ts";
import { strictest } from "./promises.ts";
import { qualityFigures } from "./quality.ts";
import { ratio } from "./ratio.ts";
import { unansweredMetrics } from "./readyMetrics.ts";
import type { Scope } from "./scope.ts";
import { known, scopeFigures } from "./scopeFigures.ts";
import type { Scopes } from "./scopes.ts";
import { teamFrames } from "./teamFrame.ts";

/** Waiting visits a frame lists; the rest are only counted. */
export const WAITING_LISTED = 200;

/** All a frame is made of. */
export interface FrameInput {
  readonly at: Instant;
  readonly feed: FeedFrame;
  readonly floor: Floor;
  readonly scopes: Scopes;
  readonly tallies: Tallies;
  readonly measure: Measure;
  readonly book: AlarmBook;
  /** Absent where nobody looks ahead. */
  readonly projections: Projections | undefined;
}

/** What all frames of one instant share, whatever their lens. */
interface Picture {
  readonly input: FrameInput;
  readonly fresh: FreshnessInput;
  readonly oldest: OldestWaits;
  /** With names and ids. */
  readonly agents: readonly AgentFrame[];
  readonly waiting: readonly WaitingFrame[];
  readonly sources: readonly SourceFrame[];
  readonly alarms: readonly AlarmFrame[];
  readonly rows: RowLevels;
  readonly teamAges: ReadonlyMap<TeamId, ScopeAge>;
}

/**
 * The pictures of the floor at `at`, which the floor's time has already reached: one a lens, in order, numbered from
 * `sequence`. What does not depend on the lens is worked out once.
 */
export function buildFrames(input: FrameInput, lenses: readonly Lens[], sequence: number): readonly Frame[] {
  const { at, feed, floor, scopes, tallies } = input;
  const { config } = scopes;
  const fresh: FreshnessInput = {
    at,
    periodMs: config.sourcePeriodMs,
    live: feed.kind === "live",
    ended: feed.state === "ended",
  };
  const everybody = Array.from(floor.agents.values(), (agent) => ({
    agent,
    shown: agentFrame(agent, floor, tallies.staffing, config, fresh),
  }));
  census(everybody, scopes, tallies.staffing);
  const picture: Picture = {
    input,
    fresh,
    oldest: oldestWaits(floor.waiting),
    agents: everybody.map(({ shown }) => shown),
    waiting: floor.waiting.slice(0, WAITING_LISTED).map((visit) => ({
      contactId: visit.contactId,
      visitId: visit.visitId,
      queueId: visit.queue.queueId,
      channel: visit.queue.channel,
      sinceAt: visit.enqueuedAt,
      waitMs: Math.max(0, at - visit.enqueuedAt),
    })),
    sources: Array.from(floor.sources.values(), (source) => sourceFrame(source, fresh)),
    alarms: input.measure.alarms(at, ({ channel, scope }) => {
      if (channel !== undefined) return channelFreshness(channel, floor.sources.values(), fresh).freshness;
      const source = Array.from(floor.sources.values()).find((one) => scope === `source:${one.source}`);
      return source === undefined ? worstFreshness(floor.sources.values(), fresh) : sourceFreshness(source, fresh);
    }),
    rows: input.measure.rows(),
    teamAges: teamAges(everybody, fresh),
  };
  return lenses.map((lens, i) => frameOf(picture, lens, sequence + i));
}

function frameOf(picture: Picture, lens: Lens, sequence: number): Frame {
  const { input, fresh, oldest, agents, waiting, sources, alarms, rows, teamAges } = picture;
  const { at, feed, floor, scopes } = input;
  const { variant, attribution, headline, names } = lens;
  const config: BoardConfig = { ...scopes.config, variant, attribution, headline };
  const shown = (channel: Channel): boolean => scopes.channel(channel).seen || config.channels.includes(channel);
  return {
    version: FRAME_VERSION,
    sequence,
    at,
    place: config.place,
    timeZone: config.timeZone,
    feed,
    lens,
    total: scopeFigures(scopes.total, longestWaitMs(oldest.first, at), strictest(scopes, config), config),
    quality: qualityFigures(scopes.total, config, at),
    equity: equityFigures(scopes, config),
    channels: CHANNELS.filter(shown).map((channel) => channelFrame(channel, input, config, oldest, fresh, rows)),
    queues: floor.queues
      .filter((queue) => scopes.queues[queue.index]!.seen)
      .map((queue) => queueFrame(queue, input, config, oldest, fresh, rows)),
    teams: teamFrames(agents, scopes, config, teamAges),
    agents: names === "names" ? agents : agents.map((agent) => agentAs(agent, names)),
    waiting,
    sources,
    alarms: names === "names" ? alarms : alarms.map((alarm) => alarmAs(alarm, names)),
    alarmRate: input.book.rate(at),
    minimumN: config.minimumN,
  };
}

function channelFrame(
  channel: Channel,
  input: FrameInput,
  config: BoardConfig,
  oldest: OldestWaits,
  fresh: FreshnessInput,
  rows: RowLevels,
): ChannelFrame {
  const { at, floor, scopes } = input;
  const scope = scopes.channel(channel);
  const { freshness, lastEventAt } = channelFreshness(channel, floor.sources.values(), fresh);
  return {
    ...scopeFigures(scope, longestWaitMs(oldest.channels.get(channel), at), config.targets[channel], config),
    channel,
    kind: channelKind(channel),
    ...rowLevel(rows.channel(channel)),
    freshness,
    ...known("lastEventAt", lastEventAt),
    ...known("responses", hasResponses(channel) ? responseFigures(channel, scope, input, config) : undefined),
    quality: qualityFigures(scope, config, at),
    history: scope.history.points(config),
    ...known("projection", projectionOf(channel, input, config)),
  };
}

/** What may come of a channel, where it is of the reading that is shown. */
function projectionOf(channel: Channel, { projections }: FrameInput, config: BoardConfig): ChannelFrame["projection"] {
  if (projections === undefined) return undefined;
  const { variant, attribution, window, channels } = projections;
  const same = variant === config.variant && attribution === config.attribution && window === config.headline;
  return same ? channels.get(channel) : undefined;
}

function responseFigures(
  channel: Channel,
  scope: Scope,
  { at, tallies }: FrameInput,
  config: BoardConfig,
): ResponseFigures {
  const metricInput = { scope, sums: scope.sums(config.headline), config, longestWaitMs: undefined };
  const unanswered = { ...tallies.contacts.unanswered(channel), at };
  return {
    firstResponse: contactMetrics.firstResponse.compute(metricInput),
    nextResponse: contactMetrics.nextResponse.compute(metricInput),
    resolution: contactMetrics.resolution.compute(metricInput),
    targets: config.responses[channel],
    unanswered: unansweredMetrics.unanswered.compute(unanswered),
    ...known("oldestUnansweredMs", unansweredMetrics.oldestUnansweredMs.compute(unanswered)),
  };
}

function queueFrame(
  queue: FloorQueue,
  input: FrameInput,
  config: BoardConfig,
  oldest: OldestWaits,
  fresh: FreshnessInput,
  rows: RowLevels,
): QueueFrame {
  const { at, floor, scopes } = input;
  const { queueId } = queue;
  return {
    ...scopeFigures(
      scopes.queues[queue.index]!,
      longestWaitMs(oldest.queues.get(queue), at),
      config.targets[queue.channel],
      config,
    ),
    queueId,
    channel: queue.channel,
    ...known("age", queueAge(queue, floor.sources.values(), fresh)),
    ...rowLevel(rows.queue(queue)),
  };
}

function rowLevel({ level, carries, sinceAt }: RowLevel): Pick<ChannelFrame, "level" | "carries" | "levelSinceAt"> {
  return { level, ...known("carries", carries), ...known("levelSinceAt", sinceAt) };
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

/** The same alarm where names are not shown: whoever saw it is known by initials, or not at all. */
function alarmAs({ seenBy, ...alarm }: AlarmFrame, names: Lens["names"]): AlarmFrame {
  if (seenBy === undefined || names === "none") return alarm;
  return { ...alarm, ...known("seenBy", initials(seenBy)) };
}
