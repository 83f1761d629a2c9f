"use client";

import type { ReactNode } from "react";
import { DESK_ROOM } from "../_i18n/deskRoom.ts";
import { RoomWords } from "../_i18n/Words.tsx";

/** Adds the words of the desk. */
export function DeskWords({ children }: { readonly children: ReactNode }) {
  return <RoomWords of={DESK_ROOM}>{children}</RoomWords>;
}
