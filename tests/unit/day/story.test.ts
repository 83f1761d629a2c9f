import { describe, expect, test } from "vitest";
import { availability } from "../../../live/log/availability.ts";
import { actionsOf, rulesBetween } from "../../../live/replay/deeds.ts";
import type { AlarmChange } from "../../../sim/metrics/alarms/alarm.ts";
import { Calendar } from "../../../sim/metrics/calendar.ts";
import { rolled, sumOf } from "../../../sim/metrics/day/dayCounts.ts";
import type { DipIncident } from "../../../sim/metrics/day/incident.ts";
import { postMortemOf } from "../../../sim/metrics/day/postMortem.ts";
import { regrouped } from "../../../sim/metrics/day/regroup.ts";
import { usualOf } from "../../../sim/metrics/day/usual.ts";
import { dayAt, dayBeside, dayOfDate } from "../../../sim/metrics/localDay.ts";
import { ratio } from "../../../sim/metrics/ratio.ts";
import { HOUR_MS, type Instant } from "../../../sim/vocabulary/index.ts";
import { channelDay, dayOf, MONDAY, QUARTER_MS, quarter } from "../../fixtures/dayLists.ts";

describe("what is usual", () => {
  const weeks = [10, 20, 40].map((offered, index) =>
    dayOf(
      [channelDay("voice", { offered: [offered], met: [offered / 2], counted: [index === 0 ? 0 : offered] })],
      `d${index}`,
    ),
  );

  test("[DL3] is the median of such days with its quartiles, days with nobody counted left out of ratios", () => {
    const voice = usualOf(weeks).channels[0];
    expect(voice?.offered).toEqual({ p25: [15], p50: [20], p75: [30] });
    // Half hours of the two days that counted anybody: 10 of 20 and 20 of 40.
    expect(voice?.serviceLevel).toEqual({ p25: [0.5], p50: [0.5], p75: [0.5] });
    expect(usualOf(weeks).dates).toEqual(["d0", "d1", "d2"]);
  });

  test("[DL3] a channel without a contact on a day counts as a day of none", () => {
    const quiet = dayOf([channelDay("chat", { offered: [3] })], "d3");
    expect(usualOf([...weeks, quiet]).channels[0]?.offered.p50).toEqual([15]);
    expect(usualOf([]).channels).toEqual([]);
  });

  test("[DL3] channels together add, agents do not, and the longest wait is the longest", () => {
    const together = sumOf([
      channelDay("voice", { offered: [1, 2], longestWaitMs: [5, 0], agents: [3, 3] }),
      channelDay("chat", { offered: [10, 20], longestWaitMs: [4, 9] }),
    ]);
    expect(together).toMatchObject({ offered: [11, 22], longestWaitMs: [5, 9] });
    expect(together).not.toHaveProperty("agents");
    expect(sumOf([])).toBeUndefined();
    expect(rolled([1, 2, 3, 4], 2)).toEqual([1, 3, 5, 7]);
  });
});

test("[DL3] longer intervals are made of the short ones: sums, the line at the end, the longest wait, mean agents", () => {
  const day = dayOf([
    channelDay("voice", { offered: [1, 2, 3], waiting: [4, 5, 6], longestWaitMs: [9, 7, 8], agents: [2, 4, 3] }),
  ]);
  const pairs = regrouped(day, 2);
  expect(pairs.stepMs).toBe(2 * QUARTER_MS);
  expect(pairs.channels[0]).toMatchObject({ offered: [3, 3], waiting: [5, 6], longestWaitMs: [9, 8], agents: [3, 3] });
  expect(regrouped(day, 1)).toBe(day);
  expect(() => regrouped(day, 0.5)).toThrow("times");
});

describe("agents available", () => {
  test("[DL3] are counted as a mean over the interval, from words that began before the day too", () => {
    const span = { startsAt: 0, endsAt: 4 * QUARTER_MS, reachedAt: 2 * QUARTER_MS, stepMs: QUARTER_MS, length: 2 };
    const staffed = availability(
      [
        { agent: "a", at: -5_000, signedOn: true },
        { agent: "b", at: -4_000, signedOn: true },
        { agent: "b", at: -3_000, available: false },
        { agent: "b", at: QUARTER_MS / 2, available: true },
        { agent: "a", at: QUARTER_MS, signedOn: false },
        // Whoever signs on again is not still on the break of the time before.
        { agent: "c", at: -9_000, signedOn: true },
        { agent: "c", at: -8_000, available: false },
        { agent: "c", at: -7_000, signedOn: false },
        { agent: "c", at: 0, signedOn: true },
      ],
      span,
    );
    expect(staffed?.(new Set(["a", "b"]))).toEqual([1.5, 1]);
    expect(staffed?.(new Set(["c"]))).toEqual([1, 1]);
    expect(staffed?.(new Set(["nobody"]))).toEqual([0, 0]);
    expect(availability([], span)).toBeUndefined();
  });
});

