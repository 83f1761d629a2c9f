import { expect, test } from "vitest";
import { AlarmBook } from "../../../sim/metrics/alarms/book.ts";
import { DryRun } from "../../../sim/metrics/alarms/dryRun.ts";
import type { AlarmRule } from "../../../sim/metrics/alarms/rule.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Projections } from "../../../sim/metrics/projection.ts";
import { later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { FEED, FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

const { watch: _, ...PLAIN } = WAIT_RULE;
const RULE: AlarmRule = { ...PLAIN, id: "will-miss", metric: "chanceInHour", act: { below: 0.5 }, onDelayMs: 0 };
const START = MORNING as Parameters<typeof later>[0];

function told(value: number, afterMs: number): Projections {
  const chance = { value, n: 200, low: 0, high: 1 };
  const projection = { madeAt: later(START, afterMs), points: [], chance };
  return {
    ...{ variant: "strict-excluding-short-abandons", attribution: "decision", window: "rolling-30" },
    channels: new Map([["voice", projection]]),
  };
}

test("[LA21] an alarm comes with a small chance, stays while it is small, and leaves when nobody looks ahead any more", () => {
  const config = defaultBoardConfig();
  const board = new Board(config, { alarms: new AlarmBook({ rules: [RULE], timeZone: "UTC" }) });
  const world = new FloorWorld();
  world.queued(0, "a");
  for (const event of world.events) board.apply(event);
  const at = (afterMs: number) => board.frame(later(START, afterMs), FEED).alarms;
  expect(at(seconds(10))).toEqual([]);
  board.looksAhead(told(0.2, seconds(10)));
  expect(at(seconds(20))).toMatchObject([{ id: "will-miss@channel:voice", value: 0.2, threshold: 0.5, level: "act" }]);
  board.looksAhead(told(0.9, seconds(40)));
  expect(at(minutes(2)).filter(({ state }) => state !== "returned")).toEqual([]);
  board.looksAhead(told(0.1, minutes(2)));
  expect(at(minutes(3)).map(({ value }) => value)).toEqual([0.1]);
  // Six minutes old: what it says is of another floor.
  expect(at(minutes(9)).filter(({ value }) => value !== undefined)).toEqual([]);
});

test("[LA21] a dry run says of rules about what may come that it cannot know", () => {
  const dry = new DryRun([RULE, WAIT_RULE], START);
  expect(dry.result(later(START, 1)).map(({ ruleId, unknowable }) => [ruleId, unknowable])).toEqual([
    ["will-miss", true],
    ["wait", undefined],
  ]);
});
