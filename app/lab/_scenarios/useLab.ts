"use client";

import { createContext, useContext } from "react";
import type { ComparedScenario } from "../../../sim/scenario/lab/compared.ts";
import type { LabDifference } from "../../../sim/scenario/lab/differences.ts";
import type { LabBaseline, LabDocument } from "../../../sim/scenario/lab/document.ts";
import type { ParsedScenario } from "../../../sim/scenario/parse.ts";
import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioChange } from "../../../sim/scenario/scenarioFile.ts";
import type { LabState } from "./labDesk.ts";

/**
 * The lab desk for whoever is inside `LabReady`. Ids: a saved scenario's, `baseline` or `draft`. Everything that changes
 * the document is one named step that can be taken back; `select` and `toggleCompared` are ways of looking.
 */
export interface Lab {
  readonly document: LabDocument;
  /** What the desk shows: always one there is. */
  readonly selectedId: string;
  readonly select: (id: string) => void;
  /** With all its changes, parsed; the same object until something on the way to it is changed. */
  readonly scenarioOf: (id: string) => ParsedScenario;
  /**
   * What editors show: the selected scenario; where it is unsound, the last sound one it was, `problems` saying what is
   * wrong with the one that was asked for.
   */
  readonly scenario: Scenario;
  /** Everything wrong with the selected scenario. Empty: nothing. */
  readonly problems: readonly ScenarioProblem[];
  /** The baseline the selected scenario is pinned to: what differs from it is marked. */
  readonly before: Scenario;
  /** 1 to 4, baseline first: what is compared, under which letters. Unsound ones among them. */
  readonly compared: readonly ComparedScenario[];
  /** What people call the scenario; a draft without a name is called by what it changes. */
  readonly nameOf: (id: string) => string;
  /** Changes of the selected scenario: the draft goes on or begins. `key`: steps of one drag are one step. */
  readonly edit: (changes: readonly ScenarioChange[], name: string, key?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly undoName: string | undefined;
  readonly redoName: string | undefined;
  readonly saveDraft: (name?: string) => void;
  readonly discardDraft: () => void;
  /** Takes one difference of the draft to what it stands on back. */
  readonly reset: (difference: LabDifference, name: string) => void;
  /** A draft that says what the saved scenario says, on what that stands on. */
  readonly editCopy: (id: string) => void;
  readonly merge: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly rebase: (id: string) => void;
  readonly moveBaseline: (baseline: LabBaseline) => void;
  readonly toggleCompared: (id: string) => void;
  readonly setSeed: (seed: string) => void;
  readonly renameDocument: (name: string) => void;
  /** Puts a document on the desk and keeps it; one of the same id that says something else is kept beside it. */
  readonly open: (document: LabDocument, etag?: string) => Promise<void>;
  readonly openKept: (id: string) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  /** Another page saved this document: mine over theirs, or theirs. */
  readonly settle: (mine: boolean) => Promise<void>;
  readonly dismissLeft: () => void;
  readonly onServer: (etag: string | undefined) => void;
  readonly state: LabState;
}

export const LabContext = createContext<Lab | undefined>(undefined);

/** The lab desk, or `undefined` while this browser is still looking for what it kept. */
export function useLabSoon(): Lab | undefined {
  return useContext(LabContext);
}

/** The lab desk. Throws `RangeError` outside of `LabReady`. */
export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new RangeError("useLab: expected to be inside LabReady, got no lab");
  return lab;
}
