"use client";

import { lazy, Suspense } from "react";
import { LabReady, LabSoon } from "../_scenarios/LabProvider.tsx";
import { readParts } from "../_scenarios/readParts.ts";

const screen = () => readParts().then(() => import("./DeskScreen.tsx"));
const DeskScreen = lazy(async () => ({ default: (await screen()).DeskScreen }));
// Its scripts come while the page is still being made; they are read beside it, not within its first drawing.
if (typeof window !== "undefined") void screen();

/** The scenario desk, once its scripts and its document are there. */
export function DeskSoon() {
  return (
    <LabReady>
      <Suspense fallback={<LabSoon />}>
        <DeskScreen />
      </Suspense>
    </LabReady>
  );
}
