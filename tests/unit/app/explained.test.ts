import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { en } from "../../../app/_i18n/en.ts";
import { useWords, Words } from "../../../app/_i18n/Words.tsx";
import { skewText } from "../../../app/_tiles/skewText.ts";
import { frame } from "../../../app/gallery/builders.ts";
import { act, normal, stale, tooFew } from "../../../app/gallery/channels.ts";
import { CALM, CLOCKS, FEEDS, queue, RATED, team, UNEQUAL } from "../../../app/gallery/fixtures.ts";
import { addressSpec } from "../../../app/wall/addressSpec.ts";
import { type AskedFigure, type Explained, explained } from "../../../app/wall/explained.ts";
import { ageText, basisTexts, sourceTexts, subjectText } from "../../../app/wall/explainedTexts.ts";
import { nextFigure } from "../../../app/wall/nextFigure.ts";
import { WallBoard } from "../../../app/wall/WallBoard.tsx";
import { definitions } from "../../../sim/metrics/definitions.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";

type Say = ReturnType<typeof useWords>;

/** Hands on the words every page has. */
function Probe({ hear }: { readonly hear: (words: Say) => void }) {
  hear(useWords());
  return null;
}

/** What `use` says in a language. */
function said<T>(language: "en" | "ru", use: (words: Say) => T): T {
  const heard: T[] = [];
  const page = { language, children: createElement(Probe, { hear: (words) => void heard.push(use(words)) }) };
  renderToStaticMarkup(createElement(Words, page));
  return heard[0] as T;
}

const WHOLE: Frame = {
  ...CALM,
  channels: [{ ...act, responses: CLOCKS }, normal, tooFew],
  queues: [queue("sales")],
  teams: [team("north")],
  quality: RATED,
  equity: UNEQUAL,
};
const answer = (asked: AskedFigure, of: Frame = WHOLE): Explained => {
  const found = explained(of, asked, "fresh");
  if (found === undefined) throw new RangeError(`${asked.figure} of ${asked.of}: expected an answer, got none`);
  return found;
};
const basis = (asked: AskedFigure, of: Frame = WHOLE, language: "en" | "ru" = "en") =>
  said(language, (words) => basisTexts(answer(asked, of), of.at, words, language))
    .join(" · ")
    .replaceAll("\u00a0", " ");

