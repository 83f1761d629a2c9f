import { describe, expect, test } from "vitest";
import type { AlarmChange } from "../../../sim/metrics/alarms/alarm.ts";
import { alarmSpells } from "../../../sim/metrics/day/alarmSpells.ts";
import { dipsOf, stretches } from "../../../sim/metrics/day/dips.ts";
import type { GapIncident } from "../../../sim/metrics/day/incident.ts";
import { incidentsOf } from "../../../sim/metrics/day/incidents.ts";
import { spikesOf } from "../../../sim/metrics/day/spikes.ts";
import { usualOf } from "../../../sim/metrics/day/usual.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { channelDay, dayOf, MONDAY, quarter } from "../../fixtures/dayLists.ts";

const config = defaultBoardConfig();
const NOTHING_USUAL = usualOf([]);

describe("dips", () => {
  test("[DL4] a dip begins with the first half hour missed beyond chance and ends with the last", () => {
    // Of 20 in each quarter: 20, 20, 8, 8, 20, 20. Half hours: –, 40/40, 28/40, 16/40, 28/40, 40/40; target 80 %.
    const met = [20, 20, 8, 8, 20, 20, 20];
    const counted = met.map(() => 20);
    const [dip, ...others] = dipsOf(dayOf([channelDay("voice", { offered: counted, met, counted })]), config);
    expect(others).toEqual([]);
    // 28 of 40 is 0.70 with a Wilson interval of 0.546–0.819: not beyond chance. Only 16 of 40 (0.264–0.554) is.
    expect(dip).toMatchObject({
      kind: "dip",
      level: "act",
      beginAt: quarter(2),
      endAt: quarter(4),
      hurt: 24,
      counted: 40,
    });
    expect(dip?.worst).toMatchObject({ value: 0.4, n: 40, at: quarter(4) });
    expect(dip?.id).toBe(`dip.voice.${quarter(2)}`);
  });

  test("[DL4] too few contacts are no dip, however bad", () => {
    const zeros = [0, 0, 0];
    expect(dipsOf(dayOf([channelDay("voice", { offered: zeros, met: zeros, counted: [9, 9, 1] })]), config)).toEqual(
      [],
    );
  });

  test("[DL4] a dip that lasts as far as the day has come has no end", () => {
    const dip = dipsOf(dayOf([channelDay("chat", { offered: [20, 20], met: [20, 0], counted: [20, 20] })]), config)[0];
    expect(dip).toMatchObject({ beginAt: quarter(0), hurt: 20 });
    expect(dip).not.toHaveProperty("endAt");
  });

  test("[DL4] stretches at most a bridge apart are one", () => {
    const flags = [true, false, true, false, false, true];
    expect(stretches(flags, 1)).toEqual([
      [0, 2],
      [5, 5],
    ]);
    expect(stretches(flags, 0)).toHaveLength(3);
    expect(stretches([], 1)).toEqual([]);
  });
});

describe("spikes", () => {
  const weeks = ["2026-03-02", "2026-02-23", "2026-02-16"].map((date) =>
    dayOf([channelDay("voice", { offered: [10, 10, 10, 10, 10, 10] })], date),
  );

  test("[DL5] half hours with more contacts than on such days beyond chance are a spike, with both sums", () => {
    const day = dayOf([channelDay("voice", { offered: [10, 10, 40, 40, 10, 10] })]);
    const [spike, ...others] = spikesOf(day, usualOf(weeks));
    expect(others).toEqual([]);
    // Half hours 20, 50, 80, 50, 20 against 20: every half hour that holds a quarter of 40.
    expect(spike).toMatchObject({
      beginAt: quarter(1),
      endAt: quarter(5),
      offered: 100,
      usual: 40,
      days: 3,
      level: "watch",
    });
  });

  test("[DL5] counting noise is no spike, and without such days there is none", () => {
    const noisy = dayOf([channelDay("voice", { offered: [13, 14, 12, 15, 13, 14] })]);
    expect(spikesOf(noisy, usualOf(weeks))).toEqual([]);
    const high = dayOf([channelDay("voice", { offered: [90, 90, 90] })]);
    expect(spikesOf(high, NOTHING_USUAL)).toEqual([]);
  });
});

describe("alarms of a day", () => {
  const change = (second: number, what: AlarmChange["change"], more: Partial<AlarmChange> = {}): AlarmChange => ({
    at: (MONDAY + second * 1_000) as AlarmChange["at"],
    id: "wait@channel:voice",
    ruleId: "wait",
    scope: "channel:voice",
    change: what,
    level: "watch",
    ...more,
  });
  const span = { startsAt: MONDAY, reachedAt: quarter(8) };

  test("[DL6] a spell lasts from when an alarm came until it left for good, at its worst level, with who saw it", () => {
    const spells = alarmSpells(
      [
        change(100, "came", { value: 30_000 }),
        change(130, "worse", { level: "act" }),
        change(140, "seen", { by: "AP" }),
        change(200, "left"),
        change(800, "came"),
        change(900, "left"),
        change(4_000, "came"),
      ],
      span,
      [],
    );
    expect(spells).toHaveLength(2);
    expect(spells[0]).toMatchObject({
      level: "act",
      seenBy: "AP",
      channel: "voice",
      value: 30_000,
      beginAt: MONDAY + 100_000,
    });
    expect(spells[0]?.endAt).toBe(MONDAY + 900_000);
    expect(spells[1]).not.toHaveProperty("endAt");
  });

  test("[DL6] an alarm on the channel of a dip while it lasts is told by the dip", () => {
    const day = dayOf([channelDay("voice", { offered: [20, 20, 20], met: [20, 0, 20], counted: [20, 20, 20] })]);
    const gap: GapIncident = {
      kind: "gap",
      id: "gap.1.a",
      level: "watch",
      beginAt: quarter(0),
      source: "a",
      cause: "reset",
    };
    const changes = [
      change(600, "came"),
      change(700, "left"),
      change(650, "came", { id: "x@channel:chat", scope: "channel:chat" }),
    ];
    const incidents = incidentsOf({ day, usual: NOTHING_USUAL, changes, rules: [], gaps: [gap], config });
    expect(incidents.map(({ kind }) => kind)).toEqual(["dip", "gap", "alarm"]);
    expect(incidents[2]).toMatchObject({ channel: "chat" });
  });
});
