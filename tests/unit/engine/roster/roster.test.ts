import { describe, expect, test } from "vitest";
import { textWords } from "../../../../sim/engine/numbers/randomWords.ts";
import { DAY_MS, minutes } from "../../../../sim/vocabulary/index.ts";
import { MONDAY } from "../../../fixtures/centres.ts";
import { advance, person, rosterCentre, rosterOf, shift, Told, tell } from "../../../fixtures/roster.ts";

const LUNCH = [{ afterMinutes: 240, durationMinutes: 30, reason: "lunch" }];
const DAY = 1_440;

describe("shifts", () => {
  test("[DM13] people come, pause and leave by the local clock, day after day", () => {
    const scenario = rosterCentre([{ shifts: [shift(480, 960, { weekdays: [1, 2], breaks: LUNCH })] }]);
    expect(tell(scenario, { untilMinute: 3 * DAY }, true)).toEqual([
      "0 day 0",
      "480 ann comes",
      "720 ann lunch 30",
      "960 ann leaves",
      "1440 day 1",
      "1920 ann comes",
      "2160 ann lunch 30",
      "2400 ann leaves",
      "2880 day 2",
      "4320 day 3",
    ]);
  });

  test("[DM13] a run that begins mid-shift and mid-break has them under way, with what is left of the break", () => {
    const scenario = rosterCentre([{ shifts: [shift(480, 960, { breaks: LUNCH })] }]);
    const at = (minute: number, untilMinute: number) =>
      tell(scenario, { startAt: MONDAY + minutes(minute), untilMinute });
    expect(at(730, 300)).toEqual(["0 ann comes", "0 ann lunch 20", "230 ann leaves"]);
    expect(at(750, 300)).toEqual(["0 ann comes", "210 ann leaves"]);
    expect(at(960, 300)).toEqual([]);
    expect(at(480, 100)).toEqual(["0 ann comes"]);
    expect(at(961, 300)).toEqual([]);
  });

  test("[DM13] a night shift belongs to the day it begins, and is under way after midnight", () => {
    const scenario = rosterCentre([{ shifts: [shift(1_320, 1_800, { weekdays: [7] })] }]);
    expect(tell(scenario, { startAt: MONDAY + minutes(60), untilMinute: 8 * DAY })).toEqual([
      "0 ann comes",
      "300 ann leaves",
      `${6 * DAY + 1_260} ann comes`,
      `${7 * DAY + 300} ann leaves`,
    ]);
  });

  test("[DM13] a night shift with chance in it is under way after midnight just so, also in a roster used before", () => {
    const scenario = rosterCentre([
      {
        shifts: [shift(1_320, 1_800, { breaks: LUNCH })],
        shrinkage: { lateMs: { kind: "deterministic", valueMs: 60_000 } },
      },
    ]);
    const { roster, happenings, agents } = rosterOf(scenario);
    const startsAt = (minute: number) => {
      const told = new Told(agents, MONDAY + minutes(minute));
      happenings.restart(told.startAt);
      roster.restart(textWords("s"), 0, told.startAt, told);
      advance(roster, told, told.startAt + minutes(400));
      return told.lines.filter((line) => !line.includes("day"));
    };
    expect(startsAt(125)).toEqual(["0 ann comes", "0 ann lunch 25", "235 ann leaves"]);
    expect(startsAt(60)).toEqual(["0 ann comes", "60 ann lunch 30", "300 ann leaves"]);
    expect(startsAt(160)).toEqual(["0 ann comes", "200 ann leaves"]);
  });

  test("[DM13] without shifts people are always there; at midnight nobody leaves to come back", () => {
    expect(tell(rosterCentre([{}]), { untilMinute: 5 * DAY })).toEqual(["0 ann comes"]);
  });

  test("[DM13] shifts that touch or overlap are one presence, within a day and over midnight", () => {
    const touching = rosterCentre([{ shifts: [shift(600, 720), shift(720, 900), shift(1_200, 1_440), shift(0, 60)] }]);
    expect(tell(touching, { untilMinute: DAY + 600 })).toEqual([
      "0 ann comes",
      "60 ann leaves",
      "600 ann comes",
      "900 ann leaves",
      "1200 ann comes",
      "1500 ann leaves",
      "2040 ann comes",
    ]);
    // 20:00 to 02:00, and 01:00 to 03:00 of the next day.
    const overlapping = rosterCentre([{ shifts: [shift(1_200, 1_560), shift(60, 180)] }]);
    expect(tell(overlapping, { startAt: MONDAY + minutes(600), untilMinute: DAY + 300 })).toEqual([
      "600 ann comes",
      "1020 ann leaves",
    ]);
  });

  test.each([
    ["spring", "2026-03-28T23:00:00Z", 60 * 7],
    ["autumn", "2026-10-24T22:00:00Z", 60 * 9],
  ])("[DM13] on the day clocks change in %s a night shift ends at its local minute", (_, start, lengthMinutes) => {
    // 22:00 of the day before to 06:00 of the day itself: 7 hours in spring, 9 in autumn; 2 of them before midnight.
    const scenario = rosterCentre([{ shifts: [shift(1_320, 1_800)] }], [], "Europe/Berlin");
    const startAt = Date.parse(start);
    const lines = tell(scenario, { startAt: startAt - minutes(180), untilMinute: 1_000 });
    expect(lines).toEqual(["60 ann comes", `${60 + lengthMinutes} ann leaves`]);
  });

  test("[DM13] who leaves at an instant goes before who comes, and the day begins before both", () => {
    const scenario = rosterCentre([
      { people: [person("ann", { shifts: [shift(0, 720)] }), person("bob", { shifts: [shift(720, 1_440)] })] },
    ]);
    const told = tell(scenario, { startAt: MONDAY + minutes(30), untilMinute: DAY }, true);
    expect(told).toEqual([
      "0 day 0",
      "0 ann comes",
      "690 ann leaves",
      "690 bob comes",
      "1410 day 1",
      "1410 bob leaves",
      "1410 ann comes",
    ]);
    const { roster, happenings, agents } = rosterOf(scenario);
    happenings.restart(MONDAY + 1);
    const listener = new Told(agents, MONDAY + 1);
    roster.restart(textWords("s"), 0, MONDAY + 1, listener);
    expect([roster.nextAt, roster.nextComes]).toEqual([MONDAY + minutes(720), false]);
    roster.happens(listener);
    expect([roster.nextAt, roster.nextComes]).toEqual([MONDAY + minutes(720), true]);
    roster.happens(listener);
    expect([roster.nextAt, roster.nextComes]).toEqual([MONDAY + DAY_MS, false]);
  });

  test("[DM13] breaks that would overlap follow each other", () => {
    const breaks = [
      { afterMinutes: 60, durationMinutes: 30, reason: "long" },
      { afterMinutes: 75, durationMinutes: 10, reason: "short" },
    ];
    expect(tell(rosterCentre([{ shifts: [shift(0, 600, { breaks })] }]), { untilMinute: 300 })).toEqual([
      "0 ann comes",
      "60 ann long 30",
      "90 ann short 10",
    ]);
  });
});

