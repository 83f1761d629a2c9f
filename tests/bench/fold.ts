/**
 * How fast the board folds and draws: 500 agents, 20 queues, voice and chat, events of a small generator of its own.
 * Events are made between the measured stretches; what is printed is events ÷ (folding + drawing), two ways:
 *
 * - `live`: as fast as it goes, 4 frames a second of the run, which is what a server under full load draws;
 * - `replay`: 4 frames a second of floor time, every moment drawn as at ×1: here frames are the work, and
 *   `timesReal` says how much faster than the floor it goes.
 *
 * Run: node --expose-gc tests/bench/fold.ts [events of live, 2,000,000] [floor seconds of replay, 600]
 */
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { FeedFrame } from "../../sim/metrics/frame.ts";
import type { FloorEvent, FloorFact, Instant } from "../../sim/vocabulary/index.ts";

const EVENTS = Number(process.argv[2] ?? 2_000_000);
const REPLAY_SECONDS = Number(process.argv[3] ?? 600);
/** Events made at once, and folded between two looks at the clock: a batch as a source or a log hands it over. */
const BATCH = 1_000;
const AGENTS = 500;
const QUEUES = 20;
const FRAME_MS = 250;
const FEED: FeedFrame = { kind: "simulated", label: "bench", state: "running", speed: 0 };
const START = 1_790_000_000_000;

/** A steady centre: each contact waits, is offered, answered, released and wrapped up; one in twenty gives up. */
function* centre(): Generator<FloorEvent, never> {
  let number = 0;
  const event = (at: number, fact: object): FloorEvent => {
    number += 1;
    return {
      source: "simulation://bench",
      eventId: `e${number}`,
      at,
      basis: "observed",
      precisionMs: 1,
      ...(fact as FloorFact),
    } as unknown as FloorEvent;
  };
  for (let agent = 0; agent < AGENTS; agent++) {
    yield event(START, { type: "agent.session", agentId: `a${agent}`, state: "on" });
    for (let step = 0; step < 3; step++) {
      yield event(START, {
        type: "agent.membership",
        agentId: `a${agent}`,
        queueId: `q${(agent + step * 7) % QUEUES}`,
        member: true,
      });
    }
  }
  // A contact every 100 ms; each is answered 40 contacts after it came, released after 400, wrapped up after 440.
  for (let at = START, begun = 0; ; at += 100, begun++) {
    const ids = (one: number): object => ({ contactId: `c${one}`, channel: one % 3 === 0 ? "chat" : "voice" });
    yield event(at, { type: "visit.queued", visitId: `v${begun}`, queueId: `q${begun % QUEUES}`, ...ids(begun) });
    const answered = begun - 40;
    if (answered >= 0) {
      if (answered % 20 === 0) {
        yield event(at, { type: "visit.dequeued", visitId: `v${answered}`, outcome: "abandoned" });
      } else {
        const agentId = `a${answered % AGENTS}`;
        const work = { workId: `w${answered}`, visitId: `v${answered}`, agentId, ...ids(answered) };
        yield event(at, { type: "work.offered", ...work });
        yield event(at, { type: "work.connected", ...work });
      }
    }
    const released = begun - 400;
    if (released >= 0 && released % 20 !== 0) {
      yield event(at, { type: "work.released", workId: `w${released}`, by: "customer" });
      yield event(at, { type: "work.wrapup_started", workId: `w${released}` });
    }
    const wrapped = begun - 440;
    if (wrapped >= 0 && wrapped % 20 !== 0) yield event(at, { type: "work.wrapup_ended", workId: `w${wrapped}` });
  }
}

function heapMb(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1_048_576);
}

/** Sums one stretch of work into wall and processor time. */
class Stopwatch {
  wallMs = 0;
  cpuMs = 0;

  measure(work: () => void): number {
    const cpu = process.cpuUsage();
    const begun = performance.now();
    work();
    const spentMs = performance.now() - begun;
    const used = process.cpuUsage(cpu);
    this.wallMs += spentMs;
    this.cpuMs += (used.user + used.system) / 1_000;
    return spentMs;
  }
}

/** A second of work, in events; on a shared machine only the processor's can be compared. */
function rates(events: number, fold: Stopwatch, draw: Stopwatch): Record<string, number> {
  return {
    eventsPerSecond: Math.round((events / (fold.wallMs + draw.wallMs)) * 1_000),
    eventsPerProcessorSecond: Math.round((events / (fold.cpuMs + draw.cpuMs)) * 1_000),
    foldNsPerEvent: Math.round((fold.wallMs / events) * 1e6),
  };
}

function live(): Record<string, number> {
  const board = new Board(defaultBoardConfig());
  const events = centre();
  const fold = new Stopwatch();
  const draw = new Stopwatch();
  let [folded, frames, sinceFrameMs, heapMbAtQuarter, at] = [0, 0, 0, 0, START];
  while (folded < EVENTS) {
    const batch = Array.from({ length: BATCH }, () => events.next().value);
    sinceFrameMs += fold.measure(() => {
      for (const event of batch) board.apply(event);
    });
    at = batch[BATCH - 1]!.at;
    folded += BATCH;
    if (sinceFrameMs >= FRAME_MS) {
      sinceFrameMs = draw.measure(() => board.frame(at as Instant, FEED));
      frames += 1;
    }
    if (heapMbAtQuarter === 0 && folded >= EVENTS / 4) heapMbAtQuarter = heapMb();
  }
  return {
    events: folded,
    frames,
    ...rates(folded, fold, draw),
    usPerFrame: Math.round((draw.wallMs / frames) * 1_000),
    waiting: board.floor.waiting.length,
    floorHours: Math.round((at - START) / 36_000) / 100,
    heapMbAtQuarter,
    heapMbAtEnd: heapMb(),
  };
}

function replay(): Record<string, number> {
  const board = new Board(defaultBoardConfig());
  const events = centre();
  const fold = new Stopwatch();
  const draw = new Stopwatch();
  let next = events.next().value;
  let [folded, frames] = [0, 0];
  for (let at = START + FRAME_MS; at <= START + REPLAY_SECONDS * 1_000; at += FRAME_MS) {
    const due: FloorEvent[] = [];
    for (; next.at < at; next = events.next().value) due.push(next);
    fold.measure(() => {
      for (const event of due) board.apply(event);
    });
    draw.measure(() => board.frame(at as Instant, FEED));
    folded += due.length;
    frames += 1;
  }
  return {
    events: folded,
    frames,
    ...rates(folded, fold, draw),
    usPerFrame: Math.round((draw.wallMs / frames) * 1_000),
    timesReal: Math.round((REPLAY_SECONDS * 1_000) / (fold.wallMs + draw.wallMs)),
  };
}

console.log(JSON.stringify({ run: "live", ...live() }));
console.log(JSON.stringify({ run: "replay", ...replay() }));
