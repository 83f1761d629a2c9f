import { summary } from "../../sim/experiment/lookahead/lookAhead.ts";
import { LookAheadRuns } from "../../sim/experiment/lookahead/runs.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { hours, instant, later, minutes } from "../../sim/vocabulary/index.ts";
import { PlayedBoard } from "../fixtures/lookaheadJobs.ts";
import { exponential, scenarioOf } from "../verify/support/models.ts";

/**
 * What a look-ahead costs, CPU ms of one thread: making the job from the floor, making it ready, a run of two hours, a run
 * to the end of the day (14 h), and the quantiles of what the server plans for. Printed, not asserted.
 */
const NINE = instant(Date.UTC(2026, 2, 2, 9));
const AT = later(NINE, hours(1));
const TIMES = 20;
const RUNS = { short: 40, long: 10 };
/** What the server allows itself: 5 s of a core a minute, every half minute. */
const BUDGET_MS = 2_500;

function centre(agents: number): Scenario {
  const [callers, writers] = [Math.round(agents * 0.7), Math.round(agents * 0.3)];
  return scenarioOf({
    queues: [
      {
        id: "calls",
        perUnit: callers * 0.2,
        talk: { kind: "lognormal", meanMs: minutes(4.5), cv: 1 },
        patience: exponential(3),
      },
      {
        ...{ id: "chats", channel: "chat" as const, perUnit: writers * 0.2, patience: exponential(6) },
        talk: { kind: "lognormal", meanMs: minutes(9), cv: 0.8 },
      },
    ],
    groups: [
      { id: "callers", agents: callers, skills: ["calls"] },
      { id: "writers", agents: writers, skills: ["chats"], slots: { total: 2, byChannel: { chat: 2 } } },
    ],
    length: 60,
  });
}

function cost<T>(work: () => T): readonly [T, number] {
  const before = process.threadCpuUsage();
  const done = work();
  const { user, system } = process.threadCpuUsage(before);
  return [done, (user + system) / 1_000];
}

console.log("| agents | open contacts | job | made ready | run of 2 h | run of 14 h | quantiles | runs in 2.5 s |");
console.log("|--:|--:|--:|--:|--:|--:|--:|---|");
for (const agents of [20, 100, 500, 2_000]) {
  const config = defaultBoardConfig({ timeZone: "UTC" });
  const played = new PlayedBoard(centre(agents), "bench", NINE, config).to(AT);
  const [job, jobMs] = cost(() => played.job(AT, RUNS.short + RUNS.long, RUNS.long));
  const [runs, readyMs] = cost(() => new LookAheadRuns(job));
  // Compiled code is what a server has after its first minute.
  runs.batch(0, 2);
  const [long, longMs] = cost(() => runs.batch(0, RUNS.long));
  const [short, shortMs] = cost(() => runs.batch(RUNS.long, RUNS.short));
  // Too short for the clock of a thread: twenty times.
  const [, quantilesMs] = cost(() => {
    for (let i = 0; i < TIMES; i++) summary(job, [long, short]);
  });
  const [oneLong, oneShort] = [longMs / RUNS.long, shortMs / RUNS.short];
  const day = Math.min(100, Math.max(20, Math.floor(BUDGET_MS / 2 / oneLong)));
  const fit = Math.min(300, Math.max(100, Math.floor(day + Math.max(0, BUDGET_MS - day * oneLong) / oneShort)));
  const total = day * oneLong + (fit - day) * oneShort;
  const note =
    total > BUDGET_MS * 1.05
      ? `${fit}, ${day} to the end: every ${Math.ceil((total * 12) / 1_000)} s`
      : `${fit}, ${day} to the end`;
  const open = job.initial.works.length + job.initial.waiting.length;
  const figures = [jobMs, readyMs, oneShort, oneLong, quantilesMs / TIMES].map((ms) => ms.toFixed(1));
  console.log(`| ${[agents, open, ...figures, note].join(" | ")} |`);
}
