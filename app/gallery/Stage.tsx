"use client";

import type { CSSProperties, ReactNode } from "react";
import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { NOW_POSITION } from "../_charts/timeAxis.ts";
import type { Language } from "../_i18n/language.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import { loadText } from "../_tiles/loadText.ts";
import type { Columns } from "../wall/columns.ts";
import { REFERENCE_SEAT, type Viewport, wallGeometry } from "../wall/geometry.ts";
import { CAPTIONS } from "./captions.ts";

/** The wall a piece is cut from: the reference wall on a small screen, so that 16′ are 16 px high letters. */
export const STAGE: Viewport = { widthPx: 960, heightPx: 540 };
const NO_ROWS = { act: 0, watch: 0, calm: 0, lines: 0 };

/** Pixels of one arcminute on a stage. */
export const STAGE_AM = wallGeometry(STAGE, REFERENCE_SEAT, "en", NO_ROWS).am;

/** The columns a row of `language` has on the reference wall, with its own load and projection. */
export function columnsOf(
  { slotsBusy, slots, projection }: Pick<ChannelFrame, "slotsBusy" | "slots" | "projection">,
  language: Language = "en",
): Columns {
  const content = {
    ...NO_ROWS,
    loadCharacters: loadText(slotsBusy, slots, language).length,
    chance: projection !== undefined,
  };
  return wallGeometry(STAGE, REFERENCE_SEAT, language, content).columns;
}

export interface StageProps {
  readonly caption: keyof typeof CAPTIONS;
  /** The row the columns are those of; absent: one of usual loads that nobody looks ahead for. */
  readonly row?: ChannelFrame;
  readonly children: ReactNode;
}

/** One piece of the wall in a frame of its own, at the size it has on the wall; a narrow page scrolls it. */
export function Stage({ caption, row, children }: StageProps) {
  const language = useLanguage();
  const { css, name } = columnsOf(row ?? { slotsBusy: 0, slots: 0 }, language);
  const style = {
    "--am": `${STAGE_AM}px`,
    "--cols": css,
    "--name": name,
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
export function Wing({ caption, children }: Omit<StageProps, "row">) {
  const language = useLanguage();
  return (
    <section className="gallery">
      <h2>{CAPTIONS[caption][language]}</h2>
      {children}
    </section>
  );
}
