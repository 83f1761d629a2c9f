import { describe, expect, test } from "vitest";
import { LocalDays } from "../../../../sim/engine/demand/localDays.ts";
import { HandleFactors } from "../../../../sim/engine/roster/handleFactors.ts";
import { paidTime } from "../../../../sim/engine/roster/paidTime.ts";
import type { ScenarioEvent } from "../../../../sim/scenario/demand.ts";
import type { GroupSpec } from "../../../../sim/scenario/staff.ts";
import { DAY_MS, HOUR_MS, minutes } from "../../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../../sim/vocabulary/localTime.ts";
import { always, centre, group, MONDAY, voiceQueue } from "../../../fixtures/centres.ts";
import { agentsOf, person, rosterCentre, shift, tell } from "../../../fixtures/roster.ts";

const DAY = 1_440;
const NINE_TO_FIVE = [shift(540, 1_020)];
const names = (count: number) => Array.from({ length: count }, (_, i) => person(`p${i}`));

/** Lines of one person, or all that match. */
function of(lines: readonly string[], what: string): string[] {
  return lines.filter((line) => line.includes(what));
}

describe("shrinkage", () => {
  const crew = (shrinkage: GroupSpec["shrinkage"], count = 40): Partial<GroupSpec> => ({
    shifts: NINE_TO_FIVE,
    people: names(count),
    ...(shrinkage && { shrinkage }),
  });

  test("[DM14] so many people miss whole days, others each day", () => {
    const lines = tell(rosterCentre([crew({ absentShare: 0.25 })]), { untilMinute: 100 * DAY });
    const came = of(lines, "comes").length;
    // 4,000 days at 75 %: standard error 27.
    expect(Math.abs(came - 3_000)).toBeLessThan(4 * 27);
    expect(of(lines, "leaves").length).toBe(came);
    const everybody = names(40).map(({ id }) => of(lines, ` ${id} comes`).length);
    expect(Math.min(...everybody)).toBeGreaterThan(50);
    expect(Math.max(...everybody)).toBeLessThan(95);
  });

  test("[DM14] off-queue blocks take their share of scheduled time on average, inside the shift, never two at once", () => {
    const lines = tell(rosterCentre([crew({ plannedShare: 0.15, plannedBlockMinutes: 45 })]), {
      untilMinute: 60 * DAY,
    });
    const blocks = of(lines, "meeting").map((line) => line.split(" "));
    // 2,400 shifts of 480 min: 1.6 blocks of 45 min each.
    expect(blocks.every(([, , , lasts]) => lasts === "45")).toBe(true);
    expect(Math.abs(blocks.length - 3_840)).toBeLessThan(4 * Math.sqrt(2_400 * 0.24));
    const byPerson = new Map<string, number[]>();
    for (const [at, id] of blocks) byPerson.set(id!, [...(byPerson.get(id!) ?? []), Number(at)]);
    for (const starts of byPerson.values()) {
      for (const [i, at] of starts.entries()) {
        expect(at % DAY).toBeGreaterThanOrEqual(540);
        expect(at % DAY).toBeLessThanOrEqual(1_020 - 45);
        if (i > 0) expect(at - starts[i - 1]!).toBeGreaterThanOrEqual(45 - 1e-9);
      }
    }
  });

  test("[DM14] people come late by the given law; who would come after the end does not come, and misses the breaks before", () => {
    const breaks = [{ afterMinutes: 30, durationMinutes: 10, reason: "break" }];
    const late = (lateMinutes: number) =>
      tell(
        rosterCentre([
          { shifts: [shift(540, 1_020, { breaks })], shrinkage: { lateMs: always(minutes(lateMinutes)) } },
        ]),
        { untilMinute: DAY },
      );
    expect(late(20)).toEqual(["560 ann comes", "570 ann break 10", "1020 ann leaves"]);
    expect(late(40)).toEqual(["580 ann comes", "1020 ann leaves"]);
    expect(late(480)).toEqual([]);
  });

  test("[DM14] one more person, or another group's rules, move nobody else", () => {
    const shrinkage = {
      absentShare: 0.3,
      plannedShare: 0.2,
      lateMs: { kind: "exponential", meanMs: 300_000 },
    } as const;
    const few = tell(rosterCentre([crew(shrinkage, 5)]), { untilMinute: 20 * DAY });
    const more = tell(rosterCentre([{ ...crew(shrinkage, 5), people: [person("new"), ...names(5)] }]), {
      untilMinute: 20 * DAY,
    });
    expect(of(more, " new ").length).toBeGreaterThan(20);
    expect(more.filter((line) => !line.includes(" new "))).toEqual(few);
  });

  test("[DM14] shares hold for counted agents too", () => {
    const scenario = rosterCentre([
      {
        people: [],
        headcount: { profile: "daily", intervalMinutes: 60, agents: [100] },
        shrinkage: { absentShare: 0.2, plannedShare: 0.25 },
      },
    ]);
    const lines = tell(scenario, { untilMinute: 100 * DAY });
    const counts = lines.map((line) => Number(line.split(" ").at(-1)));
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    // 100 × 0.8 × 0.75 = 60; days differ with a standard deviation of 3 (16 × 0.5625).
    expect(Math.abs(mean - 60)).toBeLessThan(1.3);
    expect(Math.min(...counts)).toBeGreaterThan(35);
    expect(Math.max(...counts)).toBeLessThan(85);
  });
});

