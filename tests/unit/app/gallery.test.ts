import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { LANGUAGES } from "../../../app/_i18n/language.ts";
import { Words } from "../../../app/_i18n/Words.tsx";
import { ALARMS } from "../../../app/gallery/alarms.ts";
import { CAPTIONS } from "../../../app/gallery/captions.ts";
import { CALM, FEEDS, FLOORS, WHOLE, WHOLE_AHEAD } from "../../../app/gallery/fixtures.ts";
import { Gallery } from "../../../app/gallery/Gallery.tsx";
import type { Frame, Freshness } from "../../../sim/metrics/frame.ts";

const FRAMES: readonly Frame[] = [
  ...Object.values(ALARMS),
  ...Object.values(FLOORS),
  ...Object.values(FEEDS),
  WHOLE,
  WHOLE_AHEAD,
  CALM,
];

let complaints: MockInstance;

beforeEach(() => {
  complaints = vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  complaints.mockRestore();
});

describe.each(LANGUAGES)("[D18] the gallery in %s", (language) => {
  const page = { language, children: createElement(Gallery) };
  const render = () => renderToString(createElement(Words, page));

  test(`[D18] every tile in every state renders on the server, without a word missing (${language})`, () => {
    const html = render();
    expect(complaints.mock.calls).toEqual([]);
    for (const caption of Object.values(CAPTIONS)) expect(html).toContain(caption[language]);
    const text = html.replaceAll(/<[^>]*>/g, " ");
    expect(text).not.toMatch(/undefined|NaN|\[object|Invalid Date|Infinity/);
    // A message that is missing is shown as its path.
    expect(text).not.toMatch(
      /\b(wall|alarm|lost|foot|level|channel|state|window|variant|quality|equity|responses|team|sound)\.[a-zA-Z]/,
    );
  });

  test(`[D18] the same frames give the same page, whenever it is asked for (${language})`, () => {
    expect(render()).toBe(render());
  });

  test(`[D18] a name is text, whatever it looks like (${language})`, () => {
    expect(render()).not.toContain("<b>Bobby</b>");
  });
});

test("[D18] the pieces show every level, freshness, state of an agent and of a feed", () => {
  const channels = FRAMES.flatMap((frame) => frame.channels);
  const agents = FRAMES.flatMap((frame) => frame.agents);
  expect(new Set(channels.map(({ level }) => level))).toEqual(new Set(["calm", "watch", "act"]));
  expect(new Set(channels.flatMap(({ carries }) => carries ?? []))).toEqual(new Set(["longest", "serviceLevel"]));
  const worth: Freshness[] = ["fresh", "stale"];
  expect(channels.map(({ freshness }) => freshness)).toEqual(expect.arrayContaining(worth));
  expect(new Set(agents.map(({ state }) => state))).toEqual(
    new Set(["contact", "ringing", "wrapup", "ready", "break", "away", "unknown"]),
  );
  expect(new Set(FRAMES.flatMap(({ alarms }) => alarms.map(({ state }) => state)))).toEqual(
    new Set(["new", "seen", "shelved", "returned"]),
  );
  expect(new Set(FRAMES.map(({ feed }) => feed.kind))).toEqual(new Set(["live", "replayed", "simulated"]));
  expect(FLOORS.twoThousand.agents).toHaveLength(2_000);
  expect(Math.max(...agents.map(({ name }) => name?.length ?? 0))).toBeGreaterThan(60);
});

test("[D18] a frame of the gallery says nothing a real one could not", () => {
  for (const { channels, agents, at } of FRAMES) {
    for (const { serviceLevel, waiting, waitingLate, longestWaitMs, history, level, carries } of channels) {
      expect(serviceLevel.value === undefined).toBe(serviceLevel.n === 0);
      expect(waitingLate).toBeLessThanOrEqual(waiting);
      expect(longestWaitMs === undefined).toBe(waiting === 0);
      expect(carries === undefined).toBe(level === "calm");
      expect(history.every((point, index) => point.at <= at && point.at > (history[index - 1]?.at ?? 0))).toBe(true);
    }
    for (const { busy, slots, sinceAt, overLimit, limitMs } of agents) {
      expect(busy).toBeLessThanOrEqual(slots);
      expect(sinceAt).toBeLessThanOrEqual(at);
      if (overLimit) expect(at - sinceAt).toBeGreaterThan(limitMs ?? Number.POSITIVE_INFINITY);
    }
  }
});
