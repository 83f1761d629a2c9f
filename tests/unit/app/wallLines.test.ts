import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { csvText } from "../../../app/_charts/csv.ts";
import { en } from "../../../app/_i18n/en.ts";
import { Words } from "../../../app/_i18n/Words.tsx";
import { EquityLine } from "../../../app/_tiles/EquityLine.tsx";
import { QualityLine } from "../../../app/_tiles/QualityLine.tsx";
import { RestLine } from "../../../app/_tiles/RestLine.tsx";
import { shownName } from "../../../app/_tiles/shownName.ts";
import { TeamRow } from "../../../app/_tiles/TeamRow.tsx";
import { agentFrame, frame } from "../../../app/gallery/builders.ts";
import { empty, normal, tooFew } from "../../../app/gallery/channels.ts";
import { CALM, RATED, team, UNEQUAL } from "../../../app/gallery/fixtures.ts";
import { addressSpec } from "../../../app/wall/addressSpec.ts";
import { boardLines, linesWithin } from "../../../app/wall/boardLines.tsx";
import { WallBoard } from "../../../app/wall/WallBoard.tsx";
import type { Frame } from "../../../sim/metrics/frame.ts";

function markup(children: ReactNode): string {
  const page = { language: "en" as const, children };
  return renderToStaticMarkup(createElement(Words, page));
}