describe("absence events", () => {
  const away = (over: Partial<Extract<ScenarioEvent, { kind: "absence" }>> = {}): ScenarioEvent => ({
    id: "flu",
    day: 0,
    minute: 600,
    durationMinutes: 120,
    kind: "absence",
    groupId: "group-0",
    agents: 2,
    ...over,
  });

  test("[DM15] so many of those on shift leave when the event begins and come back when it ends", () => {
    const scenario = rosterCentre([{ shifts: NINE_TO_FIVE, people: names(5) }], [away()]);
    const lines = tell(scenario, { untilMinute: DAY });
    expect(of(lines, "comes").map((line) => line.split(" ")[0])).toEqual([
      "540",
      "540",
      "540",
      "540",
      "540",
      "720",
      "720",
    ]);
    const gone = of(lines, "600 ").map((line) => line.split(" ")[1]);
    expect(gone.length).toBe(2);
    expect(of(lines, "720 ").map((line) => line.split(" ")[1])).toEqual(gone);
    const others = Array.from({ length: 20 }, (_, replication) =>
      of(tell(scenario, { untilMinute: DAY, replication }), "600 ").join(),
    );
    expect(new Set(others).size).toBeGreaterThan(4);
  });

  test("[DM15] when the shift of one who is away ends, somebody who comes later takes the place", () => {
    const people = [
      person("a1", { shifts: [shift(480, 720)] }),
      person("b1", { shifts: [shift(720, 960)] }),
      person("b2", { shifts: [shift(720, 960)] }),
    ];
    const lines = tell(rosterCentre([{ people }], [away({ minute: 400, durationMinutes: 440, agents: 1 })]), {
      untilMinute: DAY,
    });
    // From 400 to 840: a1 does not come at all, of b1 and b2 one comes at the end of the event.
    expect(of(lines, "a1")).toEqual([]);
    expect(of(lines, "comes").map((line) => line.split(" ")[0])).toEqual(["720", "840"]);
    expect(of(lines, "960 ").length).toBe(2);
  });

  test("[DM15] a night shift under way, a break meanwhile, more away than there are, another group", () => {
    const night = [shift(1_320, 1_800, { breaks: [{ afterMinutes: 130, durationMinutes: 15, reason: "break" }] })];
    const lines = tell(
      rosterCentre(
        [
          { people: names(2), shifts: night },
          { people: [person("zed")], shifts: night },
        ],
        [away({ day: 1, minute: 0, durationMinutes: 60, agents: 9 })],
      ),
      { startAt: MONDAY + minutes(1_260), untilMinute: 8 * 60 },
    );
    expect(of(lines, "p0")).toEqual(["60 p0 comes", "180 p0 leaves", "240 p0 comes"]);
    expect(of(lines, "zed")).toEqual(["60 zed comes", "190 zed break 15"]);
  });

  test("[DM15] an event about a group that is not there is our mistake", () => {
    expect(() => tell(rosterCentre([{}], [away({ groupId: "none" })]), { untilMinute: 1 })).toThrow(
      "groupId: expected a group of test, got none",
    );
  });
});

