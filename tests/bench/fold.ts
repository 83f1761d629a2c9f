/**
 * How fast the board folds and draws: 500 agents, 20 queues, voice and chat, events of a small generator of its own.
 * Prints events a second with a frame every quarter of a second of work, µs a frame, and the heap before and after.
 * Run: node --expose-gc tests/bench/fold.ts [events]
 */
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { FeedFrame } from "../../sim/metrics/frame.ts";
import type { FloorEvent, FloorFact, Instant } from "../../sim/vocabulary/index.ts";

const EVENTS = Number(process.argv[2] ?? 2_000_000);
const BATCH = 20_000;
const AGENTS = 500;
const QUEUES = 20;
const FEED: FeedFrame = { kind: "simulated", label: "bench", state: "running", speed: 0 };
const START = 1_790_000_000_000;

/** A steady centre: each contact waits, is offered, answered, released and wrapped up; one in twenty gives up. */
function* centre(): Generator<FloorEvent> {
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
  // A ring of phases, so that 400 contacts are under way at any time and events are in order.
  const under: number[] = [];
  for (let at = START, contact = 0; ; at += 100) {
    const begun = contact++;
    under.push(begun);
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
  return process.memoryUsage().heapUsed / 1_048_576;
}

const board = new Board(defaultBoardConfig());
const events = centre();
let foldMs = 0;
let frameMs = 0;
let frames = 0;
let folded = 0;
let sinceFrameMs = 0;
let at = START;
let warmHeap = 0;
// Processor time of this process beside wall time: on a shared machine only the first can be compared.
const cpuBegun = process.cpuUsage();
let generatedUs = 0;
while (folded < EVENTS) {
  const batch: FloorEvent[] = [];
  const generating = process.cpuUsage();
  for (let place = 0; place < BATCH; place++) batch.push(events.next().value as FloorEvent);
  const generated = process.cpuUsage(generating);
  generatedUs += generated.user + generated.system;
  // 1,000 events between looks at the clock: 4 frames a second of work, as a busy server would draw.
  for (let from = 0; from < BATCH; from += 1_000) {
    const begun = performance.now();
    for (let place = from; place < from + 1_000; place++) board.apply(batch[place]!);
    const spent = performance.now() - begun;
    foldMs += spent;
    sinceFrameMs += spent;
    at = batch[from + 999]!.at;
    if (sinceFrameMs >= 250) {
      sinceFrameMs = 0;
      const drawn = performance.now();
      board.frame(at as Instant, FEED);
      frameMs += performance.now() - drawn;
      frames += 1;
    }
  }
  folded += BATCH;
  if (warmHeap === 0 && folded >= EVENTS / 4) warmHeap = heapMb();
}
const cpu = process.cpuUsage(cpuBegun);
const cpuUs = cpu.user + cpu.system - generatedUs;
// Frames on their own: the floor as it stands, drawn 200 times.
const drawn = performance.now();
for (let count = 0; count < 200; count++) board.frame(at as Instant, FEED);
const perFrameUs = ((performance.now() - drawn) / 200) * 1_000;
console.log(
  JSON.stringify({
    events: folded,
    eventsPerSecond: Math.round((folded / (foldMs + frameMs)) * 1_000),
    eventsPerProcessorSecond: Math.round((folded / cpuUs) * 1e6),
    foldNsPerEvent: Math.round((foldMs / folded) * 1e6),
    framesInBetween: frames,
    usPerFrame: Math.round(perFrameUs),
    waiting: board.floor.waiting.length,
    floorHours: Math.round((at - START) / 36_000) / 100,
    heapMbAtQuarter: Math.round(warmHeap),
    heapMbAtEnd: Math.round(heapMb()),
  }),
);
