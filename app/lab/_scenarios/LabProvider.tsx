"use client";

import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { differences } from "../../../sim/scenario/lab/differences.ts";
import { DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { differencesName } from "../../../sim/scenario/lab/sentences.ts";
import { parentOf } from "../../../sim/scenario/lab/tree.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { labActions, labView } from "./labActions.ts";
import type { LabDesk } from "./labDesk.ts";
import type { LabKeep } from "./labKeep.ts";
import { openDesk } from "./openDesk.ts";
import { ScenarioCache } from "./scenarioCache.ts";
import { type Lab, LabContext, useLabSoon } from "./useLab.ts";

/** Gives every page of the lab the same desk. It opens once the page is there: what a browser keeps, a server cannot know. */
export function LabProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const first = useRef(language);
  const [opened, setOpened] = useState<{ readonly desk: LabDesk; readonly keep?: LabKeep }>();
  useEffect(() => {
    let left = false;
    void openDesk(first.current).then((desk) => {
      if (!left) setOpened(desk);
    });
    return () => {
      left = true;
    };
  }, []);
  const lab = useDesk(opened?.desk, opened?.keep);
  return <LabContext value={lab}>{children}</LabContext>;
}

/** Shows `children` once there is a desk, until then that one is looked for. */
export function LabReady({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const lab = useLabSoon();
  if (lab === undefined) {
    return (
      <p className="lab-soon" role="status">
        {words("lab.soon")}
      </p>
    );
  }
  return children;
}

/** A name made of changes: as much as a rail can show and a tooltip carry. */
const MOST_NAME = 60;
const NOBODY = () => () => undefined;

function useDesk(desk: LabDesk | undefined, keep: LabKeep | undefined): Lab | undefined {
  const words = useWords();
  const language = useLanguage();
  const cache = useMemo(() => new ScenarioCache(), []);
  const shown = useRef<{ scenario: Lab["scenario"]; of: string }>(undefined);
  const state = useSyncExternalStore(
    desk?.subscribe ?? NOBODY,
    () => desk?.state,
    () => undefined,
  );
  useEffect(() => {
    if (desk === undefined) return;
    // Whoever leaves the page within a quarter of a second of the last change loses nothing.
    const leave = () => void desk.flush();
    window.addEventListener("pagehide", leave);
    window.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("visibilitychange", leave);
    };
  }, [desk]);
  const actions = useMemo(() => {
    if (desk === undefined) return undefined;
    const draftName = (document: LabDocument): string => {
      const [under, draft] = [cache.of(document, parentOf(document, DRAFT_ID)), cache.of(document, DRAFT_ID)];
      if (!under.ok || !draft.ok) return words("lab.draft");
      const found = differences(under.scenario, draft.scenario);
      const name = differencesName(found, under.scenario, draft.scenario, language, MOST_NAME);
      return name === "" ? words("lab.draft") : name;
    };
    const by = () => localStorage.getItem("floorcast-initials") ?? "";
    return labActions({ desk, keep, cache, words, draftName, by });
  }, [desk, keep, cache, words, language]);
  return useMemo(() => {
    if (desk === undefined || state === undefined || actions === undefined) return undefined;
    const view = labView(desk, cache, shown.current);
    shown.current = { scenario: view.scenario, of: view.document.id };
    return { ...actions, ...view, state };
  }, [desk, state, actions, cache]);
}
