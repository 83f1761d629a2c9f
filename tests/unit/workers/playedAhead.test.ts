import { expect, onTestFinished, test } from "vitest";
import { Centre } from "../../../live/centre.ts";
import { observedOf } from "../../../live/log/observedSql.ts";
import { Observing } from "../../../sim/experiment/lookahead/estimate/observing.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { hours, type Instant, later, minutes, type SourceId, seconds } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";
import { encodeLog } from "../../../sim/vocabulary/log.ts";
import { prepare } from "../../../workers/boardPlaying.ts";
import { LookAheadSeat } from "../../../workers/lookaheadSeat.ts";
import { LookAheadService } from "../../../workers/lookaheadService.ts";
import { PlayedAhead } from "../../../workers/playedAhead.ts";
import { Player } from "../../../workers/player.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { NINE, SetTime, temporaryDirectory } from "../live/support.ts";

const config = defaultBoardConfig({ place: "Real", timeZone: "UTC" });

function playedEvents(from: Instant, until: Instant) {
  const { events } = createSimulatedFeed({ scenario: demonstration, seed: "here", startAt: from }).take(
    until,
    1_000_000,
  );
  return events.map((event) => ({ ...event, source: "crm://one" as SourceId }));
}

test("[LA24] what a feed in a page is seen to do is what its log would tell", async () => {
  const from = later(NINE, -hours(2));
  const events = playedEvents(from, NINE);
  const problems: unknown[] = [];
  const centre = await Centre.open({
    ...{ directory: temporaryDirectory(), config, sources: [], time: new SetTime(NINE) },
    watcher: {
      ...{ result: () => undefined, committed: () => undefined, framed: () => undefined },
      ...{ failed: (what: string) => problems.push(what), simulationEnded: () => undefined },
    },
  });
  onTestFinished(() => centre.close());
  await centre.start();
  await centre.accept(events, 0);
  const told = await observedOf(centre.shown.log, config, NINE, 0);
  const observing = new Observing(new LocalTime("UTC"));
  const board = new Board(config, { observers: [observing] });
  for (const event of events) board.apply(event);
  board.advance(NINE);
  const seen = observing.observed(NINE);
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  expect(seen.queues.length).toBeGreaterThan(2);
  for (const queue of seen.queues) {
    const other = told.queues.find(({ queueId, channel }) => queueId === queue.queueId && channel === queue.channel)!;
    expect(queue.offered).toEqual(other.offered);
    expect(sorted(queue.answeredMs)).toEqual(sorted(other.answeredMs));
    expect(sorted(queue.abandonedMs)).toEqual(sorted(other.abandonedMs));
    expect(sorted(queue.talkMs)).toEqual(sorted(other.talkMs));
    expect(sorted(queue.wrapUpMs)).toEqual(sorted(other.wrapUpMs));
  }
  const byName = (a: { agentId: string }, b: { agentId: string }) => (a.agentId < b.agentId ? -1 : 1);
  expect([...seen.days].sort(byName)).toEqual([...told.days].sort(byName));
  const skill = ({ agentId, queueId, channel, contacts }: (typeof seen.skills)[number]) =>
    `${agentId} ${queueId} ${channel} ${contacts}`;
  expect(seen.skills.map(skill).sort()).toEqual(told.skills.map(skill).sort());
  expect(problems).toEqual([]);
});

test("[LA24] of what a feed in a page does, a conversation is its talk and its holds, and wrap-up stands apart", () => {
  const observing = new Observing(new LocalTime("UTC"));
  const queue = { queueId: "sales", channel: "voice" };
  observing.workFinished({ queue, talkMs: 100_000, holdMs: 50_000, wrapUpMs: 7_000 } as never);
  const [seen] = observing.observed(NINE).queues;
  expect([seen!.talkMs, seen!.wrapUpMs]).toEqual([[150_000], [7_000]]);
});

/** A recording that plays, and what looks ahead of it in this very thread. */
async function recording() {
  const from = later(NINE, -hours(2));
  const text = playedEvents(from, later(NINE, hours(1)))
    .map(encodeLog)
    .join("\n");
  const spec = { kind: "recording", id: "one", label: "One", timeZone: "UTC", speed: 1 } as const;
  const prepared = await prepare(spec, (async () => new Response(text)) as typeof fetch);
  if (!prepared.ok) throw new Error(prepared.detail);
  const real = new ManualTime();
  const frames: Frame[] = [];
  let started = 0;
  const start = () => {
    started += 1;
    return { api: new LookAheadService(() => real.now()), end: async () => undefined };
  };
  const ahead = new PlayedAhead(new LookAheadSeat(start), real);
  const player: Player = new Player(
    prepared.open,
    (frame) => {
      frames.push(frame);
      ahead.step(player);
    },
    { speed: 1, from: NINE, real },
  );
  const voice = () => frames.at(-1)?.channels.find(({ channel }) => channel === "voice");
  return { player, ahead, real, voice, started: () => started };
}

/** Lets what was promised be kept: the service answers in this thread. */
async function settled(until: () => boolean): Promise<void> {
  for (let i = 0; i < 2_000 && !until(); i++) await new Promise((resolve) => setImmediate(resolve));
  expect(until()).toBe(true);
}

test("[LA24] a recording is looked ahead of in the page, by what it showed so far; going back forgets it", async () => {
  const { player, ahead, real, voice, started } = await recording();
  player.start();
  real.pass(0);
  await settled(() => ahead.latest(player) !== undefined);
  const first = ahead.latest(player)!;
  expect([first.madeAt, first.ageMs, first.runs]).toEqual([NINE, 0, 100]);
  expect(first.source).toEqual({ arrivals: "today", handleTimes: "log", patience: "log", staffing: "presence" });
  real.pass(250);
  expect(voice()!.projection!.madeAt).toBe(NINE);
  expect(voice()!.projection!.points.length).toBe(12);

  // Every half minute of floor time anew, and it says how old it is meanwhile.
  real.pass(seconds(29));
  expect(ahead.latest(player)!.ageMs).toBe(29_250);
  real.pass(seconds(1));
  await settled(() => ahead.latest(player)!.madeAt > NINE);
  expect(started()).toBe(1);

  // Back in time nothing is said of what was still to come; then it is looked ahead of from there.
  player.pause();
  const before = later(NINE, -minutes(30));
  player.seek(before);
  expect(ahead.latest(player)).toBe(undefined);
  expect(voice()!.projection).toBe(undefined);
  await settled(() => ahead.latest(player) !== undefined);
  expect(ahead.latest(player)!.madeAt).toBe(before);
  // It stands still: the frame with the projection came by itself.
  expect(voice()!.projection!.madeAt).toBe(before);
  ahead.end();
});
