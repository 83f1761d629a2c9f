"use client";

import { useState } from "react";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { FromDay } from "./FromDay.tsx";
import { FromEmpty } from "./FromEmpty.tsx";
import { FromFile } from "./FromFile.tsx";
import { FromForecast } from "./FromForecast.tsx";
import { FromNow } from "./FromNow.tsx";
import { FromPreset } from "./FromPreset.tsx";
import { Interview } from "./Interview.tsx";
import { Sheet } from "./Sheet.tsx";
import { WAYS, type Way } from "./ways.ts";

/** What every way to begin is given: what to do with the document it makes. */
export interface WayProps {
  readonly onDocument: (document: LabDocument) => void;
}

const PANELS: Readonly<Record<Way, (props: WayProps) => React.ReactNode>> = {
  questions: Interview,
  preset: FromPreset,
  forecast: FromForecast,
  day: FromDay,
  live: FromNow,
  file: FromFile,
  empty: FromEmpty,
};

/** The button “New” and the seven ways to begin behind it. */
export function NewMenu() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {words("lab.new")}
      </button>
      {open && <NewSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function NewSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const lab = useLab();
  const [way, setWay] = useState<Way>("questions");
  const [asBaseline, setAsBaseline] = useState(false);
  const Panel = PANELS[way];
  const take = (document: LabDocument) => {
    if (asBaseline) lab.moveBaseline(document.baseline);
    else void lab.open(document);
    onClose();
  };
  return (
    <Sheet title={words("lab.newTitle")} onClose={onClose} wide>
      <div className="lab-ways">
        <div role="tablist" aria-orientation="vertical" aria-label={words("lab.newTitle")} className="lab-ways__list">
          {WAYS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`way-${one}`}
              aria-selected={one === way}
              aria-controls="way-panel"
              onClick={() => setWay(one)}
            >
              <b>{words(`lab.way.${one}`)}</b>
              <span>{words(`lab.wayLine.${one}`)}</span>
            </button>
          ))}
        </div>
        <div role="tabpanel" id="way-panel" aria-labelledby={`way-${way}`} className="lab-ways__panel">
          <Panel onDocument={take} />
          <label className="check lab-ways__where">
            <input type="checkbox" checked={asBaseline} onChange={({ target }) => setAsBaseline(target.checked)} />
            {words("lab.asBaseline")}
          </label>
        </div>
      </div>
    </Sheet>
  );
}
