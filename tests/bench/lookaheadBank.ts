import { existsSync } from "node:fs";
import { join } from "node:path";
import { BankImport } from "../../live/sources/bank/importBank.ts";
import { linesOf } from "../../live/sources/lines.ts";
import { chanceCurves, corrected } from "../../sim/experiment/lookahead/chances.ts";
import { estimatedModel } from "../../sim/experiment/lookahead/estimate/estimated.ts";
import type { Observed } from "../../sim/experiment/lookahead/estimate/observed.ts";
import { OBSERVED_LATEST, Observing } from "../../sim/experiment/lookahead/estimate/observing.ts";
import { Serving } from "../../sim/experiment/lookahead/estimate/serving.ts";
import { jobOf, readingOf } from "../../sim/experiment/lookahead/jobOf.ts";
import { lookAhead } from "../../sim/experiment/lookahead/lookAhead.ts";
import { brier, type ScoredLevel, type ScoredWait, saidLevels, scoreOf } from "../../sim/experiment/lookahead/score.ts";
import { wideningsOf } from "../../sim/experiment/lookahead/widening.ts";
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import { serviceLevelOf } from "../../sim/metrics/figures.ts";
import { DAY_MS, HOUR_MS, type Instant, later } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";

/**
 * Projections of a real bank, scored against what came: ten months of the anonymous bank's records replayed; from March on,
 * every hour and a half of the day a look-ahead from the floor as it stood, by what its own past tells – as the server makes
 * them from its log. Printed, not asserted.
 */
const DATA = join(
  import.meta.dirname,
  ..."../../../shared/data/anonymous_bank/calls_1999_jan_oct_pseudonymised.csv.xz".split("/"),
);
const RUNS = 100;
const STEP_MS = 1.5 * HOUR_MS;
const HOURS = { from: 8, to: 21 };
const SCORED_FROM = Date.UTC(1999, 2, 1);
const EVERY_DAYS = Number(process.argv[2] ?? 2);
const MEMORY_MS = 29 * DAY_MS;

/** What a server's estimate reads: the last four weeks and a day, of each queue the latest waits and talks. */
function recent(observed: Observed): Observed {
  const fromAt = Math.max(observed.fromAt, observed.toAt - MEMORY_MS) as Instant;
  return {
    ...observed,
    fromAt,
    queues: observed.queues.map((queue) => ({
      ...queue,
      offered: queue.offered.filter(([at]) => at >= fromAt),
      answeredMs: queue.answeredMs.slice(-OBSERVED_LATEST),
      abandonedMs: queue.abandonedMs.slice(-OBSERVED_LATEST),
      talkMs: queue.talkMs.slice(-OBSERVED_LATEST),
      wrapUpMs: queue.wrapUpMs.slice(-OBSERVED_LATEST),
    })),
    days: observed.days.filter(({ firstAt }) => firstAt >= fromAt),
  };
}

