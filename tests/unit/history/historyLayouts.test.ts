import { describe, expect, test } from "vitest";
import { NOTHING_DECIDED } from "../../../sim/history/decisions.ts";
import { parseMapping } from "../../../sim/history/mapping.ts";
import { markedDays } from "../../../sim/history/marks.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import { sniffDelimiter } from "../../../sim/history/table.ts";
import {
  AMAZON,
  BANK,
  CALABRIO,
  CALLS,
  ELEVEO,
  ELEVEO_BARE,
  GENESYS,
  guessText,
  NICE,
  NICE_BARE,
  OWN,
  RUSSIAN,
  readText,
  VERINT,
} from "../../fixtures/historyLayouts.ts";

const at = (text: string) => Date.parse(text);

describe("layouts planners really have", () => {
  test("[HI1] Genesys: quarters in UTC, skill set and language are parts, handled is what handle time is of", () => {
    const { guess, rows, mapper } = readText(GENESYS, "Europe/Moscow");
    expect([guess.mapping.layout, guess.mapping.timeZone, guess.mapping.minutes]).toEqual(["genesys", "UTC", 15]);
    expect(mapper.problems.count).toBe(0);
    expect(rows[0]).toEqual({
      ...{ queue: "Cards", channel: "voice", startAt: at("2026-03-02T06:00Z"), minutes: 15 },
      ...{ offered: 12, answered: 10, handleMs: 2_710_000, part: "en · gold|||loans" },
    });
    expect(rows[1]).toMatchObject({ offered: 3, part: "ru" });
    expect(rows[2]).toMatchObject({ channel: "chat", handleMs: 1_800_500 });
  });

  test("[HI1] Amazon: a mean handle time becomes the sum over the volume; an empty one is not known", () => {
    const { guess, rows } = readText(AMAZON);
    expect([guess.mapping.layout, guess.mapping.minutes]).toEqual(["amazon", 15]);
    expect(rows[0]).toMatchObject({ queue: "BasicQueue", channel: "voice", offered: 20, handleMs: 4_210_000 });
    expect(rows[1]).toEqual({
      ...{ queue: "BasicQueue", channel: "voice", startAt: at("2026-03-02T09:15Z"), minutes: 15, offered: 0 },
    });
    expect(rows[2]).toMatchObject({ channel: "chat", handleMs: 3_600_000 });
  });

  test("[HI1] NICE IEX: strokes, a #fields line, packed dates with the month first, in a zone of its own", () => {
    const { guess, rows } = readText(NICE, "Europe/Moscow");
    expect([guess.mapping.layout, guess.mapping.delimiter, guess.mapping.dateOrder, guess.mapping.minutes]).toEqual([
      ...["nice-iex", "|", "mdy", 30],
    ]);
    expect(rows[0]).toEqual({
      ...{ queue: "101", channel: "voice", startAt: at("2026-03-02T05:00Z"), minutes: 30, offered: 31 },
      ...{ answered: 29, handleMs: 29 * 245_000 },
    });
    expect(rows[2]?.queue).toBe("101");
    expect((rows[2] as IntervalRow).startAt).toBe(at("2026-03-13T05:00Z"));
  });

  test("[HI1] Calabrio: 21 fields without a header are known by their form; empty figures are no zeros", () => {
    const { guess, rows, mapper } = readText(CALABRIO);
    expect([guess.mapping.layout, guess.header]).toEqual(["calabrio", undefined]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      ...{ queue: "Service", channel: "voice", startAt: at("2026-03-02T08:00Z"), minutes: 15, offered: 12 },
      ...{ answered: 10, abandoned: 2, shortAbandoned: 1, answeredWithin: 9, agents: 4 },
      ...{
        handleMs: 2_700_000,
        talkMs: 2_400_000,
        wrapUpMs: 300_000,
        waitMsOfAnswered: 95_000,
        waitMsOfAbandoned: 40_000,
      },
    });
    expect(mapper.problems.kept).toMatchObject([{ line: 3, column: "6", code: "missing-value" }]);
  });

  test("[HI1] Verint: no header, whole days, month first even where no day is above twelve", () => {
    const { guess, rows } = readText(VERINT);
    expect([guess.mapping.layout, guess.mapping.minutes, guess.mapping.dateOrder]).toEqual(["verint", 1_440, "mdy"]);
    expect(rows[0]).toMatchObject({
      queue: "Billing",
      startAt: at("2026-03-02"),
      offered: 812,
      handleMs: 812 * 305_000,
    });
    expect(readText("Billing,3-2-2026,812,305\nBilling,3-3-2026,790,311\n").guess.mapping.dateOrder).toBe("mdy");
  });

  test("[HI1] Eleveo: every quarter of a day in ISO, zeros are zeros", () => {
    const { guess, rows } = readText(ELEVEO, "Europe/Moscow");
    expect([guess.mapping.layout, guess.mapping.minutes]).toEqual(["eleveo", 15]);
    expect(rows[0]).toMatchObject({ startAt: at("2026-03-02T00:00Z"), offered: 0, handleMs: 0 });
  });

  test("[HI1] Eleveo without a header: begin, name, contacts and mean are known by their form, wherever the name stands", () => {
    const { guess, rows, mapper } = readText(ELEVEO_BARE, "Europe/Berlin");
    expect([guess.mapping.layout, guess.header, guess.mapping.timeZone]).toEqual(["eleveo", undefined, "UTC"]);
    expect(guess.mapping.minutes).toBe(15);
    // The clocks of Berlin go forward at one in UTC: no quarter is missing, none is told twice.
    expect(rows.map((row) => [(row as IntervalRow).startAt, (row as IntervalRow).offered])).toEqual([
      [at("2026-03-29T00:45Z"), 0],
      [at("2026-03-29T01:00Z"), 12],
      [at("2026-03-29T01:15Z"), 7],
    ]);
    expect(rows[1]).toMatchObject({ queue: "Main queue", handleMs: 12 * 181_500 });
    expect(mapper.problems.count).toBe(0);
    const swapped = ELEVEO_BARE.replaceAll(/^(.*?),(.*?),/gm, "$2,$1,");
    expect(readText(swapped, "Europe/Berlin").rows).toEqual(rows);
    const unnamed = readText(ELEVEO_BARE.replaceAll("Main queue,", ""), "Europe/Berlin");
    expect([unnamed.guess.mapping.layout, unnamed.rows[0]?.queue]).toEqual(["eleveo", "Sales"]);
    // A third figure is something else: nothing is made up.
    expect(guessText("2026-03-29T01:00:00Z,5,12,181\n").mapping.layout).not.toBe("eleveo");
  });

  test("[HI1] NICE IEX without its #fields line is known by its form; what follows the zone a person has to say", () => {
    const guess = guessText(NICE_BARE, "Europe/Moscow");
    expect([guess.mapping.layout, guess.mapping.dateOrder, guess.mapping.minutes]).toEqual(["nice-iex", "mdy", 30]);
    expect(guess.assumed).toContain("columns");
    expect(guess.mapping.columns.slice(0, 3).map(({ field }) => field)).toEqual(["date", "time", "ignore"]);
    const { rows } = readText(NICE_BARE, "Europe/Moscow", (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((one, i) => (i === 3 ? { field: "queue" } : i === 4 ? { field: "offered" } : one)),
    }));
    expect(rows[0]).toMatchObject({ queue: "101", offered: 31, startAt: at("2026-03-02T05:00Z") });
    // The month stands first where nothing says otherwise; a day above twelve does.
    const days = NICE.replace("03132026", "13032026").replaceAll("03022026", "02032026");
    expect(readText(days).guess.mapping.dateOrder).toBe("dmy");
    expect(readText(NICE.replace("03132026", "03032026")).guess.mapping.dateOrder).toBe("mdy");
  });

  test("[HI1] Russian exports: titles above, decimal commas, spaces in numbers, day first, clock durations, a total below", () => {
    const { guess, rows, mapper } = readText(RUSSIAN, "Europe/Moscow");
    expect(guess.mapping).toMatchObject({
      delimiter: ";",
      decimal: ",",
      dateOrder: "dmy",
      headerLines: 3,
      minutes: 30,
    });
    expect(rows[0]).toEqual({
      ...{ queue: "Поддержка", channel: "voice", startAt: at("2026-03-13T06:00Z"), minutes: 30, offered: 1204 },
      ...{ answered: 1100, abandoned: 104, handleMs: 1100 * 271_000, waitMsOfAnswered: 5_500_500 },
    });
    expect(rows).toHaveLength(2);
    expect([mapper.counts.totals, mapper.problems.count]).toEqual([1, 0]);
  });

  test("[HI1] call-by-call: outcomes in words, m:ss durations, an outcome nobody knows is other", () => {
    const { guess, rows } = readText(CALLS);
    expect([guess.mapping.kind, guess.mapping.dateOrder]).toEqual(["contacts", "dmy"]);
    expect(rows).toEqual([
      {
        ...{ queue: "Support", channel: "voice", arrivedAt: at("2026-03-02T09:00:05Z"), outcome: "answered" },
        ...{ waitMs: 12_000, talkMs: 271_000, agent: "Olga", customer: "74950000001", id: "c-1" },
      },
      {
        ...{ queue: "Support", channel: "voice", arrivedAt: at("2026-03-02T09:00:09Z"), outcome: "abandoned" },
        ...{ waitMs: 65_000, customer: "74950000002", id: "c-2" },
      },
      {
        ...{ queue: "Support", channel: "voice", arrivedAt: at("2026-03-02T09:03:00Z"), outcome: "other" },
        ...{ waitMs: 30_000, agent: "Ivan", id: "c-3" },
      },
    ]);
  });

  test("[HI1] records of a bank: seconds after midnight; phantoms and who hung up in the menu are no contacts of a queue", () => {
    const { guess, rows, mapper } = readText(BANK, "Asia/Jerusalem");
    expect([guess.mapping.layout, guess.mapping.kind]).toEqual(["bank", "contacts"]);
    expect(rows).toEqual([
      {
        ...{ queue: "PS", channel: "voice", arrivedAt: at("1999-01-03T07:00:06+02:00"), outcome: "answered" },
        ...{ waitMs: 114_000, talkMs: 180_000, agent: "A07", customer: "77" },
      },
      {
        ...{ queue: "PS", channel: "voice", arrivedAt: at("1999-01-03T07:00:16+02:00"), outcome: "abandoned" },
        ...{ waitMs: 84_000 },
      },
      {
        ...{ queue: "NE", channel: "voice", arrivedAt: at("1999-01-03T07:05:10+02:00"), outcome: "answered" },
        ...{ waitMs: 0, talkMs: 60_000, agent: "A08" },
      },
    ]);
    expect(mapper.counts.notQueued).toBe(2);
  });

  test("[HI1] our own layout is read as it was written", () => {
    const { guess, rows } = readText(OWN, "Europe/Moscow");
    expect([guess.mapping.layout, guess.confidence]).toEqual(["floorcast", 1]);
    expect(rows[0]).toEqual({
      ...{ queue: "Sales", channel: "voice", startAt: at("2026-03-02T06:00Z"), minutes: 15, offered: 7 },
      ...{ answered: 6, abandoned: 1, handleMs: 1_500_000 },
    });
  });

  test("[HI2] delimiters: quoted ones, decimal commas and tabs of a pasted block do not mislead", () => {
    expect(sniffDelimiter('a;b;c\n"x;y";1,5;2\n"z";2,5;3\n')).toBe(";");
    expect(sniffDelimiter("Date\tOffered\n02.03.2026\t1,5\n03.03.2026\t2,5\n")).toBe("\t");
    expect(sniffDelimiter('a,b\n"one\ntwo",3\n"x",4\n')).toBe(",");
  });

  test("[HI3] a mapping is data: it survives JSON, and a broken one names every fault with its place", () => {
    const { guess } = readText(RUSSIAN, "Europe/Moscow");
    expect(parseMapping(JSON.parse(JSON.stringify(guess.mapping)))).toEqual({ ok: true, mapping: guess.mapping });
    const broken = parseMapping({ ...guess.mapping, timeZone: "Mars/Base", minutes: 7, decimal: "!" });
    expect(broken.ok ? [] : broken.problems.map(({ path }) => path)).toEqual(["decimal", "timeZone", "minutes"]);
    const empty = parseMapping({
      ...guess.mapping,
      columns: [{ field: "offered" }, { field: "offered" }],
      minutes: null,
    });
    expect(empty.ok ? [] : empty.problems.map(({ path, code }) => [path, code])).toEqual([
      ["columns", "missing-field"],
      ["queue", "missing-field"],
      ["minutes", "missing-field"],
      ["columns.1.field", "inconsistent"],
    ]);
  });

  test("[HI37] marks: accepted decisions change their day and queue alone, rejected ones nothing", () => {
    const day = (date: string) => ({ date, weekday: 1, counts: new Float64Array([5, Number.NaN, 7, 9]), special: [] });
    const cut = { queue: "Sales", channel: "voice", fromMinute: 480, intervalMinutes: 30 } as const;
    const about = { queue: "Sales", channel: "voice", date: "2026-03-02" } as const;
    const marked = markedDays([day("2026-03-02"), day("2026-03-03")], cut, {
      ...NOTHING_DECIDED,
      decisions: [
        { ...about, id: "1", verdict: "accepted", effect: { kind: "zero", fromMinute: 480, toMinute: 570 } },
        { ...about, id: "2", verdict: "accepted", effect: { kind: "unknown", fromMinute: 540, toMinute: 570 } },
        { ...about, id: "3", verdict: "accepted", effect: { kind: "special", name: "New Year" } },
        { ...about, id: "4", verdict: "rejected", effect: { kind: "exclude" } },
        { ...about, id: "5", queue: "Other", verdict: "accepted", effect: { kind: "exclude" } },
      ],
      events: [{ id: "e", name: "Mailing", from: "2026-03-02", to: "2026-03-02" }],
    });
    expect(marked[0]).toEqual({
      ...day("2026-03-02"),
      counts: new Float64Array([5, 0, Number.NaN, 9]),
      special: ["New Year", "Mailing"],
    });
    expect(marked[1]).toEqual(day("2026-03-03"));
  });
});
