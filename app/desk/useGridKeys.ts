"use client";

import { type RefObject, useEffect, useRef } from "react";

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * One tab stop for a whole table: arrows walk over its buttons row by row, Home and End to the ends of a row. The button
 * that was last walked to is the one Tab comes back to.
 */
export function useGridKeys<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const table = ref.current;
    if (table === null) return;
    const rows = () =>
      [...table.querySelectorAll("tr")]
        .map((row) => [...row.querySelectorAll<HTMLElement>("button")])
        .filter((buttons) => buttons.length > 0);
    const settle = (to: HTMLElement) => {
      for (const button of rows().flat()) button.tabIndex = button === to ? 0 : -1;
    };
    const press = (event: KeyboardEvent) => {
      const grid = rows();
      const row = grid.findIndex((buttons) => buttons.includes(event.target as HTMLElement));
      if (row < 0) return;
      const column = grid[row]!.indexOf(event.target as HTMLElement);
      const [down, right] = STEPS[event.key] ?? [0, 0];
      const line = grid[Math.min(grid.length - 1, Math.max(0, row + down))]!;
      const wanted = event.key === "Home" ? 0 : event.key === "End" ? line.length - 1 : column + right;
      const next = line[Math.min(line.length - 1, Math.max(0, wanted))];
      if (STEPS[event.key] === undefined && event.key !== "Home" && event.key !== "End") return;
      event.preventDefault();
      next?.focus();
    };
    const enter = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.tagName === "BUTTON") settle(target);
    };
    // Rows come and go with the frames: somebody must be reachable at any time.
    const keepOne = () => {
      const buttons = rows().flat();
      if (!buttons.some((button) => button.tabIndex === 0) && buttons[0] !== undefined) buttons[0].tabIndex = 0;
    };
    keepOne();
    const watch = new MutationObserver(keepOne);
    watch.observe(table, { childList: true, subtree: true });
    table.addEventListener("keydown", press);
    table.addEventListener("focusin", enter);
    return () => {
      watch.disconnect();
      table.removeEventListener("keydown", press);
      table.removeEventListener("focusin", enter);
    };
  }, []);
  return ref;
}
