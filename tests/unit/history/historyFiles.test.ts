import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import readWorkbook from "read-excel-file/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { csvText } from "../../../app/_charts/csv.ts";
import { run } from "../../../cli/program.ts";
import { exportTable } from "../../../sim/history/exportTable.ts";
import type { Mapping } from "../../../sim/history/mapping.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { HistoryFileReader, inspectHistory } from "../../../workers/historyFile.ts";
import { publicHolidays } from "../../../workers/historyHolidays.ts";
import { httpTarget } from "../../../workers/historyHttp.ts";
import { importHistory } from "../../../workers/historyImport.ts";
import { recordsOf } from "../../../workers/historyText.ts";
import { workbookOf, workbookOfSheets } from "../../../workers/historyWorkbookOut.ts";
import { RUSSIAN } from "../../fixtures/historyLayouts.ts";
import { post, running, wire } from "../live/server.ts";
import { NINE, queued, temporaryDirectory } from "../live/support.ts";

const ZONE = { timeZone: "Europe/Moscow" };

async function inspected(file: Blob, name = "Sales.csv") {
  const told = await inspectHistory(file, name, ZONE);
  if (!told.ok) throw new Error(JSON.stringify(told.problem));
  return told.inspected;
}

async function read(file: Blob, change: (mapping: Mapping) => Mapping = (same) => same) {
  const { form, guess } = await inspected(file);
  const reader = new HistoryFileReader(file, form, change(guess.mapping), guess.header);
  const rows: unknown[] = [];
  for await (const batch of reader.batches()) rows.push(...batch.rows);
  return { form, rows: rows as IntervalRow[], report: reader.report() };
}

/** Cyrillic of windows-1251 starts 0x350 below its place in Unicode; Ё apart. */
function windows1251(text: string): Blob {
  const bytes = [...text].map((character) => {
    const code = character.codePointAt(0)!;
    if (code < 128) return code;
    return character === "ё" ? 0xb8 : character === "–" ? 0x96 : code === 0xa0 ? 0xa0 : code - 0x350;
  });
  return new Blob([Uint8Array.from(bytes)]);
}

