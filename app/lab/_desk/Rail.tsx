"use client";

import Link from "next/link";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { ChangesPanel } from "./ChangesPanel.tsx";
import { NewMenu } from "./NewMenu.tsx";
import { Tree } from "./Tree.tsx";

/** What is asked: the tree of scenarios, what the selected one changes, and where to find more. */
export function Rail() {
  const words = useWords();
  return (
    <aside className="lab-rail" aria-label={words("lab.title")}>
      <div className="lab-rail__head">
        <h2>{words("lab.title")}</h2>
        <NewMenu />
      </div>
      <Tree />
      <ChangesPanel />
      <p className="lab-rail__foot">
        <Link href="/lab/presets">{words("lab.presets")}</Link>
        <span>{words("lab.presetsLine", { n: PRESETS.length })}</span>
      </p>
    </aside>
  );
}
