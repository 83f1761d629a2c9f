"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Order } from "./order.ts";

const MOVE_MS = 320;

/** Lets rows glide to their new place when the order changes, and stand still otherwise. */
export function useRowMotion(order: Order): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const places = useRef(new Map<string, number>());
  const shown = useRef(order);
  useLayoutEffect(() => {
    const rows = ref.current?.querySelectorAll<HTMLElement>("[data-channel]") ?? [];
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const row of rows) {
      const channel = row.dataset.channel ?? "";
      const top = row.offsetTop;
      const before = places.current.get(channel);
      places.current.set(channel, top);
      if (still || before === undefined || before === top || shown.current === order) continue;
      row.animate([{ transform: `translateY(${before - top}px)` }, { transform: "none" }], {
        duration: MOVE_MS,
        easing: "cubic-bezier(.2, .7, .2, 1)",
      });
    }
    shown.current = order;
  });
  return ref;
}