describe("files of histories", () => {
  test("[HI46] the same text in four encodings and three kinds of line ends gives the same rows", async () => {
    const plain = await read(new Blob([RUSSIAN]));
    expect(plain.rows).toHaveLength(2);
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(RUSSIAN, "utf16le")]);
    for (const [file, form] of [
      [windows1251(RUSSIAN), "windows-1251"],
      [new Blob([`\ufeff${RUSSIAN}`]), "utf-8"],
      [new Blob([utf16]), "utf-16le"],
      [new Blob([RUSSIAN.replaceAll("\n", "\r\n")]), "utf-8"],
      [new Blob([RUSSIAN.replaceAll("\n", "\r")]), "utf-8"],
    ] as const) {
      const told = await read(file);
      expect([told.form, told.rows]).toEqual([form, plain.rows]);
    }
  });

  test("[HI46] a name that is not UTF-8 in a late line makes the whole file windows-1251", async () => {
    const line = "Queue,2026-03-02 09:00,5\n";
    const head = new Blob([`Queue,Start,Offered\n${line.repeat(12_000)}`]);
    const file = new Blob([head, windows1251("Поддержка,2026-03-02 09:00,5\n")]);
    const told = await read(file);
    expect([told.form, told.rows.at(-1)?.queue]).toEqual(["windows-1251", "Поддержка"]);
  });

  test("[HI46] other kinds of files are refused by what they are", async () => {
    for (const [bytes, got] of [
      ["%PDF-1.7 …", "a PDF"],
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]), "a picture"],
      ['{"rows": []}', "JSON"],
      ["<html><body>", "a page or XML"],
      [Uint8Array.from([0x1f, 0x8b, 8]), "a packed file: unpack it first"],
      [Uint8Array.from([1, 0, 2, 0, 3]), "no text"],
      ["", "an empty file"],
    ] as const) {
      const told = await inspectHistory(new Blob([bytes]), "x", ZONE);
      expect(told).toMatchObject({ ok: false, problem: { code: "wrong-file", got } });
    }
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
    expect(await inspectHistory(new Blob([zip]), "x.zip", ZONE)).toMatchObject({ problem: { code: "wrong-file" } });
    expect(await inspectHistory(new Blob(["Queue,Date,Offered\n"]), "x", ZONE)).toMatchObject({
      problem: { code: "no-rows" },
    });
    const wide = new Blob(["a,".repeat(1_000_000)]);
    expect(await inspectHistory(wide, "x", ZONE)).toMatchObject({ problem: { code: "too-many-columns" } });
  });

  test("[HI46] a line of twenty million characters is one problem and little memory; the lines after it are kept", async () => {
    const chunk = new Blob(["x".repeat(1_000_000)]);
    const file = new Blob([
      "Queue,Start,Offered\nA,2026-03-02 09:00,1\n",
      ...Array.from({ length: 20 }, () => chunk),
      "\nA,2026-03-02 09:30,2\n",
    ]);
    const { rows, report } = await read(file);
    expect(rows.map((row) => row.offered)).toEqual([1, 2]);
    expect(report.kept).toMatchObject([{ code: "line-too-long" }]);
  });

  test("[HI46] a quote that never closes costs its own line, and is told", async () => {
    const tail = "A,2026-03-02 09:30,2\n".repeat(80_000);
    const { rows, report } = await read(new Blob([`Queue,Start,Offered\nA,2026-03-02 09:00,1\n"A,2026\n${tail}`]));
    expect([rows.length, report.problems]).toEqual([80_001, 1]);
    expect(report.kept).toMatchObject([{ line: 3, code: "broken-quotes" }]);
  });

  test("[HI46] lines are numbered as an editor does, over quoted line breaks and blank lines", async () => {
    const text = 'Queue,Start,Offered\n"A\nB",2026-03-02 09:00,1\n\nA,2026-03-02 09:30,many\n';
    const { report } = await read(new Blob([text]));
    expect(report.kept).toMatchObject([{ line: 5, column: "Offered", code: "bad-number", got: "many" }]);
    expect(report.kept[0]?.russian.expected).toBe("число, 0 или больше");
    const lines: number[] = [];
    for await (const piece of recordsOf(new Blob([text]), "utf-8", ",")) lines.push(...piece.lines);
    expect(lines).toEqual([1, 2, 4, 5]);
  });

  test("[HI47] what is exported as CSV (either decimal sign) or as a workbook is read back as the same rows", async () => {
    const rows: IntervalRow[] = [
      {
        queue: "=cmd()",
        channel: "voice",
        startAt: 1_772_442_000_000 as Instant,
        minutes: 15,
        offered: 7.5,
        agents: 2.25,
      },
      {
        queue: 'Say "hi"; there',
        channel: "chat",
        startAt: 1_772_442_900_000 as Instant,
        minutes: 15,
        offered: 0,
        talkMs: 1500,
      },
    ];
    const table = exportTable(rows);
    const named = rows.map((row) => ({ ...row, queue: row.queue.replace(/^=/, "'=") }));
    for (const comma of [false, true]) {
      const text = csvText(table, comma);
      // A spreadsheet would run a cell that begins so.
      expect(text).not.toMatch(/(?:^|[,;\n])"?=/);
      expect((await read(new Blob([text]))).rows).toEqual(named);
    }
    expect((await read(await workbookOf(table))).rows).toEqual(rows);
  });

  test("[LX11] a workbook of several sheets has each with its rows, empty cells empty, texts never formulas", async () => {
    const book = await workbookOfSheets([
      {
        name: "One",
        rows: [
          ["a", "b"],
          ["=1+1", 0.25],
          [undefined, -3],
        ],
      },
      { name: "Two", rows: [["ч"], ["да"]] },
    ]);
    const sheets = await readWorkbook(Buffer.from(await book.arrayBuffer()));
    expect(sheets.map(({ sheet, data }) => [sheet, data])).toEqual([
      [
        "One",
        [
          ["a", "b"],
          ["=1+1", 0.25],
          [null, -3],
        ],
      ],
      ["Two", [["ч"], ["да"]]],
    ]);
    expect(() => workbookOfSheets([])).toThrow(RangeError);
  });

  test("[HI48] called off or failed, an import keeps nothing; the terminal imports what the page does", async () => {
    const file = new Blob([RUSSIAN]);
    const { form, guess } = await inspected(file);
    const { mapping, header } = guess;
    const server = await running();
    const start = {
      name: "x.csv",
      kind: mapping.kind,
      origin: "file",
      timeZone: "UTC",
      mapping,
      bytes: file.size,
    } as const;
    const listed = async () =>
      (await (await fetch(`${server.address}/api/v1/history/imports`)).json()) as { state: string; rows: number }[];
    const calledOff = new AbortController();
    const job = { file, start, form, header, onProgress: () => calledOff.abort() };
    const target = httpTarget(server.address);
    await expect(importHistory({ ...job, target, signal: calledOff.signal })).rejects.toThrow();
    await expect(
      importHistory({ ...job, target: { ...target, keep: () => Promise.reject(new Error("the disk is full")) } }),
    ).rejects.toThrow("the disk is full");
    expect(await listed()).toEqual([]);
    expect((await importHistory({ ...job, target })).kept).toMatchObject({ rows: 2, added: 2 });
    expect(await listed()).toMatchObject([{ state: "kept", rows: 2 }]);
  });

  test("[HI48] however large the pieces of a file are, a batch holds at most 5,000 rows", async () => {
    const file = new Blob([`Queue,Start,Offered\n${"A,2026-03-02 09:00,1\n".repeat(12_345)}`]);
    const { form, guess } = await inspected(file);
    const { mapping, header } = guess;
    const start = { name: "x", kind: mapping.kind, origin: "file", timeZone: "UTC", mapping, bytes: 1 } as const;
    const sizes: number[] = [];
    const target = {
      begin: async () => "i",
      append: async (_: string, __: number, rows: readonly unknown[]) => void sizes.push(rows.length),
      keep: async () => ({ id: "i", rows: 0, added: 0, replaced: 0, same: 0 }),
      drop: async () => {},
    };
    await importHistory({ file, start, form, header, target, onProgress: () => {} });
    expect(sizes).toEqual([5_000, 5_000, 2_345]);
  });

  test("[HI48] the terminal checks and imports files: exit 0, or 1 where lines could not be read", async () => {
    const { writeFile } = await import("node:fs/promises");
    const directory = temporaryDirectory();
    const [good, bad] = [`${directory}/good.csv`, `${directory}/bad.csv`];
    await writeFile(good, RUSSIAN);
    await writeFile(bad, RUSSIAN.replace("1 204", "много"));
    const out: string[] = [];
    const notes: string[] = [];
    const terminal = {
      out: (text: string) => out.push(text),
      note: (text: string) => notes.push(text),
      interrupted: async () => {},
    };
    const told = (...args: string[]) => run(["history", ...args], terminal as unknown as Parameters<typeof run>[1]);
    expect(await told("import", good, "--zone", "Europe/Moscow", "--data", directory)).toBe(0);
    expect(await told("import", good, "--zone", "Europe/Moscow", "--data", directory)).toBe(0);
    expect(out.map((line) => /\d+ new.*the same/.exec(line)?.[0])).toEqual([
      ...["2 new, 0 replaced, 0 the same", "0 new, 0 replaced, 2 the same"],
    ]);
    expect(await told("check", bad, "--zone", "Europe/Moscow", "--language", "ru")).toBe(1);
    expect(notes.at(-1)).toBe(
      "bad.csv: bad-number  строка 4, Поступило: ожидалось: число, 0 или больше; получено: много",
    );
  });

  test("[HI48] a server that is too busy is asked again when it says", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { "Retry-After": "3" }).end("{}");
      else response.writeHead(201, { "Content-Type": "application/json" }).end('{"id":"i-1"}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const waits: number[] = [];
    const target = httpTarget(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async (ms) => void waits.push(ms),
    );
    expect(await target.begin({} as Parameters<typeof target.begin>[0])).toBe("i-1");
    expect(waits).toEqual([3_000]);
  });

  test("[HI45] holidays of a country: several days off are several dates, named in both languages", () => {
    const dates = publicHolidays("RU", 2026, 2026);
    expect(dates.filter(({ date }) => date <= "2026-01-08")).toHaveLength(8);
    expect(dates).toContainEqual({
      date: "2026-02-23",
      name: { en: "Defender of the Fatherland Day", ru: "День защитника Отечества" },
    });
    expect(publicHolidays("XX", 2026, 2026)).toEqual([]);
  });

  test("[HI49] visits that ended are taken from the floor's own log, each once", async () => {
    const server = await running();
    const take = async () =>
      (await (await fetch(`${server.address}/api/v1/history/from-log`, { method: "POST" })).json()) as Record<
        string,
        unknown
      >;
    expect((await take()).code).toBe("import-state");
    const joined = queued(0);
    const left = {
      ...{
        ...joined,
        type: "visit.dequeued",
        eventId: "left-0",
        at: NINE + 42_000,
        outcome: "abandoned",
        by: "customer",
      },
    } as unknown as FloorEvent;
    await post(
      server,
      [joined, queued(500), left].map((event) => wire(event)),
    );
    expect(await take()).toMatchObject({ kind: "contacts", origin: "log", state: "kept", added: 1 });
    expect(await take()).toMatchObject({ added: 0, same: 1 });
    const contacts = await fetch(`${server.address}/api/v1/history/contacts?queue=sales&channel=voice`);
    expect(((await contacts.json()) as { rows: unknown }).rows).toMatchObject([
      { arrivedAt: NINE, outcome: "abandoned", waitMs: 42_000 },
    ]);
  });
});
