import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Words } from "../../../app/_i18n/Words.tsx";
import { AlarmStrip } from "../../../app/_tiles/AlarmStrip.tsx";
import { ALARMS } from "../../../app/gallery/alarms.ts";
import { messageText } from "../../../live/alarms/messageText.ts";
import type { AlarmChange, AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import { AlarmBook } from "../../../sim/metrics/alarms/book.ts";
import { DryRun } from "../../../sim/metrics/alarms/dryRun.ts";
import type { AlarmNews } from "../../../sim/metrics/alarms/news.ts";
import type { AlarmRule } from "../../../sim/metrics/alarms/rule.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Projections } from "../../../sim/metrics/projection.ts";
import { instant, later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
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
  const news: AlarmNews[] = [];
  const alarms = new AlarmBook({ rules: [RULE], timeZone: "UTC", onNews: (one) => news.push(one) });
  const board = new Board(config, { alarms });
  const world = new FloorWorld();
  world.queued(0, "a");
  for (const event of world.events) board.apply(event);
  const at = (afterMs: number) => board.frame(later(START, afterMs), FEED).alarms;
  expect(at(seconds(10))).toEqual([]);
  board.looksAhead(told(0.2, seconds(10)));
  expect(at(seconds(20))).toMatchObject([{ id: "will-miss@channel:voice", value: 0.2, threshold: 0.5, level: "act" }]);
  // The twelfth instant of the look-ahead: by then.
  expect(at(seconds(20))[0]!.byAt).toBe(later(START, minutes(60)));
  expect(news.map(({ change }) => [change.change, change.byAt])).toEqual([["came", later(START, minutes(60))]]);
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

const AHEAD: AlarmFrame = {
  ...{ id: "will-miss@channel:voice", ruleId: "will-miss", metric: "chanceInHour", scope: "channel:voice" },
  ...{ channel: "voice", level: "act", state: "new", sinceAt: START, stateAt: START, value: 0.2, n: 200 },
  ...{ threshold: 0.5, direction: "below", freshness: "fresh", sound: RULE.sound, quiet: false },
  byAt: instant(Date.UTC(2026, 2, 2, 15)),
};

test("[LA25] a wall says by when a target will be missed and how probably that is, in both languages", () => {
  const said = (language: "en" | "ru") => {
    const frame = { ...ALARMS.act, timeZone: "UTC", alarms: [AHEAD] };
    const page = { language, children: createElement(AlarmStrip, { frame, lost: false, room: 2 }) };
    return renderToStaticMarkup(createElement(Words, page)).replaceAll(/<[^>]*>/g, " ");
  };
  expect(said("en")).toContain("Voice will miss by 15:00 with probability 0.80");
  expect(said("ru")).toContain("Голос не выполнит цель к 15:00 с вероятностью 0,80");
});

test("[LA25] a message says the same with the hour of the floor; over, it says so as before", () => {
  const change: AlarmChange = {
    ...{ at: instant(Date.UTC(2026, 2, 2, 14, 1)), id: "x", ruleId: "will-miss", scope: "channel:voice" },
    ...{ change: "came", level: "act", value: 0.2, n: 200, byAt: instant(Date.UTC(2026, 2, 2, 15)) },
  };
  const context = { place: "Kazan", timeZone: "Europe/Moscow", boardUrl: "http://localhost:4400/wall" };
  const text = (language: "en" | "ru", one: AlarmChange) =>
    messageText([one], { ...context, language, rule: () => RULE }).text.split("\n")[0];
  expect(text("en", change)).toMatch(/^17:01 ACT Voice: will miss by 18:00 with probability 0\.80 .*\(n 200\)/);
  expect(text("ru", change)).toMatch(/^17:01 СРОЧНО Голос: не выполнит цель к 18:00 с вероятностью 0,80 .*\(n 200\)/);
  expect(text("en", { ...change, change: "left" })).toMatch(/^17:01 over: Voice: /);
});
