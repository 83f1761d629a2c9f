import { describe, expect, test } from "vitest";
import {
  change,
  clock,
  clockWithSeconds,
  count,
  decimal,
  duration,
  limit,
  percent,
  percentNumber,
  percentRange,
} from "../../../app/_i18n/format.ts";

const NB = "\u00a0";
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("[D1] formats", () => {
  test.each([
    [0.8, "80%", `80${NB}%`],
    [0, "0%", `0${NB}%`],
    [1, "100%", `100${NB}%`],
    [0.004, "0%", `0${NB}%`],
    [0.005, "1%", `1${NB}%`],
    [undefined, "—", "—"],
  ])("[D1] the fraction %s reads %s, in Russian %s", (fraction, en, ru) => {
    expect(percent(fraction, "en")).toBe(en);
    expect(percent(fraction, "ru")).toBe(ru);
  });

  test("[D1] a percent whose heading carries the sign is the number alone", () => {
    expect(percentNumber(0.625)).toBe("63");
    expect(percentNumber(0)).toBe("0");
    expect(percentNumber(undefined)).toBe("—");
  });

  test("[D1] an interval is joined by an en dash and absent when either end is", () => {
    expect(percentRange(0.41, 0.93)).toBe("41\u201393");
    expect(percentRange(undefined, 0.93)).toBe("");
    expect(percentRange(0.41, undefined)).toBe("");
  });

  test.each([
    [0, "0", "0"],
    [999, "999", "999"],
    [1_000, "1,000", `1${NB}000`],
    [14_751, "14,751", `14${NB}751`],
    [1_234_567, "1,234,567", `1${NB}234${NB}567`],
  ])("[D1] the count %s reads %s, in Russian %s", (value, en, ru) => {
    expect(count(value, "en")).toBe(en);
    expect(count(value, "ru")).toBe(ru);
  });

  test.each([
    [0.4, 1, "0.4", "0,4"],
    [-40, 0, "\u221240", "\u221240"],
    [-0.44, 1, "\u22120.4", "\u22120,4"],
    [-0.04, 1, "0.0", "0,0"],
    [0, 1, "0.0", "0,0"],
    [5, 0, "5", "5"],
  ])("[D1] %s with %s decimals reads %s, in Russian %s", (value, digits, en, ru) => {
    expect(decimal(value, digits, "en")).toBe(en);
    expect(decimal(value, digits, "ru")).toBe(ru);
  });

  test.each([
    [undefined, "—", "—"],
    [0, "0:00", "0:00"],
    [999, "0:00", "0:00"],
    [SECOND, "0:01", "0:01"],
    [6 * MINUTE + 9 * SECOND, "6:09", "6:09"],
    [HOUR - 1, "59:59", "59:59"],
    [HOUR, `1${NB}h`, `1${NB}ч`],
    [HOUR + 59 * SECOND, `1${NB}h`, `1${NB}ч`],
    [HOUR + MINUTE, `1${NB}h${NB}01`, `1${NB}ч${NB}01`],
    [HOUR + 6 * MINUTE, `1${NB}h${NB}06`, `1${NB}ч${NB}06`],
    [27 * HOUR, `27${NB}h`, `27${NB}ч`],
    [1_000 * HOUR + 30 * MINUTE, `1,000${NB}h${NB}30`, `1${NB}000${NB}ч${NB}30`],
    [-1, "0:00", "0:00"],
  ])("[D1] a duration of %s ms reads %s, in Russian %s", (ms, en, ru) => {
    expect(duration(ms, "en")).toBe(en);
    expect(duration(ms, "ru")).toBe(ru);
  });

  test.each([
    [20 * SECOND, `20${NB}s`, `20${NB}с`],
    [1_500, `1.5${NB}s`, `1,5${NB}с`],
    [MINUTE, `1${NB}min`, `1${NB}мин`],
    [90 * SECOND, `90${NB}s`, `90${NB}с`],
    [2 * MINUTE, `2${NB}min`, `2${NB}мин`],
    [150 * SECOND, `2.5${NB}min`, `2,5${NB}мин`],
    [HOUR, `1${NB}h`, `1${NB}ч`],
    [4 * HOUR, `4${NB}h`, `4${NB}ч`],
    [90 * MINUTE, `1.5${NB}h`, `1,5${NB}ч`],
  ])("[D1] an acceptable wait of %s ms is said as %s, in Russian %s", (ms, en, ru) => {
    expect(limit(ms, "en")).toBe(en);
    expect(limit(ms, "ru")).toBe(ru);
  });

  test("[D1] clocks have 24 hours and are those of the floor's zone", () => {
    const at = Date.UTC(2026, 10, 22, 21, 4, 5);
    expect(clock(at, "UTC")).toBe("21:04");
    expect(clock(at, "Europe/Moscow")).toBe("00:04");
    expect(clockWithSeconds(at, "Asia/Kolkata")).toBe("02:34:05");
  });

  test("[D1] a change has an arrow for its direction and the size of it", () => {
    expect(change(14, "en")).toBe("↑14");
    expect(change(-3, "ru")).toBe("↓3");
    expect(change(-1_200, "en")).toBe("↓1,200");
  });
});
