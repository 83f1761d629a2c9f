"use client";

import type { ReactNode } from "react";
import { THEATRE_ROOM } from "../_i18n/theatreRoom.ts";
import { RoomWords } from "../_i18n/Words.tsx";

/** The words of the theatre, for its pages alone. */
export function TheatreWords({ children }: { readonly children: ReactNode }) {
  return <RoomWords of={THEATRE_ROOM}>{children}</RoomWords>;
}
