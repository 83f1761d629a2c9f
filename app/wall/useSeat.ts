"use client";

import { useEffect, useState } from "react";
import { REFERENCE_SEAT, type Seat } from "./geometry.ts";

const KEY = "floorcast-seat";

export interface HungAt {
  readonly seat: Seat;
  /** False until somebody has said where this wall hangs. */
  readonly known: boolean;
  readonly keep: (seat: Seat) => void;
}

/**
 * Where the wall hangs: `?dist=`, `?diag=`, `?min=12` of the address, else what was set here before, else the reference wall.
 * Metres in [0.3, 50], inches in [5, 500]; anything else is ignored.
 */
export function useSeat(query: URLSearchParams): HungAt {
  const dist = query.get("dist");
  const diag = query.get("diag");
  const least = query.get("min");
  const [seat, setSeat] = useState<Seat>({ ...REFERENCE_SEAT, ...asked(dist, diag, least) });
  // Asked once: what the address or an earlier answer says is not asked again.
  const [known, setKnown] = useState(true);
  useEffect(() => {
    setKnown(localStorage.getItem(KEY) !== null || (dist !== null && diag !== null));
    setSeat({ ...REFERENCE_SEAT, ...sane(parsed(localStorage.getItem(KEY))), ...asked(dist, diag, least) });
  }, [dist, diag, least]);
  const keep = (next: Seat) => {
    const whole = { ...seat, ...sane(next) };
    localStorage.setItem(KEY, JSON.stringify(whole));
    setKnown(true);
    setSeat(whole);
  };
  return { seat, known, keep };
}

function asked(dist: string | null, diag: string | null, least: string | null): Partial<Seat> {
  const smallestArcmin = least === "12" ? 12 : least === "16" ? 16 : undefined;
  return sane({
    distanceM: Number(dist),
    diagonalInch: Number(diag),
    ...(smallestArcmin === undefined ? {} : { smallestArcmin }),
  });
}

function parsed(text: string | null): Partial<Seat> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function sane(seat: Partial<Seat>): Partial<Seat> {
  const { distanceM, diagonalInch, smallestArcmin } = seat;
  return {
    ...(typeof distanceM === "number" && distanceM >= 0.3 && distanceM <= 50 ? { distanceM } : {}),
    ...(smallestArcmin === 12 || smallestArcmin === 16 ? { smallestArcmin } : {}),
    ...(typeof diagonalInch === "number" && diagonalInch >= 5 && diagonalInch <= 500 ? { diagonalInch } : {}),
  };
}