describe("headcounts", () => {
  const headcount = (agents: number[], profile: "daily" | "weekly" = "daily", intervalMinutes = 360) => ({
    people: [],
    headcount: { profile, intervalMinutes, agents },
  });

  test("[DM16] are told at the start and when they change, by local interval", () => {
    expect(tell(rosterCentre([headcount([2, 5, 5, 0])]), { untilMinute: 2 * DAY })).toEqual([
      "0 group 0: 2",
      "360 group 0: 5",
      "1080 group 0: 0",
      "1440 group 0: 2",
      "1800 group 0: 5",
      "2520 group 0: 0",
      "2880 group 0: 2",
    ]);
    expect(tell(rosterCentre([headcount([7])]), { startAt: MONDAY + 1, untilMinute: 2 * DAY })).toEqual([
      "0 group 0: 7",
    ]);
  });

  test("[DM16] a weekly headcount begins on Monday, beside named people of the same group", () => {
    const perDay = [1, 2, 3, 4, 5, 6, 7].map((n) => [n]);
    const scenario = rosterCentre([{ ...headcount(perDay.flat(), "weekly", 1_440), people: [person("ann")] }]);
    expect(tell(scenario, { startAt: MONDAY + 6 * DAY_MS + 1, untilMinute: 1_439.99 })).toEqual([
      "0 group 0: 7",
      "0 ann comes",
    ]);
    expect(tell(scenario, { untilMinute: 1_440 })).toEqual(["0 group 0: 1", "0 ann comes", "1440 group 0: 2"]);
  });

  test("[DM16] on a day of 25 hours the repeated hour has the agents it has by the clock", () => {
    const byHour = Array.from({ length: 24 }, (_, hour) => hour);
    const scenario = rosterCentre([headcount(byHour, "daily", 60)], [], "Europe/Berlin");
    const lines = tell(scenario, { startAt: Date.parse("2026-10-24T22:00:00Z"), untilMinute: 300 });
    expect(lines).toEqual(["0 group 0: 0", "60 group 0: 1", "120 group 0: 2", "240 group 0: 3", "300 group 0: 4"]);
  });

  test("[DM16] absence takes from the count, and never below nobody", () => {
    const away = {
      id: "away",
      day: 0,
      minute: 400,
      durationMinutes: 100,
      kind: "absence",
      groupId: "group-0",
    } as const;
    const scenario = rosterCentre([headcount([2, 5, 5, 0])], [{ ...away, agents: 3 }]);
    expect(tell(scenario, { untilMinute: 1_000 })).toEqual([
      "0 group 0: 2",
      "360 group 0: 5",
      "400 group 0: 2",
      "500 group 0: 5",
    ]);
    expect(tell(rosterCentre([headcount([2])], [{ ...away, agents: 9 }]), { untilMinute: 1_000 })).toEqual([
      "0 group 0: 2",
      "400 group 0: 0",
      "500 group 0: 2",
    ]);
  });
});

