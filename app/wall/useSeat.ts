"use client";

import { useEffect, useState } from "react";
import { REFERENCE_SEAT, type Seat } from "./geometry.ts";

const KEY = "floorcast-seat";

/**
 * Where the wall hangs: `?dist=`, `?diag=` of the address, else what was set here before, else the reference wall.
 * Metres in [0.3, 50], inches in [5, 500]; anything else is ignored.
 */
export function useSeat(query: URLSearchParams): [Seat, (seat: Seat) => void] {
  const dist = query.get("dist");
  const diag = query.get("diag");
  const [seat, setSeat] = useState<Seat>({ ...REFERENCE_SEAT, ...asked(dist, diag) });
  useEffect(() => {
    setSeat({ ...REFERENCE_SEAT, ...sane(parsed(localStorage.getItem(KEY))), ...asked(dist, diag) });
  }, [dist, diag]);
  const keep = (next: Seat) => {
    const whole = { ...seat, ...sane(next) };
    localStorage.setItem(KEY, JSON.stringify(whole));
    setSeat(whole);
  };
  return [seat, keep];
}

function asked(dist: string | null, diag: string | null): Partial<Seat> {
  return sane({ distanceM: Number(dist), diagonalInch: Number(diag) });
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
  const { distanceM, diagonalInch } = seat;
  return {
    ...(typeof distanceM === "number" && distanceM >= 0.3 && distanceM <= 50 ? { distanceM } : {}),
    ...(typeof diagonalInch === "number" && diagonalInch >= 5 && diagonalInch <= 500 ? { diagonalInch } : {}),
  };
}
