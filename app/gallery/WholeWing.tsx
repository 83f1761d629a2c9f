"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import type { Link } from "../_state/view.ts";
import { addressSpec } from "../wall/addressSpec.ts";
import { REFERENCE_SEAT } from "../wall/geometry.ts";
import { WallBoard } from "../wall/WallBoard.tsx";
import { NOON } from "./builders.ts";
import { CALM, WHOLE, WHOLE_AHEAD } from "./fixtures.ts";
import { STAGE, Stage, Wing } from "./Stage.tsx";

const FRESH: Link = { state: "fresh", ageMs: 400 };

/** The whole wall by how much it believes its picture, and for whom it is. */
export function WholeWing() {
  const wall = (frame: Frame, link: Link, query = "") => (
    <div className="gallery__wall">
      <WallBoard
        view={{ frame, link, problem: undefined }}
        viewport={STAGE}
        seat={REFERENCE_SEAT}
        spec={addressSpec(new URLSearchParams(query))}
      />
    </div>
  );
  return (
    <Wing caption="wholes">
      <Stage caption="wholeFresh">{wall(WHOLE, FRESH)}</Stage>
      <Stage caption="wholeAhead">{wall(WHOLE_AHEAD, FRESH)}</Stage>
      <Stage caption="wholeCalm">{wall(CALM, FRESH)}</Stage>
      <Stage caption="wholeAgents">{wall(WHOLE, FRESH, "audience=agents")}</Stage>
      <Stage caption="wholeAgeing">{wall(WHOLE, { state: "ageing", ageMs: 3_000 })}</Stage>
      <Stage caption="wholeLost">
        {wall(WHOLE, { state: "lost", ageMs: 192_000, lostAt: NOON, retryInMs: 7_000 })}
      </Stage>
    </Wing>
  );
}