describe("[W28] a figure says what it stands on", () => {
  test("[W28] every figure a wall draws has an answer, in words of a definition or of the wall", () => {
    const spec = addressSpec(new URLSearchParams());
    const page = {
      language: "en" as const,
      children: createElement(WallBoard, {
        view: { frame: WHOLE, link: { state: "fresh", ageMs: 0 }, problem: undefined } as never,
        viewport: { widthPx: 3840, heightPx: 4320 },
        seat: { distanceM: 2, diagonalInch: 200 },
        spec: { ...spec, widgets: [...spec.widgets, "sources"] },
      }),
    };
    const wall = renderToStaticMarkup(createElement(Words, page));
    const asked: AskedFigure[] = [];
    const open: (string | undefined)[] = [];
    for (const [, close, tag = "", attributes = "", self] of wall.matchAll(/<(\/?)([a-z0-9]+)([^>]*?)(\/?)>/gi)) {
      if (close === "/") {
        open.pop();
        continue;
      }
      const of = /data-of="([^"]*)"/.exec(attributes)?.[1] ?? open.at(-1);
      const figure = /data-figure="([^"]*)"/.exec(attributes)?.[1];
      if (figure !== undefined) asked.push({ figure: figure as never, of: of ?? "nothing" });
      if (self !== "/" && !["input", "br", "img"].includes(tag)) open.push(of);
    }
    expect(new Set(asked.map(({ figure }) => figure)).size).toBeGreaterThan(18);
    for (const one of asked) {
      const { metric, own } = answer(one);
      const words = metric === undefined ? en.explain.own[own!] : definitions[metric];
      expect(words?.name, `${one.figure} of ${one.of}`).toBeTruthy();
    }
  });

  test("[W28] window, n, interval, formula and target of each kind of figure", () => {
    expect(basis({ figure: "service-level", of: "channel:voice" })).toMatch(
      /^over 30 min · n \d+ · 95% interval \d+–\d+% · strict · counted when decided · target 80% in 20 s$/,
    );
    expect(basis({ figure: "waiting", of: "queue:voice:sales" })).toBe("now · target 80% in 20 s");
    expect(basis({ figure: "nps", of: "total" })).toMatch(/^over today · n 212( · 95% interval [+−\d]+…[+−\d]+)?$/);
    expect(basis({ figure: "occupancy", of: "team:north" })).toMatch(/^over 30 min · weighed over [\d: h]+ on queue$/);
    expect(basis({ figure: "first-reply", of: `channel:${act.channel}` })).toMatch(/promised in /);
    expect(basis({ figure: "wait-equity", of: "total" })).toBe("over 30 min · n 363");
    expect(basis({ figure: "alarm-rate", of: "total" })).toBe("now");
    expect(basis({ figure: "service-level", of: "channel:voice" }, WHOLE, "ru")).toMatch(
      /^за 30 мин · n \d+ · 95 % интервал/,
    );
  });

  test("[W28] of the one asked about and of no other", () => {
    const two = { ...WHOLE, channels: [normal, { ...normal, channel: "chat" as const, abandonment: { n: 3 } }] };
    expect(answer({ figure: "abandonment", of: "channel:chat" }, two).n).toBe(3);
    expect(said("en", (words) => subjectText(answer({ figure: "waiting", of: "channel:chat" }, two), words))).toBe(
      "Chat",
    );
    expect(said("en", (words) => subjectText(answer({ figure: "ready", of: "team:north" }), words))).toBe("north");
    // An id may hold colons itself.
    const colons = { ...WHOLE, queues: [{ ...queue("a:b"), waiting: 7 }] };
    expect(answer({ figure: "waiting", of: "queue:voice:a:b" }, colons).subject).toEqual({
      kind: "named",
      name: "a:b",
    });
  });

  test("[W28] what is gone, and everything on a lost connection, has no answer", () => {
    const none = (asked: AskedFigure, link: "fresh" | "lost" = "fresh") => explained(WHOLE, asked, link);
    expect(none({ figure: "waiting", of: "channel:sms" })).toBeUndefined();
    expect(none({ figure: "waiting", of: "queue:chat:sales" })).toBeUndefined();
    expect(none({ figure: "first-reply", of: `channel:${normal.channel}` })).toBeUndefined();
    expect(none({ figure: "waiting", of: `channel:${normal.channel}` }, "lost")).toBeUndefined();
  });

  test("[W28] says how fresh its data is, by the frame's own time", () => {
    const age = (row: Frame["channels"][number]) => {
      const of = { ...WHOLE, channels: [row] };
      const { age: found } = answer({ figure: "waiting", of: `channel:${row.channel}` }, of);
      return said("en", (words) => ageText(found, of.at, words, "en"));
    };
    expect(age({ ...normal, lastEventAt: (WHOLE.at - 3_000) as never })).toBe("Fresh · last event 0:03 ago");
    expect(age({ ...normal, freshness: "ageing", lastEventAt: WHOLE.at })).toBe("Ageing · as of 12:00:00");
    expect(age({ ...stale, lastEventAt: WHOLE.at })).toBe("Stale · as of 12:00:00");
    expect(age({ ...normal, freshness: "unknown" })).toBe("No source has told of this yet");
  });

  test("[W29] a source says since when it is connected, what it last sent, its gaps, its lateness and what was assumed", () => {
    const [first] = FEEDS.troubled.sources;
    const at = FEEDS.troubled.at;
    const source = {
      ...{ ...first!, state: "connected", freshness: "fresh", events: 48_211, gaps: 3, skewMs: -2_960 },
      ...{ connectedSinceAt: at - 3_600_000, lastEventAt: at - 1_000, inferred: { n: 48_211, value: 0.12 } },
    } as Frame["sources"][number];
    const zone = { at, timeZone: "UTC" };
    expect(said("en", (words) => sourceTexts(source, zone, words, "en"))).toEqual([
      ...["connected", "fresh", "since 11:00:00", "last event 0:01 ago", "48,211 events", "3 gaps"],
      ...["clock 3\u00a0s ahead", "12% inferred"],
    ]);
    expect(said("en", (words) => skewText(-49, words, "en"))).toBe("events come on time");
    expect(said("en", (words) => skewText(50, words, "en"))).toBe("events come 0.1\u00a0s late");
    expect(said("ru", (words) => skewText(240, words, "ru"))).toBe("события опаздывают на 0,2\u00a0с");
    const worst = answer({ figure: "sources", of: "total" }, FEEDS.troubled).sources ?? [];
    expect(worst.map(({ freshness }) => freshness)[0]).toBe("stale");
    expect(explained(frame({ sources: [] }), { figure: "sources", of: "total" }, "fresh")?.sources).toEqual([]);
  });
});

describe("[W28] arrows lead through the figures", () => {
  // Two rows of three figures and below them a line whose only figure stands aside.
  const box = (left: number, top: number) => ({ left, top, width: 40, height: 20 });
  const boxes = [box(0, 0), box(100, 2), box(200, 0), box(0, 50), box(100, 50), box(200, 50), box(400, 100)];
  test("[W28] left and right as they are read, up and down to the nearest line", () => {
    expect(nextFigure(boxes, 0, "ArrowRight")).toBe(1);
    expect(nextFigure(boxes, 2, "ArrowRight")).toBe(3);
    expect(nextFigure(boxes, 0, "ArrowLeft")).toBe(0);
    expect(nextFigure(boxes, 6, "ArrowRight")).toBe(6);
    expect(nextFigure(boxes, 1, "ArrowDown")).toBe(4);
    expect(nextFigure(boxes, 3, "ArrowDown")).toBe(6);
    expect(nextFigure(boxes, 6, "ArrowUp")).toBe(5);
    expect(nextFigure(boxes, 6, "ArrowDown")).toBe(6);
    expect(nextFigure(boxes, -1, "ArrowDown")).toBe(0);
  });
});
