"use client";

import type { ReactNode } from "react";
import { ALARMS_ROOM } from "../_i18n/alarmsRoom.ts";
import { RoomWords } from "../_i18n/Words.tsx";

/** Adds the words of the rules. */
export function AlarmsWords({ children }: { readonly children: ReactNode }) {
  return <RoomWords of={ALARMS_ROOM}>{children}</RoomWords>;
}
