"use client";

import { useEffect, useState } from "react";
import type { FigureName } from "../_tiles/figureName.ts";
import type { AskedFigure } from "./explained.ts";
import { isTyping } from "./isTyping.ts";
import { type ArrowKey, nextFigure } from "./nextFigure.ts";

const FIGURES = ".wall [data-figure]";
const ASKED = "data-asked";
/** A question nobody has touched for so long is over, ms: a pointer left lying must not cover the wall. */
const OVER_AFTER_MS = 30_000;

/** What is asked about, and how. */
export interface Question extends AskedFigure {
  readonly by: "pointer" | "keys";
  /** In which half of the screen the figure stands: the answer belongs into the other. */
  readonly half: "upper" | "lower";
}

/**
 * The figure somebody asks about: pointed at or touched, or reached with D and the arrows. Over when the pointer leaves it,
 * with Escape or D, and after half a minute in which nobody did anything.
 */
export function useAskedFigure(): Question | undefined {
  const [question, ask] = useState<Question>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen: Element | undefined;
    let lastAt = "";
    const turnTo = (element: Element | undefined, by: Question["by"]): void => {
      clearTimeout(timer);
      seen?.removeAttribute(ASKED);
      seen = element;
      const next = element && questionOf(element, by);
      ask(next);
      if (next === undefined) return;
      element?.setAttribute(ASKED, by);
      timer = setTimeout(() => turnTo(undefined, by), OVER_AFTER_MS);
    };
    const byKeys = () => seen?.getAttribute(ASKED) === "keys";
    const point = ({ target, screenX, screenY }: PointerEvent) => {
      // A wall that changes under a pointer that lies still is not pointed at.
      const at = `${screenX} ${screenY}`;
      if (at === lastAt) return;
      lastAt = at;
      const figure = target instanceof Element ? target.closest(FIGURES) : null;
      if (figure !== null) turnTo(figure, "pointer");
      else if (!byKeys()) turnTo(undefined, "pointer");
    };
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const asking = byKeys() && seen?.isConnected === true;
      if (event.key.toLowerCase() === "d") {
        turnTo(asking ? undefined : (document.querySelector(FIGURES) ?? undefined), "keys");
      } else if (event.key === "Escape") turnTo(undefined, "keys");
      else if (asking && isArrow(event.key)) {
        // Arrows move a replayed floor: not while they lead through its figures.
        event.preventDefault();
        event.stopPropagation();
        const figures = [...document.querySelectorAll(FIGURES)];
        const boxes = figures.map((figure) => figure.getBoundingClientRect());
        turnTo(figures[nextFigure(boxes, figures.indexOf(seen as Element), event.key)], "keys");
      }
    };
    window.addEventListener("pointerover", point);
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      clearTimeout(timer);
      seen?.removeAttribute(ASKED);
      window.removeEventListener("pointerover", point);
      window.removeEventListener("keydown", press, { capture: true });
    };
  }, []);
  return question;
}

function questionOf(element: Element, by: Question["by"]): Question | undefined {
  const figure = element.getAttribute("data-figure");
  const of = element.closest("[data-of]")?.getAttribute("data-of");
  if (figure === null || of == null) return undefined;
  const { top, height } = element.getBoundingClientRect();
  const half = top + height / 2 < window.innerHeight / 2 ? "upper" : "lower";
  return { figure: figure as FigureName, of, by, half };
}

function isArrow(key: string): key is ArrowKey {
  return key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp" || key === "ArrowDown";
}
