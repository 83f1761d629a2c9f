"use client";

import { useLab } from "../_scenarios/useLab.ts";
import { Rail } from "./Rail.tsx";

/** The scenario desk: on the left what is asked, on the right the day and what it brings. */
export function DeskScreen() {
  const lab = useLab();
  return (
    <div className="lab-desk">
      <Rail />
      <section className="lab-desk__main" data-draft={lab.selectedId === "draft"}>
        <h1>{lab.nameOf(lab.selectedId)}</h1>
      </section>
    </div>
  );
}
