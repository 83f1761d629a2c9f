import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { UnitFlag } from "../../../app/_charts/UnitFlag.tsx";
import { unitLayout } from "../../../app/_charts/unitLayout.ts";
import { agentFrame } from "../../../app/gallery/builders.ts";

/** Two people on a break, both over the limit, an arcminute a pixel: columns of 24 px, the last one at 24. */
const [GROUP] = unitLayout(
  [0, 1].map((number) => agentFrame(number, { state: "break", overLimit: true })),
  400,
  1,
  () => 60,
).groups;
const TEXTS = ["seat 101, seat 102 26:10", "2 × 26:10", "26:10"];

function flag(aboveEndX: number | undefined, behindEndX: number): string {
  if (GROUP === undefined) throw new Error("two people on a break are a group");
  const props = {
    group: GROUP,
    am: 1,
    above: aboveEndX === undefined ? undefined : { y: 10, unit: 24, endX: aboveEndX },
    behind: { x: 60, endX: behindEndX, y: 90 },
    texts: TEXTS,
    textWidth: (text: string) => text.length * 10,
  };
  return renderToStaticMarkup(createElement(UnitFlag, props));
}

describe("[W27] who is over the limit", () => {
  test("[W27] is said beside the wicks in the longest wording that has room", () => {
    // The wicks end at 50; 20 px of mark and gap: 240, 90 and 50 px of text.
    expect(flag(310, 0)).toMatch(/y="10">seat 101, seat 102 26:10</);
    expect(flag(309, 0)).toMatch(/y="10">2 × 26:10</);
    expect(flag(120, 0)).toMatch(/y="10">26:10</);
  });

  test("[W27] else behind the name of the group, else nowhere: no mark is without a word", () => {
    expect(flag(119, 178)).toMatch(/y="90">2 × 26:10</);
    expect(flag(undefined, 138)).toMatch(/y="90">26:10</);
    expect(flag(119, 137)).toBe("");
  });
});
