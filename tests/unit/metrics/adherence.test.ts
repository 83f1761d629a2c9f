import { expect, test } from "vitest";
import { plannedShifts, rosterShifts } from "../../../sim/experiment/lookahead/estimate/roster.ts";
import { rosterOfText } from "../../../sim/experiment/lookahead/estimate/rosterText.ts";
import { adherenceOf, shares, together } from "../../../sim/metrics/adherence.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { StateLog } from "../../../sim/metrics/stateLog.ts";
import { type AgentId, DAY_MS, type Instant, instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";
import { FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

const DAY = instant(Date.UTC(2026, 2, 2));
const at = (hour: number, minute = 0): Instant => later(DAY, minutes(hour * 60 + minute));
const span = (activity: "ready" | "contact" | "break" | "offline", from: Instant, to: Instant) => ({
  ...{ activity, fromAt: from, toAt: to },
});
const SHIFT = { fromAt: at(9), toAt: at(17), breaks: [{ fromAt: at(12), toAt: at(12, 30) }] };

test("[DK13] on queue in a shift and off queue in its break is adherent; the total is compared with what was to be worked", () => {
  // Planned 9–17 with half an hour at noon; seen at 14:00. Ready from 9:30 (30 min late), in break 12:10–12:50.
  const states = [
    span("offline", at(8), at(9, 30)),
    span("ready", at(9, 30), at(11)),
    span("contact", at(11), at(12, 10)),
    span("break", at(12, 10), at(12, 50)),
    span("ready", at(12, 50), at(14)),
  ];
  const tally = adherenceOf([SHIFT], states, DAY, at(14));
  // Scheduled 300 min. Adherent: 9:30–12:00 150, break 12:10–12:30 20, 12:50–14:00 70. Worked 160 + 70.
  expect(tally).toEqual({
    ...{ scheduledMs: minutes(300), adherentMs: minutes(240), toWorkMs: minutes(270), workedMs: minutes(230) },
  });
  expect(shares(tally)).toMatchObject({ adherence: 0.8, conformance: 230 / 270 });
  // Who works as long as planned at other hours conforms and is not adherent.
  const moved = [span("ready", at(5), at(9))];
  expect(shares(adherenceOf([{ ...SHIFT, toAt: at(13), breaks: [] }], moved, DAY, at(14)))).toMatchObject({
    ...{ adherence: 0, conformance: 1 },
  });
  // Nothing planned yet: no share, never 0 %.
  expect(shares(adherenceOf([SHIFT], [], DAY, at(8)))).toEqual({
    ...{ scheduledMs: 0, adherentMs: 0, toWorkMs: 0, workedMs: 0 },
  });
});

test("[DK13] together sums are added first: who was planned longer counts more", () => {
  const all = together([
    { scheduledMs: 100, adherentMs: 100, toWorkMs: 100, workedMs: 100 },
    { scheduledMs: 300, adherentMs: 0, toWorkMs: 300, workedMs: 0 },
  ]);
  expect(all).toMatchObject({ adherence: 0.25, conformance: 0.25 });
});

test("[DK13] shifts on the clock: a night of the day before reaches into this one, work of yesterday counts for nothing", () => {
  const read = rosterOfText(
    "agent,weekday,date,start,end,breaks\nboris,7,,22:00,06:00,02:00-02:30\nanna,1,,09:00,17:30,\n",
  );
  if (!read.ok) throw new TypeError(JSON.stringify(read.problems));
  const people = rosterShifts(read.entries, "2026-03-02", 1);
  const shifts = plannedShifts(people.get("boris")!, DAY / DAY_MS, 1, new LocalTime("UTC"));
  expect(shifts).toEqual([{ fromAt: at(-2), toAt: at(6), breaks: [{ fromAt: at(2), toAt: at(2, 30) }] }]);
  const tally = adherenceOf(shifts, [span("ready", at(-2), at(6))], DAY, at(8));
  expect(tally).toEqual({
    ...{ scheduledMs: minutes(360), adherentMs: minutes(330), toWorkMs: minutes(330), workedMs: minutes(360) },
  });
});

test("[DK13] a roster is read whole or not at all, with everything that is wrong and where", () => {
  const read = rosterOfText("agent;weekday;start;end\nanna;8;09:00;25:00\n;1;09:00;17:00\n");
  expect(read.ok).toBe(false);
  expect(read.ok ? [] : read.problems.map(({ path }) => path).sort()).toEqual(["0.end", "0.weekday", "1.agent"]);
  expect(rosterOfText("[{")).toMatchObject({ ok: false, problems: [{ code: "malformed-json" }] });
});

test("[DK14] what somebody did is remembered as it happened, told up to now, and clipped to what is asked for", () => {
  const states = new StateLog();
  const board = new Board(defaultBoardConfig(), { observers: [states] });
  const world = new FloorWorld();
  const agentId = "anna" as AgentId;
  world.event(0, { type: "agent.session", agentId, state: "on" });
  world.event(600, { type: "agent.presence", agentId, available: false, reason: "lunch" });
  world.event(2_400, { type: "agent.presence", agentId, available: true });
  for (const event of world.events) board.apply(event);
  const start = MORNING as Instant;
  const agent = board.floor.agents.get(agentId)!;
  const told = (from: number, to: number) =>
    states
      .spans(agent, later(start, minutes(from)), later(start, minutes(to)))
      .map(({ activity, fromAt, toAt }) => [activity, (fromAt - start) / minutes(1), (toAt - start) / minutes(1)]);
  expect(told(0, 60)).toEqual([
    ["ready", 0, 10],
    ["break", 10, 40],
    ["ready", 40, 60],
  ]);
  expect(told(20, 50)).toEqual([
    ["break", 20, 40],
    ["ready", 40, 50],
  ]);
});
