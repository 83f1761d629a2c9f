import { expect, test } from "vitest";
import { sentencesOf } from "../../../sim/theatre/compare/aggregateText.ts";
import type { AggregateExplanation, TheatreOverview } from "../../../sim/theatre/types/index.ts";

const lanes = [
  { name: { en: "Phone", ru: "Телефон" } },
  { name: { en: "Chat", ru: "Чат" } },
] as unknown as TheatreOverview["lanes"];

/** 9 lost only on A, 8 only on B, by lane. */
function told(byLane: readonly (readonly [onlyA: number, onlyB: number])[]): Omit<AggregateExplanation, "sentences"> {
  const [onlyA, onlyB] = [0, 1].map((side) => byLane.reduce((sum, one) => sum + one[side]!, 0));
  return {
    ...{ measure: "left", a: 26, b: 26 - (onlyA! - onlyB!), difference: onlyA! - onlyB!, onlyA, onlyB },
    ...{ hours: [], chains: [] },
    lanes: byLane.map(([a, b], lane) => ({ lane, channel: "voice", onlyA: a, onlyB: b })),
  } as unknown as Omit<AggregateExplanation, "sentences">;
}

test("[TH23] where lanes pull apart each says which stage lost more; none is 8 of 1", () => {
  const overview = { lanes, timeZone: "UTC" };
  const apart = told([
    [1, 8],
    [8, 0],
  ]);
  expect(sentencesOf(apart, overview, "en").slice(1)).toEqual([
    "“Chat”: 8 people more on A.",
    "“Phone”: 7 people more on B.",
  ]);
  expect(sentencesOf(apart, overview, "ru").slice(1)).toEqual([
    "«Чат»: на A больше на 8 человек.",
    "«Телефон»: на B больше на 7 человек.",
  ]);
  const alike = told([
    [8, 1],
    [4, 1],
  ]);
  expect(sentencesOf(alike, overview, "en").slice(1)).toEqual(["7 of 10 are “Phone”.", "3 of 10 are “Chat”."]);
});
