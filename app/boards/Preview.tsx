"use client";

import { type CSSProperties, useLayoutEffect, useRef, useState } from "react";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { decimal } from "../_i18n/format.ts";
import { useLanguage, useWords, Words } from "../_i18n/Words.tsx";
import type { View } from "../_state/view.ts";
import { REFERENCE_SEAT, type Viewport } from "../wall/geometry.ts";
import { WallBoard } from "../wall/WallBoard.tsx";

export interface PreviewProps {
  readonly spec: WallSpec;
  readonly view: View;
}

/** Screens the templates are made for, px. */
const SCREENS: Readonly<Record<Exclude<WallSpec["template"], "auto">, Viewport>> = {
  "16:9": { widthPx: 1920, heightPx: 1080 },
  "21:9": { widthPx: 2520, heightPx: 1080 },
  "32:9": { widthPx: 3840, heightPx: 1080 },
  portrait: { widthPx: 1080, heightPx: 1920 },
};
/** Share of the screen's height that is safe margin, as on the wall itself. */
const SAFE = 0.025;

/** The wall itself with the floor as it is now, drawn at the board's own shape and made smaller as a whole. */
export function Preview({ spec, view }: PreviewProps) {
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const roomPx = useRoom(box);
  const template = spec.template === "auto" ? "16:9" : spec.template;
  const screen = SCREENS[template];
  const scale = Math.min(roomPx.widthPx / screen.widthPx, roomPx.heightPx / screen.heightPx);
  const { frame } = view;
  const glass = {
    width: screen.widthPx,
    height: screen.heightPx,
    transform: `scale(${scale})`,
    "--wall-safe": `${screen.heightPx * SAFE}px`,
  } as CSSProperties;
  return (
    <figure className="preview" data-testid="preview" data-template={template}>
      <figcaption>
        <b>{words("boards.preview")}</b>{" "}
        {words("boards.previewAs", {
          template: words(`boards.templates.${template}`),
          distance: decimal(REFERENCE_SEAT.distanceM, 0, language),
          diagonal: decimal(REFERENCE_SEAT.diagonalInch, 0, language),
        })}
        . {words("boards.previewNote")}
      </figcaption>
      <div className="preview__room" style={{ aspectRatio: `${screen.widthPx} / ${screen.heightPx}` }} ref={box}>
        <div
          className="preview__glass"
          style={{ width: screen.widthPx * scale, height: screen.heightPx * scale }}
          // A picture to look at: its texts are those of the form and of the floor, and nothing in it is to be reached.
          inert
          {...(spec.theme === "auto" ? {} : { "data-theme": spec.theme })}
        >
          <div className="preview__screen" style={glass}>
            {frame === undefined || roomPx.widthPx === 0 ? (
              <p className="preview__none">{words("front.loading")}</p>
            ) : (
              <Words language={spec.language === "auto" ? language : spec.language}>
                <WallBoard view={{ ...view, frame }} viewport={screen} seat={REFERENCE_SEAT} spec={spec} />
              </Words>
            )}
          </div>
        </div>
      </div>
    </figure>
  );
}

/** The room an element has, px; nothing before it is in a browser. */
function useRoom(box: React.RefObject<HTMLDivElement | null>): Viewport {
  const [room, setRoom] = useState<Viewport>({ widthPx: 0, heightPx: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setRoom({ widthPx: element.clientWidth, heightPx: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
