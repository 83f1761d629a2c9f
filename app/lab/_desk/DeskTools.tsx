"use client";

import { useEffect, useState } from "react";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { type Lab, useLab } from "../_scenarios/useLab.ts";
import { DocumentsSheet } from "./DocumentsSheet.tsx";
import { ShareSheet } from "./ShareSheet.tsx";

/** The document's name, undo and redo with the name of their step, and the ways out. In the bar of the lab's pages. */
export function DeskTools() {
  const words = useWords();
  const lab = useLab();
  const [sheet, setSheet] = useState<"documents" | "share">();
  const { document, undoName, redoName, state } = lab;
  useUndoKeys(lab);
  const close = () => setSheet(undefined);
  return (
    <div className="lab-tools">
      <button
        type="button"
        className="lab-tools__name"
        title={words("lab.documents")}
        onClick={() => setSheet("documents")}
      >
        {document.name}
      </button>
      <span className="lab-tools__kept" role="status" data-keeping={state.keeping}>
        {words(`lab.keeping.${state.keeping}`)}
      </span>
      <button
        type="button"
        className="lab-tools__step"
        disabled={undoName === undefined}
        title={undoName}
        aria-keyshortcuts="Control+Z"
        onClick={lab.undo}
      >
        {undoName === undefined ? words("edit.undo") : words("edit.undoWhat", { what: undoName })}
      </button>
      <button
        type="button"
        className="lab-tools__step"
        disabled={redoName === undefined}
        title={redoName}
        aria-keyshortcuts="Control+Y"
        onClick={lab.redo}
      >
        {redoName === undefined ? words("edit.redo") : words("edit.redoWhat", { what: redoName })}
      </button>
      <button type="button" className="button" onClick={() => setSheet("share")}>
        {words("lab.share")}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => saveFile(`${document.id}.json`, `${JSON.stringify(document, null, 2)}\n`, "application/json")}
      >
        {words("lab.export")}
      </button>
      {sheet === "documents" && <DocumentsSheet onClose={close} />}
      {sheet === "share" && <ShareSheet onClose={close} />}
    </div>
  );
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, by the letter or, in other layouts, by the place of the key. */
function useUndoKeys({ undo, redo }: Pick<Lab, "undo" | "redo">): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const z = key === "z" || event.code === "KeyZ";
      if (z && !event.shiftKey) undo();
      else if (z || key === "y" || event.code === "KeyY") redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [undo, redo]);
}