function text(node: ReactNode): string {
  const html = markup(node);
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const SUPERVISOR = addressSpec(new URLSearchParams());
const NONE = new Set<never>();

describe("[W22] lines below the channels", () => {
  test("[W22] every figure has its n, and an interval where that is too small", () => {
    expect(text(createElement(QualityLine, { quality: RATED, minimumN: 20, timeZone: "UTC" }))).toBe(
      "Quality today Satisfied 84% n 212 NPS +31 n 212 Evaluation 92% n 6 First time 71% n 540 up to 08:00",
    );
    const few = { ...RATED, nps: { value: -4, n: 5, low: -60, high: 52 } };
    expect(text(createElement(QualityLine, { quality: few, minimumN: 20, timeZone: "UTC" }))).toContain(
      "NPS −4 −60…+52 n 5",
    );
    expect(text(createElement(EquityLine, { equity: UNEQUAL }))).toBe(
      "Equity wait P90 ÷ target Messenger 4.2× n 142 Voice 0.6× n 221 resolved first time E-mail 58% n 96 Voice 78% n 221",
    );
    expect(text(createElement(EquityLine, { equity: {} }))).toBe("Equity too few to compare channels");
    expect(text(createElement(TeamRow, { team: team("north") }))).toMatch(
      /^north 2 Ready 1 over limit 11\/18 Load 83%/,
    );
  });

  test("[W22] a queue of two channels has a line of each, told apart by name and by key", () => {
    const shared = { ...CALM, queues: CALM.queues.flatMap((queue) => [queue, { ...queue, channel: "chat" as const }]) };
    const lines = boardLines(shared, SUPERVISOR, NONE).filter(({ key }) => key.startsWith("queue"));
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
    expect(lines.map(({ line }) => /^\D+/.exec(text(line))?.[0].trim()).sort()).toEqual([
      "sales Chat",
      "sales Voice",
      "support Chat",
      "support Voice",
    ]);
  });

  test("[W22] too little room shows the first line of every widget before the second of any, in their order", () => {
    const lines = boardLines(CALM, SUPERVISOR, NONE);
    expect(lines.map(({ key }) => key)).toEqual([
      "quality",
      "equity",
      "queue sales voice",
      "queue support voice",
      "team north",
    ]);
    expect(linesWithin(lines, 4).map(({ key }) => key)).toEqual([
      "quality",
      "equity",
      "queue sales voice",
      "team north",
    ]);
    expect(linesWithin(lines, 0)).toEqual([]);
    expect(linesWithin(lines, 99)).toEqual(lines);
  });

  test("[W25] a line ages with what it is made of: dated and faded, then withdrawn", () => {
    const [voice] = CALM.channels;
    const row = { ...voice!, freshness: "ageing" as const, lastEventAt: CALM.at };
    const line = (key: string, over: Partial<Frame>, link: "fresh" | "ageing" | "lost" = "fresh") =>
      boardLines({ ...CALM, ...over }, SUPERVISOR, NONE, link).find((one) => one.key === key)?.line;
    const queue = (freshness: "ageing" | "stale") => ({
      queues: CALM.queues.map((one) => ({ ...one, age: { freshness, asOf: CALM.at } })),
    });
    // Its channel may be older: a queue is as old as its own sources.
    expect(text(line("queue sales voice", { channels: [row] }))).toMatch(/n \d+$/);
    const ageing = line("queue sales voice", queue("ageing"));
    expect(markup(ageing)).toContain("row--ageing");
    expect(text(ageing)).toBe("sales 2 0:09 86 /80 as of 12:00:00");
    const stale = line("queue sales voice", queue("stale"));
    expect(markup(stale)).toContain("row--dead");
    expect(text(stale)).toBe("sales — — — as of 12:00:00");
    expect(text(line("queue sales voice", {}))).toMatch(/n \d+$/);
    // The connection is late: every line is as old as the frame. It is gone: the band says since when.
    expect(text(line("equity", {}, "ageing"))).toMatch(/^Equity as of 12:00:00 wait/);
    expect(text(line("equity", {}, "lost"))).toBe("Equity DATA —");
    expect(text(line("quality", {}, "lost"))).toBe("Quality today DATA —");
  });

  test("[W25] a team is stale when nobody in it is known, and says how many are unknown before that", () => {
    const north = team("north");
    const line = (over: Partial<Frame>) =>
      text(boardLines({ ...CALM, ...over }, SUPERVISOR, NONE).find(({ key }) => key === "team north")?.line);
    const age = (freshness: "ageing" | "stale") => ({ freshness, asOf: (CALM.at - 1_000) as Frame["at"] });
    const nobody = { contact: 0, ringing: 0, wrapup: 0, ready: 0, break: 0, away: 0, offline: 3, unknown: 14 };
    expect(line({ teams: [{ ...north, agents: nobody, age: age("stale") }] })).toBe("north DATA — as of 11:59:59");
    expect(line({ teams: [{ ...north, agents: { ...north.agents, unknown: 4 } }] })).toMatch(
      /^north 4 Unknown 2 Ready/,
    );
    expect(line({ teams: [{ ...north, age: age("ageing") }] })).toMatch(/^north as of 11:59:59 2 Ready/);
    expect(line({})).toMatch(/^north 2 Ready/);
  });

  test("[W25] a channel in the line of the rest has no figure once its data is stale", () => {
    const rows = [normal, { ...empty, freshness: "stale" as const }];
    expect(text(createElement(RestLine, { rows, minimumN: 20, characters: 100 }))).toBe(
      "2 more, worst first Voice 86 /80 SMS — /80 DATA",
    );
  });

  test("[W22] a line that would say nothing is not there", () => {
    expect(boardLines(frame(), SUPERVISOR, NONE)).toEqual([]);
  });

  test("[W17] the line of the rest counts whom it has no room for", () => {
    const rest = (characters: number) =>
      text(createElement(RestLine, { rows: [normal, tooFew, empty], minimumN: 20, characters }));
    expect(rest(100)).toBe("3 normal Voice 86 /80 Callback 75 /85 n 8 SMS — /80 n 0");
    expect(rest(40)).toBe("3 normal Voice 86 /80 +2");
  });
});

describe("[W23] who may see what", () => {
  test("[W23] names, initials or nobody, whatever the frame holds", () => {
    const anna = agentFrame(0, { name: "Anna-Maria van der Berg" });
    expect(shownName(anna, "names")).toBe("Anna-Maria van der Berg");
    expect(shownName(anna, "initials")).toBe("AMV");
    expect(shownName(anna, "none")).toBeUndefined();
    expect(shownName(agentFrame(0), "names")).toBeUndefined();
    expect(shownName(agentFrame(0, { name: "李" }), "initials")).toBe("李");
    expect(shownName(agentFrame(0, { name: "42" }), "initials")).toBeUndefined();
  });

  test("[W23] an agent-facing board names nobody, ranks nobody and counts nobody who waits", () => {
    const spec = addressSpec(new URLSearchParams("audience=agents&names=1"));
    expect(spec.names).toBe("none");
    const agents = CALM.agents.map((agent) => ({ ...agent, name: "Anna Petrova" }));
    const board = createElement(WallBoard, {
      view: { frame: { ...CALM, agents }, link: { state: "fresh", ageMs: 0 }, problem: undefined },
      viewport: { widthPx: 1920, heightPx: 1080 },
      seat: { distanceM: 5, diagonalInch: 86 },
      spec,
    });
    const html = markup(board);
    expect(html).not.toMatch(/Anna|Petrova|data-seat|data-channel|data-queue/);
    for (const word of [en.wall.waiting, en.wall.longest, "seat", "Voice"]) expect(html).not.toContain(word);
    expect(html).toContain("60 agents");
  });

  test("[W23] an address that cannot be understood is a supervisor's board without names", () => {
    const spec = addressSpec(new URLSearchParams("audience=boss&names=yes&template=round"));
    expect(spec).toMatchObject({ audience: "supervisor", names: "none", template: "auto" });
    expect(addressSpec(new URLSearchParams("names=initials&template=32:9"))).toMatchObject({
      names: "initials",
      template: "32:9",
    });
  });
});

describe("[W24] tables to take away", () => {
  test("[W24] spreadsheets open them as they are, with the decimal mark of the language", () => {
    expect(csvText([["a", 1.5, undefined]], false)).toBe("\ufeffa,1.5,\r\n");
    expect(csvText([["a", 1.5, undefined]], true)).toBe("\ufeffa;1,5;\r\n");
  });

  test("[W24] a text is a text: separators are quoted, and nothing is run as a formula", () => {
    expect(csvText([['say "no", twice', "=1+1", "@sum", -4]], false)).toBe(
      '\ufeff"say ""no"", twice",\'=1+1,\'@sum,-4\r\n',
    );
  });
});
