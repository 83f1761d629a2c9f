"use client";

import type { Link } from "../_state/view.ts";
import { REFERENCE_SEAT } from "../wall/geometry.ts";
import { WallBoard } from "../wall/WallBoard.tsx";
import { NOON } from "./builders.ts";
import { WHOLE } from "./fixtures.ts";
import { STAGE, Stage, Wing } from "./Stage.tsx";

/** The whole wall by how much it believes its picture. */
export function WholeWing() {
  const wall = (link: Link) => (
    <div className="gallery__wall">
      <WallBoard
        view={{ frame: WHOLE, link, problem: undefined }}
        viewport={STAGE}
        seat={REFERENCE_SEAT}
        names={false}
      />
    </div>
  );
  return (
    <Wing caption="wholes">
      <Stage caption="wholeFresh">{wall({ state: "fresh", ageMs: 400 })}</Stage>
      <Stage caption="wholeAgeing">{wall({ state: "ageing", ageMs: 3_000 })}</Stage>
      <Stage caption="wholeLost">{wall({ state: "lost", ageMs: 192_000, lostAt: NOON, retryInMs: 7_000 })}</Stage>
    </Wing>
  );
}