describe("what happened", () => {
  const offered = [10, 10, 30, 30, 10, 10, 10, 10, 10];
  const voice = channelDay("voice", {
    offered,
    answered: offered,
    met: [10, 10, 5, 5, 10, 10, 10, 10, 10],
    counted: offered,
    handled: offered,
    handleMs: [10, 10, 60, 60, 10, 10, 10, 10, 10].map((s) => s * 1_000),
    longestWaitMs: [0, 0, 70_000, 90_000, 0, 0, 0, 0, 0],
    waiting: [0, 0, 4, 9, 0, 0, 0, 0, 0],
    agents: [4, 4, 3, 2, 4, 4, 4, 4, 4],
  });
  const week = channelDay("voice", { ...voice, offered: offered.map(() => 12), agents: offered.map(() => 5) });
  const dip: DipIncident = {
    ...{ kind: "dip", id: "dip.voice.x", level: "act", beginAt: quarter(2), endAt: quarter(4), channel: "voice" },
    ...{ target: 0.8, worst: { ...ratio(10, 60), at: quarter(4) }, hurt: 50, counted: 60 },
  };

  test("[DL7] is told in sums of the incident's intervals beside what is usual in them", () => {
    const story = postMortemOf(dip, dayOf([voice]), usualOf([dayOf([week], "2026-03-02")]), []);
    const [channel] = story.channels;
    expect(channel).toMatchObject({
      offered: { actual: 60, usual: 24 },
      agents: { actual: 2.5, usual: 5 },
      averageHandleMs: { actual: 2_000, n: 60 },
      ...{ answered: 60, abandoned: 0, hurt: 50, counted: 60, longestWaitMs: 90_000, mostWaiting: 9 },
    });
    expect(channel?.serviceLevel).toMatchObject({ value: 10 / 60, n: 60 });
    // From an hour before, as far as there is any, to an hour after.
    expect(channel?.rows.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(quarter));
    expect(channel?.rows.filter(({ inside }) => inside).map(({ at }) => at)).toEqual([quarter(2), quarter(3)]);
    expect(channel?.rows[3]).toMatchObject({ offered: 30, usualOffered: 12, agents: 2, usualAgents: 5, waiting: 9 });
  });

  test("[DL7] what is not known is absent: nothing usual, nobody's presence", () => {
    const { agents: _, ...unstaffed } = voice;
    const channel = postMortemOf(dip, dayOf([unstaffed]), usualOf([]), []).channels[0];
    expect(channel?.offered).toEqual({ actual: 60 });
    expect(channel?.agents).toEqual({});
    expect(channel?.rows[0]).not.toHaveProperty("usualOffered");
  });
});

describe("what people did", () => {
  const change = (at: number, what: AlarmChange["change"], by?: string): AlarmChange => ({
    ...{ at: at as Instant, id: "a", ruleId: "r", scope: "total", change: what, level: "watch" },
    ...(by === undefined ? {} : { by }),
  });

  test("[DL1] is taken from the history: who saw, for how long something was put aside", () => {
    const history = [
      change(1, "came"),
      change(2, "seen", "AP"),
      change(3, "shelved", "AP"),
      change(600_003, "unshelved"),
    ];
    expect(actionsOf(history)).toEqual([
      { at: 2, action: { kind: "see", id: "a", by: "AP" } },
      { at: 3, action: { kind: "shelve", id: "a", by: "AP", forMs: 600_000 } },
    ]);
    expect(actionsOf([change(3, "shelved", "AP"), change(9, "unshelved", "MO")]).at(-1)).toEqual({
      at: 9,
      action: { kind: "unshelve", id: "a", by: "MO" },
    });
  });

  test("[DL1] rules are those that were in force, changed when they were changed", () => {
    const saved = [1, 5, 9].map((at) => ({ at: at as Instant, rules: [] }));
    expect(rulesBetween(saved, [], 6 as Instant, 9 as Instant).map(({ at }) => at)).toEqual([6]);
    expect(rulesBetween(saved, [], 2 as Instant, 10 as Instant).map(({ at }) => at)).toEqual([2, 5, 9]);
  });
});

describe("days by date", () => {
  const berlin = new Calendar("Europe/Berlin");
  const reset = { dayResetMinute: 0 };

  test("[DL8] a day is named by the local date it begins on, and has 23, 24 or 25 hours", () => {
    const hours = (date: string) => {
      const day = dayOfDate(date, berlin, reset);
      return day === undefined ? undefined : (day.endsAt - day.startsAt) / HOUR_MS;
    };
    expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")]).toEqual([24, 23, 25]);
    expect(dayAt(MONDAY, berlin, reset)).toMatchObject({ date: "2026-03-09", startsAt: MONDAY - HOUR_MS });
    // A day that begins at 04:00 holds the small hours of the next date.
    expect(dayAt(MONDAY, berlin, { dayResetMinute: 240 }).date).toBe("2026-03-08");
    expect(dayBeside(dayAt(MONDAY, berlin, reset), -7, berlin, reset).date).toBe("2026-03-02");
  });

  test("[DL8] what is no date is no day", () => {
    for (const text of ["2026-02-30", "2026-13-01", "today", "20260301", ""]) {
      expect(dayOfDate(text, berlin, reset), text).toBeUndefined();
    }
  });
});
