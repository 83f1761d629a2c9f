"use client";

import { FloorStrip } from "../_tiles/FloorStrip.tsx";
import { FLOORS } from "./fixtures.ts";
import { STAGE_AM, Stage, Wing } from "./Stage.tsx";

/** The floor strip from nobody to 2,000 people. */
export function FloorWing() {
  const floor = (size: keyof typeof FLOORS) => (
    <FloorStrip frame={FLOORS[size]} lost={false} am={STAGE_AM} low={false} names="none" />
  );
  return (
    <Wing caption="floors">
      <Stage caption="floorNobody">{floor("nobody")}</Stage>
      <Stage caption="floorFive">{floor("five")}</Stage>
      <Stage caption="floorSixty">{floor("sixty")}</Stage>
      <Stage caption="floorFiveHundred">{floor("fiveHundred")}</Stage>
      <Stage caption="floorTwoThousand">{floor("twoThousand")}</Stage>
      <Stage caption="floorUnknown">{floor("unknown")}</Stage>
      <Stage caption="floorNamed">
        <FloorStrip frame={FLOORS.named} lost={false} am={STAGE_AM} low={false} names="names" />
      </Stage>
      <Stage caption="floorInitials">
        <FloorStrip frame={FLOORS.named} lost={false} am={STAGE_AM} low={false} names="initials" />
      </Stage>
      <Stage caption="floorLow">
        <div className="wall--lowfloor">
          <FloorStrip frame={FLOORS.sixty} lost={false} am={STAGE_AM} low names="none" />
        </div>
      </Stage>
      <Stage caption="floorLost">
        <div className="wall--lost">
          <FloorStrip frame={FLOORS.sixty} lost am={STAGE_AM} low={false} names="none" />
        </div>
      </Stage>
    </Wing>
  );
}