describe("a roster's own state", () => {
  test("[DM13] a roster put where it stood goes on with the same story, in another replication with another", () => {
    const scenario = rosterCentre([
      {
        shifts: [shift(1_000, 1_700, { breaks: LUNCH })],
        people: ["ann", "bob", "cid", "dan"].map((id) => person(id)),
        shrinkage: { absentShare: 0.3, plannedShare: 0.2, lateMs: { kind: "exponential", meanMs: 600_000 } },
      },
      {
        people: [],
        headcount: { profile: "daily", intervalMinutes: 60, agents: [30] },
        shrinkage: { absentShare: 0.1, plannedShare: 0.1 },
      },
    ]);
    const [one, two] = [rosterOf(scenario), rosterOf(scenario)];
    const told = new Told(one.agents, MONDAY);
    one.happenings.restart(MONDAY);
    one.roster.restart(textWords("s"), 5, MONDAY, told);
    // In the night, with a shift of the day before under way.
    advance(one.roster, told, MONDAY + 2 * DAY_MS + minutes(100));
    const stood = structuredClone(one.roster.save());
    two.happenings.restart(MONDAY);
    two.roster.restore(stood, textWords("s"), 5, MONDAY);
    const after = told.lines.length;
    advance(one.roster, told, MONDAY + 5 * DAY_MS);
    const resumed = new Told(two.agents, MONDAY);
    advance(two.roster, resumed, MONDAY + 5 * DAY_MS);
    expect(resumed.lines.length).toBeGreaterThan(50);
    expect(resumed.lines).toEqual(told.lines.slice(after));
    expect(tell(scenario, { untilMinute: 5 * DAY, seed: "s", replication: 6 })).not.toEqual(
      tell(scenario, { untilMinute: 5 * DAY, seed: "s", replication: 5 }),
    );
    expect(tell(scenario, { untilMinute: 5 * DAY, seed: "s", replication: 5 }, true)).toEqual(told.lines);
  });

  test("[DM14] one roster used for many runs tells each of them as a new one would", () => {
    const scenario = rosterCentre([
      {
        shifts: [shift(480, 960)],
        people: ["ann", "bob", "cid"].map((id) => person(id)),
        shrinkage: { absentShare: 0.4 },
      },
    ]);
    const { roster, happenings, agents } = rosterOf(scenario);
    happenings.restart(MONDAY);
    const runs = [0, 1, 2, 0].map((replication) => {
      const told = new Told(agents, MONDAY);
      roster.restart(textWords("roster"), replication, MONDAY, told);
      advance(roster, told, MONDAY + 3 * DAY_MS);
      return told.lines;
    });
    for (const replication of [0, 1, 2]) {
      expect(runs[replication]).toEqual(tell(scenario, { untilMinute: 3 * DAY, replication }, true));
    }
    expect(runs[3]).toEqual(runs[0]);
    expect(runs[1]).not.toEqual(runs[0]);
  });
});
