"use client";

import type { ReactNode } from "react";
import { LAB_ROOM } from "../_i18n/labRoom.ts";
import { RoomWords } from "../_i18n/Words.tsx";

/** Adds the words of the lab. */
export function LabWords({ children }: { readonly children: ReactNode }) {
  return <RoomWords of={LAB_ROOM}>{children}</RoomWords>;
}
