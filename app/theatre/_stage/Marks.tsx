"use client";

import { useLayoutEffect, useRef } from "react";
import { alongWay, headPath, type Point, roundedPath } from "./arrow.ts";
import { type Box, INKS, type Ink, pathsByInk } from "./boxes.ts";
import { LANES, STAGE_HEIGHT, TRAY } from "./measures.ts";
import { Motion } from "./motion.ts";
import type { StagePicture, StagePlan } from "./stagePicture.ts";

export interface MarksProps {
  readonly plan: StagePlan;
  readonly picture: StagePicture;
  /** People are seen going from place to place. */
  readonly slide: boolean;
}

const NO_WAYS: ReadonlyMap<string, readonly Point[]> = new Map();

/**
 * Everything of a stage that is no text: one path an ink, written straight into the document, so that a picture of a
 * thousand marks costs the page a dozen attributes.
 */
export function Marks({ plan, picture, slide }: MarksProps) {
  const paths = useRef(new Map<Ink, SVGPathElement>());
  const motion = useRef(new Motion());
  useLayoutEffect(() => {
    let frame: number | undefined;
    const draw = (nowMs: number) => {
      write(paths.current, motion.current.at(nowMs));
      frame = motion.current.isMoving(nowMs) ? requestAnimationFrame(draw) : undefined;
    };
    const nowMs = performance.now();
    motion.current.show(picture.boxes, nowMs, slide, waysOf(picture));
    draw(nowMs);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [picture, slide]);
  const { arrow } = picture;
  return (
    <svg className="stage__marks" viewBox={`0 0 ${plan.width} ${STAGE_HEIGHT}`} aria-hidden="true">
      <g className="stage__rules">
        {plan.lanes.map(({ lane, row }) => (
          <line key={lane} x1={0} x2={plan.trayX - 16} y1={row.base + 5.5} y2={row.base + 5.5} />
        ))}
        <line className="stage__gate" x1={LANES.gate} x2={LANES.gate} y1={LANES.top} y2={LANES.end + 12} />
        <path
          className="stage__tray"
          d={`M${plan.trayX} ${TRAY.top}V${TRAY.base + 5.5}H${plan.width - 0.7}V${TRAY.top}`}
        />
      </g>
      {INKS.map((ink) => (
        <path
          key={ink}
          className={`ink ink--${ink}`}
          ref={(element) => {
            if (element === null) paths.current.delete(ink);
            else paths.current.set(ink, element);
          }}
        />
      ))}
      {arrow !== undefined && (
        <g className="stage__arrow">
          <path d={roundedPath(arrow.way, 9)} />
          <path d={headPath(arrow.way.at(-1) ?? [0, 0])} />
          <rect
            className="stage__seat"
            x={arrow.box.x + 0.75}
            y={arrow.box.y + 0.75}
            width={Math.max(0, arrow.box.width - 1.5)}
            height={Math.max(0, arrow.box.height - 1.5)}
          />
          <Traveller way={arrow.way} />
        </g>
      )}
    </svg>
  );
}

/** The customer on the way, at its middle: where an offer came from and goes to is one glance. */
function Traveller({ way }: { readonly way: readonly Point[] }) {
  const [x, y] = alongWay(way, 0.6);
  return <rect className="stage__traveller" x={x - 5.5} y={y - 5.5} width={11} height={11} />;
}

function waysOf({ arrow }: StagePicture): ReadonlyMap<string, readonly Point[]> {
  return arrow === undefined ? NO_WAYS : new Map([[arrow.decision.who, arrow.way]]);
}

function write(paths: ReadonlyMap<Ink, SVGPathElement>, boxes: readonly Box[]): void {
  const drawn = pathsByInk(boxes);
  for (const [ink, element] of paths) {
    const path = drawn.get(ink) ?? "";
    if (element.getAttribute("d") !== path) element.setAttribute("d", path);
  }
}
