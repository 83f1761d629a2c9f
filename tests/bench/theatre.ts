import { serialize } from "node:v8";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { planRun } from "../../sim/theatre/open/plan.ts";
import { TheatreRun } from "../../sim/theatre/theatreRun.ts";
import { type Instant, later, seconds } from "../../sim/vocabulary/index.ts";
import { always, centre, exponential, group, voiceQueue } from "../fixtures/centres.ts";
import { describedRun, variant } from "../fixtures/theatreWorlds.ts";

/**
 * What a theatre run costs: opening ten hours of 60 agents on two stages, frames at 600×, seeking, answers, hashes; memory
 * of its snapshots. Time of one thread, each thing the best of three since machines are busy; printed, not asserted.
 */
const ROUNDS = 3;
const AGENTS = 60;
const HOURS = 10;

const calls = voiceQueue(180, exponential(240_000), {
  id: "calls",
  patienceMs: exponential(120_000),
  wrapUpMs: always(30_000),
  target: { withinMs: 20_000, share: 0.8 },
});
const chats = voiceQueue(260, exponential(400_000), {
  id: "chats",
  channel: "chat",
  patienceMs: exponential(180_000),
  target: { withinMs: 60_000, share: 0.8 },
});
const slots = { total: 3, byChannel: { voice: 1, chat: 3 } };
const scenario: Scenario = centre([calls, chats], [group(AGENTS, [calls, chats], { slots })], {
  policy: "blend-scatter",
  run: { startMinute: 480, lengthMinutes: HOURS * 60 },
});
const file = { scenario, variants: [variant("pack", { path: "policy", set: "blend-pack" })] };

function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const from = performance.now();
  const result = run();
  return { ms: performance.now() - from, result };
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} ms`;
}

const planned = planRun(describedRun(file, "pack"));
if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
new TheatreRun(planned.plan);
const { ms: openMs, result: run } = timed(() => new TheatreRun(planned.plan));
const { opensAt, endsAt } = planned.plan;
const [a] = run.stages;
console.log(
  `open: ${openMs.toFixed(0)} ms for ${a!.run.record.contacts.length} contacts, ${a!.run.record.facts} facts a stage`,
);

// At 600× and 60 frames a second a frame is ten simulated seconds on.
const frames: number[] = [];
const clones: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  let i = 0;
  for (let at = opensAt; at <= endsAt; at = later(at, seconds(10)), i++) {
    const { ms, result } = timed(() => run.frame(at));
    frames[i] = Math.min(ms, frames[i] ?? Number.POSITIVE_INFINITY);
    clones[i] = Math.min(timed(() => structuredClone(result)).ms, clones[i] ?? Number.POSITIVE_INFINITY);
  }
}
console.log(`frame of both stages at 600×: ${quantiles(frames)}; its clone ${quantiles(clones)}`);
const middle = later(opensAt, (endsAt - opensAt) / 2);
console.log(`a frame is ${(serialize(run.frame(middle)).length / 1_024).toFixed(0)} KiB`);

const seeks = Array.from({ length: 200 }, (_, i) => {
  const at = later(opensAt, Math.floor((((i * 7_919) % 1_000) / 1_000) * (endsAt - opensAt)));
  const times = Array.from({ length: ROUNDS }, () => {
    // From elsewhere each time: what stands at the instant already is no seek.
    run.frame(i % 2 === 0 ? endsAt : opensAt);
    return timed(() => run.frame(at)).ms;
  });
  return Math.min(...times);
});
console.log(`seek anywhere: ${quantiles(seeks)}`);

let at: Instant = middle;
const whys: number[] = [];
for (let i = 0; i < 60; i++) {
  const step = run.next("decision", at);
  at = step.at;
  const number = step.decisions[0]?.[0]?.number;
  if (number === undefined) continue;
  const ask = () => timed(() => run.why({ kind: "decision", stage: "a", number }, at, "en")).ms;
  whys.push(Math.min(...Array.from({ length: ROUNDS }, ask)));
}
console.log(`why of a decision: ${quantiles(whys)}`);
console.log(`hash: ${timed(() => run.hash(middle)).ms.toFixed(1)} ms`);
console.log(`running difference: ${timed(() => run.series("answered-in-time", [])).ms.toFixed(1)} ms`);
console.log(`explanation of the difference: ${timed(() => run.aggregate("left", opensAt, endsAt)).ms.toFixed(0)} ms`);

const snapshots = run.stages.map((stage) => stage.run.snapshots);
const bytes = snapshots.flat().reduce((sum, snapshot) => sum + serialize(snapshot).length, 0);
console.log(
  `snapshots of both stages: ${snapshots.flat().length}, ${(bytes / 2 ** 20).toFixed(1)} MiB, ` +
    `${(bytes / snapshots.flat().length / 1_024).toFixed(0)} KiB each`,
);
