"use client";

import { type ReactNode, useEffect } from "react";
import { useWords } from "../_i18n/Words.tsx";
import type { Editing } from "./useEditing.ts";

export interface EditBarProps<T, Name extends string> {
  readonly editing: Editing<T, Name>;
  /** What a step is called: “name”, “channels”. */
  readonly nameOf: (name: Name) => string;
  /** Name of the steps that bring back the server's version, and another person's. */
  readonly discardName: Name;
  readonly theirsName: Name;
  /** How many things are wrong: nothing wrong is saved. */
  readonly wrong: number;
  readonly children?: ReactNode;
}

/** Undo, redo, save, discard, and in what state all that is. Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, Ctrl+S do the same. */
export function EditBar<T, Name extends string>(props: EditBarProps<T, Name>) {
  const { editing, nameOf, discardName, theirsName, wrong, children } = props;
  const words = useWords();
  const { undoName, redoName, dirty, saving, refusal, theirs, restored } = editing;
  const maySave = dirty && wrong === 0 && saving !== "saving";
  useEditKeys(editing, maySave);
  const state = () => {
    if (saving === "saving") return words("edit.saving");
    if (wrong > 0) return words("edit.wrong", { n: wrong });
    if (dirty) return words(restored ? "edit.restored" : "edit.unsaved");
    return words(saving === "saved" ? "edit.saved" : "edit.unchanged");
  };
  return (
    <div className="edit-bar">
      <div className="edit-bar__row">
        <button type="button" className="button" disabled={undoName === undefined} onClick={editing.undo}>
          {undoName === undefined ? words("edit.undo") : words("edit.undoWhat", { what: nameOf(undoName) })}
        </button>
        <button type="button" className="button" disabled={redoName === undefined} onClick={editing.redo}>
          {redoName === undefined ? words("edit.redo") : words("edit.redoWhat", { what: nameOf(redoName) })}
        </button>
        <span className="edit-bar__state" role="status" data-saving={saving} data-dirty={dirty}>
          {state()}
        </span>
        {children}
        <button
          type="button"
          className="button"
          disabled={!dirty || editing.saved === undefined}
          onClick={() => editing.discard(discardName)}
        >
          {words("edit.discard")}
        </button>
        <button type="button" className="button button--main" disabled={!maySave} onClick={() => void editing.save()}>
          {words("edit.save")}
        </button>
      </div>
      {theirs !== undefined && (
        <div className="notice notice--warn" role="alert">
          <p>{words("edit.conflict")}</p>
          <button type="button" className="button" onClick={() => editing.takeTheirs(theirsName)}>
            {words("edit.takeTheirs")}
          </button>
          <button type="button" className="button" onClick={() => void editing.keepMine()}>
            {words("edit.keepMine")}
          </button>
        </div>
      )}
      {refusal !== undefined && refusal.kind !== "problems" && (
        <p className="notice notice--warn" role="alert">
          {words(refusal.kind === "unreachable" ? "edit.unreachable" : "edit.refused", { detail: refusal.detail })}{" "}
          <code>{refusal.code}</code>
        </p>
      )}
    </div>
  );
}

function useEditKeys<T, Name>({ undo, redo, save }: Editing<T, Name>, maySave: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      // Letters of other layouts: the place of the key counts then.
      const z = key === "z" || event.code === "KeyZ";
      if (key === "s" || event.code === "KeyS") {
        if (maySave) void save();
      } else if (z && !event.shiftKey) undo();
      else if ((z && event.shiftKey) || key === "y" || event.code === "KeyY") redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}