describe("paid time", () => {
  const paid = (groups: readonly Partial<GroupSpec>[], startAt: number, intervals: number, timeZone = "UTC") => {
    const scenario = rosterCentre(groups, [], timeZone);
    const days = new LocalDays(new LocalTime(timeZone));
    return [...paidTime(scenario, agentsOf(scenario), days, startAt, HOUR_MS, intervals)].map((ms) => ms / HOUR_MS);
  };

  test("[DM17] is shift time as planned, breaks and absence included, by interval and group", () => {
    const breaks = [{ afterMinutes: 30, durationMinutes: 30, reason: "break" }];
    const groups = [
      { people: names(2), shifts: [shift(90, 195, { breaks })], shrinkage: { absentShare: 0.9, plannedShare: 0.5 } },
      {
        people: [person("x")],
        headcount: {
          profile: "daily" as const,
          intervalMinutes: 120,
          agents: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
        },
      },
    ];
    expect(paid(groups, MONDAY, 4)).toEqual([0, 4, 1, 4, 2, 5, 0.5, 5]);
    expect(paid(groups, MONDAY + minutes(30), 2)).toEqual([0, 4, 2, 4.5]);
  });

  test("[DM17] ends with the run, in the midst of an interval too", () => {
    const groups = [
      { people: names(2), shifts: [shift(0, 240)] },
      { people: [], headcount: { profile: "daily" as const, intervalMinutes: 1_440, agents: [3] } },
    ];
    const scenario = rosterCentre(groups, [], "UTC");
    const days = new LocalDays(new LocalTime("UTC"));
    const endAt = MONDAY + minutes(75);
    const paidMs = paidTime(scenario, agentsOf(scenario), days, MONDAY, HOUR_MS, 2, endAt);
    expect([...paidMs].map((ms) => ms / HOUR_MS)).toEqual([2, 3, 0.5, 0.75]);
  });

  test("[DM17] overlapping shifts of one person count once, and a night shift on both days", () => {
    const overlapping = [{ shifts: [shift(0, 90), shift(60, 120)] }];
    expect(paid(overlapping, MONDAY, 3)).toEqual([1, 1, 0]);
    const night = [{ shifts: [shift(1_380, 1_500, { weekdays: [7] })] }];
    expect(paid(night, MONDAY, 2)).toEqual([1, 0]);
    expect(paid(night, MONDAY + 6 * DAY_MS, 26).slice(22)).toEqual([0, 1, 1, 0]);
    expect(paid([{}], Date.parse("2026-10-24T22:00:00Z"), 26, "Europe/Berlin")).toEqual(new Array(26).fill(1));
  });
});

describe("handle-time factors", () => {
  const voice = voiceQueue(1, always(1), { id: "voice" });
  const chat = voiceQueue(1, always(1), { id: "chat", channel: "chat" });
  const other = voiceQueue(1, always(1), { id: "other", channel: "chat" });

  test("[DM18] are the group's for the queue times the person's for its channel", () => {
    const scenario = centre(
      [voice, chat, other],
      [
        group(0, [voice, chat], {
          skills: [
            { queueId: "voice", level: 1, handleTimeFactor: 1.5 },
            { queueId: "chat", level: 1 },
          ],
          people: [person("ann", { handleTimeFactors: { chat: 0.8, voice: 2 } }), person("bob")],
        }),
      ],
    );
    const factors = new HandleFactors(scenario, agentsOf(scenario));
    expect([...factors.table]).toEqual([3, 0.8, 1, 1.5, 1, 1]);
    expect(factors.alike).toBe(false);
    expect(new HandleFactors(rosterCentre([{}]), agentsOf(rosterCentre([{}]))).alike).toBe(true);
  });

  test("[DM18] of newcomers fall straight to 1 over the days of learning, day by day of the run", () => {
    const scenario = centre(
      [voice],
      [
        group(0, [voice], {
          learning: { startFactor: 2, days: 10 },
          people: [person("new", { experienceDays: 0 }), person("half", { experienceDays: 5 }), person("old")],
        }),
      ],
    );
    const factors = new HandleFactors(scenario, agentsOf(scenario));
    expect([...factors.table]).toEqual([2, 1.5, 1]);
    factors.startDay(4);
    expect([...factors.table]).toEqual([1.6, 1.1, 1]);
    factors.startDay(400);
    expect([...factors.table]).toEqual([1, 1, 1]);
    factors.startDay(0);
    expect([...factors.table]).toEqual([2, 1.5, 1]);
    expect(factors.alike).toBe(false);
  });
});
