"use client";

import { useLayoutEffect, useRef } from "react";
import { alongWay, headPath, type Point, roundedPath } from "./arrow.ts";
import { INKS, type Ink, pathsByInk } from "./boxes.ts";
import { LANES, STAGE_HEIGHT, TRAY } from "./measures.ts";
import { type DrawnBox, Motion, type Passage } from "./motion.ts";
import type { StagePicture, StagePlan } from "./stagePicture.ts";

export interface MarksProps {
  readonly plan: StagePlan;
  readonly picture: StagePicture;
  /** How people get from place to place. */
  readonly passage: Passage;
}

const NO_WAYS: ReadonlyMap<string, readonly Point[]> = new Map();

/**
 * Everything of a stage that is no text: one path an ink, written straight into the document, so that a picture of a
 * thousand marks costs the page a dozen attributes.
 */
export function Marks({ plan, picture, passage }: MarksProps) {
  const paths = useRef(new Map<Ink, SVGPathElement>());
  const coming = useRef<SVGGElement>(null);
  const motion = useRef(new Motion());
  useLayoutEffect(() => {
    let frame: number | undefined;
    const draw = (nowMs: number) => {
      const drawn = motion.current.at(nowMs);
      write(paths.current, drawn);
      writeComing(coming.current, drawn);
      frame = motion.current.isMoving(nowMs) ? requestAnimationFrame(draw) : undefined;
    };
    const nowMs = performance.now();
    motion.current.show(picture.boxes, nowMs, passage, waysOf(picture));
    draw(nowMs);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [picture, passage]);
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
      <g ref={coming} />
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

function write(paths: ReadonlyMap<Ink, SVGPathElement>, boxes: readonly DrawnBox[]): void {
  const drawn = pathsByInk(boxes.filter(({ seen }) => seen === undefined));
  for (const [ink, element] of paths) {
    const path = drawn.get(ink) ?? "";
    if (element.getAttribute("d") !== path) element.setAttribute("d", path);
  }
}

/** Whoever is appearing has an element of their own: an ink has one opacity. */
function writeComing(group: SVGGElement | null, boxes: readonly DrawnBox[]): void {
  if (group === null) return;
  const coming = boxes.filter(({ seen }) => seen !== undefined);
  while (group.childElementCount > coming.length) group.lastElementChild?.remove();
  for (const [i, box] of coming.entries()) {
    const element = group.children[i] ?? group.appendChild(document.createElementNS(group.namespaceURI, "path"));
    element.setAttribute("class", `ink ink--${box.ink}`);
    element.setAttribute("opacity", (box.seen ?? 1).toFixed(2));
    element.setAttribute("d", pathsByInk([box]).get(box.ink) ?? "");
  }
}
