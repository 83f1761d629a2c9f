"use client";

import type { CSSProperties, ReactNode } from "react";
import { NOW_POSITION } from "../_charts/timeAxis.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import { REFERENCE_SEAT, type Viewport, wallGeometry } from "../wall/geometry.ts";
import { CAPTIONS } from "./captions.ts";

/** The wall a piece is cut from: the reference wall on a small screen, so that 16′ are 16 px high letters. */
export const STAGE: Viewport = { widthPx: 960, heightPx: 540 };
const NO_ROWS = { act: 0, watch: 0, calm: 0, queues: 0 };

/** Pixels of one arcminute on a stage. */
export const STAGE_AM = wallGeometry(STAGE, REFERENCE_SEAT, "en", NO_ROWS).am;

export interface StageProps {
  readonly caption: keyof typeof CAPTIONS;
  readonly children: ReactNode;
}

/** One piece of the wall in a frame of its own, at the size it has on the wall; a narrow page scrolls it. */
export function Stage({ caption, children }: StageProps) {
  const language = useLanguage();
  const { columns, nameColumn } = wallGeometry(STAGE, REFERENCE_SEAT, language, NO_ROWS);
  const style = {
    "--am": `${STAGE_AM}px`,
    "--cols": columns,
    "--name": nameColumn,
    "--now": NOW_POSITION,
    "--wall-safe": `${STAGE.heightPx * 0.025}px`,
    "--stage-width": `${STAGE.widthPx}px`,
    "--stage-height": `${STAGE.heightPx}px`,
  } as CSSProperties;
  return (
    <figure className="gallery__piece" data-piece={caption}>
      <figcaption>{CAPTIONS[caption][language]}</figcaption>
      <div className="gallery__stage" style={style}>
        <div className="gallery__cut">{children}</div>
      </div>
    </figure>
  );
}

/** Pieces of one kind under a heading. */
export function Wing({ caption, children }: StageProps) {
  const language = useLanguage();
  return (
    <section className="gallery">
      <h2>{CAPTIONS[caption][language]}</h2>
      {children}
    </section>
  );
}
