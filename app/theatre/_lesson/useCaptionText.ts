"use client";

import { useCallback } from "react";
import { captionFigure, captionPieces } from "../../../sim/theatre/lesson/captionFigures.ts";
import type { TheatreFrame, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { limit, percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

/** A caption with its figures: those of the run that stands on the stage, at the instant that is drawn. */
export function useCaptionText(overview: TheatreOverview, frame: TheatreFrame | undefined): (text: string) => string {
  const words = useWords();
  const language = useLanguage();
  return useCallback(
    (text: string) =>
      captionPieces(text)
        .map((piece, i) => {
          if (i % 2 === 0 || frame === undefined) return piece;
          const figure = captionFigure(piece, overview, frame);
          if (figure === undefined) return `{${piece}}`;
          switch (figure.unit) {
            case "share":
              return percent(figure.value, language);
            case "limit":
              return limit(figure.value, language);
            default:
              return words(`lesson.figures.${figure.unit}`, { n: figure.value });
          }
        })
        .join(""),
    [overview, frame, words, language],
  );
}
