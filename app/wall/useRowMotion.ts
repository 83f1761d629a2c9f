"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Order } from "./order.ts";

const MOVE_MS = 320;

/**
 * Lets rows glide to their new place when the order changes, and stand still otherwise. Places are read when the order
 * changes and when a row has grown, not with every frame: asking for them lays the page out at once.
 */
export function useRowMotion(order: Order): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const places = useRef(new Map<string, number>());
  const shown = useRef(order);
  useLayoutEffect(() => {
    const section = ref.current;
    if (section === null) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches || shown.current === order;
    shown.current = order;
    for (const [row, top] of placesOf(section)) {
      const channel = row.dataset.channel ?? "";
      const before = places.current.get(channel);
      places.current.set(channel, top);
      if (still || before === undefined || before === top) continue;
      row.animate([{ transform: `translateY(${before - top}px)` }, { transform: "none" }], {
        duration: MOVE_MS,
        easing: "cubic-bezier(.2, .7, .2, 1)",
      });
    }
    const observer = new ResizeObserver(() => {
      for (const [row, top] of placesOf(section)) places.current.set(row.dataset.channel ?? "", top);
    });
    for (const [row] of placesOf(section)) observer.observe(row);
    return () => observer.disconnect();
  }, [order]);
  return ref;
}

/** The rows of a section and how far down they stand, px. */
function placesOf(section: HTMLElement): (readonly [HTMLElement, number])[] {
  return Array.from(section.querySelectorAll<HTMLElement>("[data-channel]"), (row) => [row, row.offsetTop]);
}
