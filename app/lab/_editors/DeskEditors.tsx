"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import "../../styles/lab-edit.css";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { CostsEditor } from "./CostsEditor.tsx";
import { CustomersEditor } from "./CustomersEditor.tsx";
import { DemandEditor } from "./DemandEditor.tsx";
import type { EditorProps } from "./editorProps.ts";
import { FormRoom } from "./form/FormRoom.tsx";
import type { IntervalOutcome } from "./LevelRows.tsx";
import { PeopleEditor } from "./PeopleEditor.tsx";
import { RoutingEditor } from "./RoutingEditor.tsx";
import { RulesEditor } from "./RulesEditor.tsx";
import { TimeBlock } from "./TimeBlock.tsx";

const SECTIONS = ["staffing", "demand", "people", "rules", "customers", "costs", "routing"] as const;
type Section = (typeof SECTIONS)[number];

export interface DeskEditorsProps {
  /** Service level by interval of the last experiment; absent: none. */
  readonly outcome?: readonly IntervalOutcome[];
  /** Stands where its plots would, while there is none. */
  readonly instead?: ReactNode;
}

/** Every editor of the selected scenario, one part at a time; the day comes first. */
export function DeskEditors(props: DeskEditorsProps) {
  const words = useWords();
  const lab = useLab();
  const [section, setSection] = useState<Section>("staffing");
  const { scenario, before, edit, problems } = lab;
  const editor: EditorProps = { scenario, before, edit, problems };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = SECTIONS[(SECTIONS.indexOf(section) + by + SECTIONS.length) % SECTIONS.length]!;
    setSection(next);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-section="${next}"]`)?.focus();
    event.preventDefault();
  };
  return (
    <div className="desk-editors">
      <div className="edit-tabs" role="tablist" aria-label={words("labEdit.sections")} onKeyDown={press}>
        {SECTIONS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            data-section={one}
            id={`editor-tab-${one}`}
            aria-controls="editor-panel"
            aria-selected={one === section}
            tabIndex={one === section ? 0 : -1}
            onClick={() => setSection(one)}
          >
            {words(`labEdit.${one}`)}
          </button>
        ))}
      </div>
      <div id="editor-panel" role="tabpanel" aria-labelledby={`editor-tab-${section}`}>
        {section === "staffing" ? (
          <TimeBlock {...editor} {...props} />
        ) : (
          <div className="desk-editors__form">
            <FormRoom {...editor}>
              {section === "demand" && <DemandEditor />}
              {section === "people" && <PeopleEditor />}
              {section === "rules" && <RulesEditor />}
              {section === "customers" && <CustomersEditor />}
              {section === "costs" && <CostsEditor />}
              {section === "routing" && <RoutingEditor />}
            </FormRoom>
          </div>
        )}
      </div>
    </div>
  );
}
