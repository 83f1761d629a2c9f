import { describe, expect, test } from "vitest";
import { unitPaths } from "../../../app/_charts/unitPaths.ts";
import { agentFrame } from "../../../app/gallery/builders.ts";
import type { AgentFrame } from "../../../sim/metrics/frame.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

/** Arcminutes of one pixel; columns of 10 × 30 px stand at 100 px, limits 20 px above them. */
const PLACE = { am: 1, base: 100, unitHeight: 30, limitHeight: 20, column: 10 };
const AT = 60_000 as Instant;
const NOTHING = { filled: "", open: "", wicks: "", overWicks: "" };

function person(over: Partial<AgentFrame>): { agent: AgentFrame; x: number } {
  const { limitMs: _, ...agent } = agentFrame(1, { sinceAt: AT });
  return { agent: { ...agent, ...over }, x: 5 };
}

describe("[D11] a group of people is four paths", () => {
  test("[D11] slots stack from below, those in use filled, free ones outlined", () => {
    const voice = unitPaths("contact", [person({ state: "contact", slots: 1, busy: 1 })], AT, PLACE);
    expect(voice).toEqual({ ...NOTHING, filled: "M500 7000h1000v3000h-1000Z" });
    // Three slots of (30 − 2 × 1.6) ÷ 3 px; the lowest in use.
    const chat = unitPaths("contact", [person({ state: "contact", slots: 3, busy: 1 })], AT, PLACE);
    expect(chat.filled).toBe("M500 9107h1000v893h-1000Z");
    expect(chat.open).toBe("M550 8103h900v793h-900ZM550 7050h900v793h-900Z");
  });

  test("[D11] whoever wraps up without a contact has one slot filled, whoever is away a low bar", () => {
    expect(unitPaths("wrapup", [person({ state: "wrapup", slots: 1, busy: 0 })], AT, PLACE).filled).toBe(
      "M500 7000h1000v3000h-1000Z",
    );
    expect(unitPaths("ready", [person({ state: "ready", slots: 1, busy: 0 })], AT, PLACE).filled).toBe("");
    expect(unitPaths("away", [person({ state: "away", slots: 3, busy: 0 })], AT, PLACE)).toEqual({
      ...NOTHING,
      filled: "M500 9700h1000v300h-1000Z",
    });
    expect(unitPaths("unknown", [person({ state: "unknown", limitMs: 9, overLimit: true })], AT, PLACE)).toEqual({
      ...NOTHING,
      open: "M550 7000h900v3000h-900Z",
    });
  });

  test("[D11] a wick reaches the hairline at its limit, and is of the other path beyond it", () => {
    const within = person({ state: "ready", slots: 1, busy: 0, sinceAt: 30_000 as Instant, limitMs: 60_000 });
    expect(unitPaths("ready", [within], AT, PLACE)).toMatchObject({ wicks: "M1000 6800V5900", overWicks: "" });
    const over = person({ ...within.agent, sinceAt: 0 as Instant, limitMs: 40_000, overLimit: true });
    expect(unitPaths("ready", [over], AT, PLACE)).toMatchObject({ wicks: "", overWicks: "M1000 6800V4100" });
  });
});
