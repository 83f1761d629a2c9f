"use client";

import { useEffect, useState } from "react";

const EVERY_MS = 3 * 60_000;
const PLACES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** A shift of a pixel every few minutes, so that nothing burns in. CSS `translate`. */
export function useBurnIn(): string {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((old) => (old + 1) % PLACES.length), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const [x, y] = PLACES[turn] ?? PLACES[0];
  return `${x}px ${y}px`;
}