async function measure(): Promise<void> {
  const config = defaultBoardConfig({ timeZone: "Asia/Jerusalem" });
  const local = new LocalTime(config.timeZone);
  const observing = new Observing(local);
  const serving = new Serving();
  const answered = new Map<string, Instant>();
  const board = new Board(config, {
    observers: [observing, serving, { visitAnswered: ({ visitId, endedAt }) => void answered.set(visitId, endedAt!) }],
  });
  const levels: ScoredLevel[] = [];
  const waits: ScoredWait[] = [];
  /** Chances as they would have been shown, by what was scored before their day. */
  const told: number[] = [];
  let shown = 0;
  let made = 0;
  for await (const { events } of new BankImport().days(linesOf(DATA))) {
    // Instants at which something is to be done on the way, in order.
    const due: { readonly at: number; readonly act: () => void }[] = [];
    const todo = (at: number, act: () => void) => {
      due.push({ at, act });
      due.sort((a, b) => a.at - b.at);
    };
    const first = events[0];
    if (first === undefined) continue;
    const day = local.dayOf(first.at);
    const widenings = wideningsOf(levels);
    const curves = chanceCurves(levels);
    const look = (at: Instant) => {
      board.advance(at);
      const model = estimatedModel({
        ...{ observed: recent(observing.observed(at)), floor: board.floor, config, at, forecasts: new Map() },
        serving,
      });
      if (model === undefined) return;
      const past = board.levelPasts(at, readingOf(config).attribution);
      const said = lookAhead(
        jobOf({ floor: board.floor, past, config, model, serving, seed: `bank ${at}`, runs: RUNS, dayRuns: 0 }),
      );
      made += 1;
      for (const level of saidLevels(said)) {
        todo(level.at - 1, () => {
          board.advance((level.at - 1) as Instant);
          const { value, n } = serviceLevelOf(board.scopes.channel(level.channel), config.headline, config);
          if (value === undefined) return;
          levels.push({ ...level, actual: value, n });
          told.push(corrected(level.keeps, curves.get(level.channel)?.get(level.minutes)));
          const by = widenings.get(level.channel)?.get(level.minutes) ?? 0;
          if (value >= level.p10 - by - 1e-9 && value <= level.p90 + by + 1e-9) shown += 1;
        });
      }
      todo(at + HOUR_MS, () => {
        for (const { visitId, channel, p50Ms, p90Ms } of said.waits) {
          const endedAt = answered.get(visitId);
          if (endedAt === undefined || p50Ms === undefined || p90Ms === undefined) continue;
          waits.push({ at, channel, p50Ms, p90Ms, waitedMs: endedAt - at });
        }
      });
    };
    if (first.at >= SCORED_FROM && day % EVERY_DAYS === 0) {
      const begin = local.instantOf(day, HOURS.from * 60);
      for (let at = begin; at < begin + (HOURS.to - HOURS.from) * HOUR_MS; at = later(at, STEP_MS)) {
        const now = at;
        todo(now, () => look(now));
      }
    }
    for (const event of events) {
      while ((due[0]?.at ?? Number.POSITIVE_INFINITY) <= event.at) due.shift()!.act();
      board.apply(event);
    }
    // What is due when the day's records are over is of a closed centre.
    answered.clear();
  }
  print(levels, told, waits, shown, made);
}

function print(
  levels: readonly ScoredLevel[],
  told: readonly number[],
  waits: readonly ScoredWait[],
  shown: number,
  made: number,
): void {
  const score = scoreOf(levels, waits);
  console.log(`${made} look-aheads of ${RUNS} runs, ${levels.length} service levels, ${waits.length} waits`);
  console.log(
    "| ahead | n | inside P10–P90 | below | above | pinball | Brier | Brier as shown | Brier of the rate | kept | mean chance |",
  );
  console.log("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  for (const { minutes: ahead, n, coverage, pinball, brier: by } of score.levels) {
    const those = levels.filter((level) => level.minutes === ahead);
    const rate = those.filter(({ actual, target }) => actual >= target).length / those.length;
    const chance = those.reduce((sum, { keeps }) => sum + keeps, 0) / those.length;
    const shownBy =
      levels.reduce((sum, level, i) => sum + (level.minutes === ahead ? brier({ ...level, keeps: told[i]! }) : 0), 0) /
      n;
    const share = (holds: (level: ScoredLevel) => boolean) => those.filter(holds).length / those.length;
    const below = share(({ actual, p10 }) => actual < p10 - 1e-9);
    const above = share(({ actual, p90 }) => actual > p90 + 1e-9);
    const figures = [coverage.value, below, above, pinball, by, shownBy, rate * (1 - rate), rate, chance].map((one) =>
      one?.toFixed(3),
    );
    console.log(`| ${[`${ahead} min`, n, ...figures].join(" | ")} |`);
  }
  console.log(`inside the bands as shown, widened by what was scored before: ${(shown / levels.length).toFixed(3)}`);
  const { withinP50, withinP90 } = score.waits;
  console.log(`waits within P50 ${withinP50.value?.toFixed(3)}, within P90 ${withinP90.value?.toFixed(3)}`);
  console.log("\n| chance told | n | kept |\n|--:|--:|--:|");
  for (let bin = 0; bin < 10; bin++) {
    const those = levels.filter(({ keeps }) => Math.min(9, Math.floor(keeps * 10)) === bin);
    const kept = those.filter(({ actual, target }) => actual >= target).length / Math.max(1, those.length);
    console.log(`| ${bin / 10}–${(bin + 1) / 10} | ${those.length} | ${kept.toFixed(3)} |`);
  }
  console.log(`Brier of all ${(levels.reduce((sum, level) => sum + brier(level), 0) / levels.length).toFixed(4)}`);
}

if (existsSync(DATA)) await measure();
else console.log("skipped: the bank's records are not here (../shared/data/anonymous_bank)");
