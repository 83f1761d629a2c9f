import { expect, test } from "vitest";
import { lookAhead } from "../../sim/experiment/lookahead/lookAhead.ts";
import { LookAheadRuns } from "../../sim/experiment/lookahead/runs.ts";
import {
  brier,
  SCORED_MINUTES,
  type ScoredLevel,
  type ScoredWait,
  saidLevels,
  scoreOf,
} from "../../sim/experiment/lookahead/score.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import { serviceLevelOf } from "../../sim/metrics/figures.ts";
import { hours, type Instant, instant, later, minutes } from "../../sim/vocabulary/index.ts";
import { PlayedBoard } from "../fixtures/lookaheadJobs.ts";
import { exponential, scenarioOf } from "./support/models.ts";
import { inside, section } from "./support/section.ts";

const DAYS = 200;
const RUNS = 100;
const SEVEN = instant(Date.UTC(2026, 2, 2, 7));
const report = section(
  16,
  "Looking ahead, scored against what came",
  `${DAYS} simulated days of a busy centre (voice and chat, 30 agents), each looked ahead of once between nine and ten with ${RUNS} runs, then played on: share of what came inside the band from P10 to P90 (0.75–0.85 wanted) and share of answered contacts that waited no longer than their P50 and P90. Contacts that wait at once share their fate, so the bounds of waits are wide.`,
);

/** Between kept and missed promises at any hour, so that there is something to be unsure about. */
const busy = scenarioOf({
  queues: [
    { id: "calls", perUnit: 4.4, talk: { kind: "lognormal", meanMs: minutes(4.5), cv: 1 }, patience: exponential(3) },
    {
      id: "chats",
      channel: "chat",
      perUnit: 2,
      talk: { kind: "lognormal", meanMs: minutes(9), cv: 0.8 },
      patience: exponential(6),
    },
  ],
  groups: [
    { id: "callers", agents: 20, skills: ["calls"] },
    { id: "writers", agents: 10, skills: ["chats"], slots: { total: 2, byChannel: { chat: 2 } } },
  ],
  length: 60,
});

test("[LA20] bands hold what they promise, waits are what their estimates say, and chances are better than the average", () => {
  const config = defaultBoardConfig({ timeZone: "UTC" });
  const levels: ScoredLevel[] = [];
  const waits: ScoredWait[] = [];
  for (let day = 0; day < DAYS; day++) {
    const at = later(SEVEN, hours(2) + ((day * 7_919_000) % hours(1)));
    const answered = new Map<string, Instant>();
    const played = new PlayedBoard(busy, `day ${day}`, SEVEN, config, {
      visitAnswered: ({ visitId, endedAt }) => void answered.set(visitId, endedAt!),
    }).to(at);
    const job = played.job(at, RUNS, 0);
    expect(new LookAheadRuns(job).layout.planned.near).toBeGreaterThan(22);
    const made = lookAhead(job);
    for (const said of saidLevels(made).sort((a, b) => a.at - b.at)) {
      // Just before: what happens at the instant belongs to what begins there.
      const scope = played.to((said.at - 1) as Instant).board.scopes.channel(said.channel);
      const { value, n } = serviceLevelOf(scope, config.headline, config);
      if (value !== undefined) levels.push({ ...said, actual: value, n });
    }
    for (const { visitId, channel, p50Ms, p90Ms } of made.waits) {
      const endedAt = answered.get(visitId);
      if (endedAt === undefined || p50Ms === undefined || p90Ms === undefined) continue;
      waits.push({ at, channel, p50Ms, p90Ms, waitedMs: endedAt - at });
    }
  }
  const score = scoreOf(levels, waits);
  const error = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);
  const cells = SCORED_MINUTES.map((ahead) => {
    const { coverage } = score.levels.find(({ minutes: reach }) => reach === ahead)!;
    const found = { found: coverage.value!, standardError: error(0.8, coverage.n) };
    return report.add({ model: `${ahead} min ahead`, figure: "inside P10–P90", exact: 0.8, ...found, bound: 0.05 });
  });
  for (const [figure, exact, { value }] of [
    ["within P50", 0.5, score.waits.withinP50],
    ["within P90", 0.9, score.waits.withinP90],
  ] as const) {
    const found = { found: value!, standardError: error(exact, score.waits.n) };
    cells.push(report.add({ model: `waits, n ${score.waits.n}`, figure, exact, ...found, bound: 0.06 }));
  }
  const kept = levels.map((level) => (level.actual >= level.target ? 1 : 0));
  const rate = kept.reduce<number>((sum, one) => sum + one, 0) / kept.length;
  const skill = 1 - levels.reduce((sum, level) => sum + brier(level), 0) / (levels.length * rate * (1 - rate));
  expect(cells.filter((cell) => !inside(cell))).toEqual([]);
  expect(waits.length).toBeGreaterThan(200);
  expect(skill).toBeGreaterThan(0.05);
});
