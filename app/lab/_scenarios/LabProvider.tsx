"use client";

import { type ReactNode, startTransition, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { LabDesk } from "./labDesk.ts";
import type { LabKeep } from "./labKeep.ts";
import { readParts } from "./readParts.ts";
import { type Lab, LabContext, useLabSoon } from "./useLab.ts";

/** What a desk is made of: much of it, and none of it needed before there is one. Read beside the page, not within it. */
const deskParts = () => readParts().then(() => import("./deskParts.ts"));
type DeskParts = Awaited<ReturnType<typeof deskParts>>;

interface Opened {
  readonly parts: DeskParts;
  readonly desk: LabDesk;
  readonly keep?: LabKeep;
}

/** Gives every page of the lab the same desk. It opens once the page is there: what a browser keeps, a server cannot know. */
export function LabProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const first = useRef(language);
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let left = false;
    const open = async () => {
      const parts = await deskParts();
      const desk = await parts.openDesk(first.current);
      // Drawn in slices: keys and pointers go first.
      if (!left) startTransition(() => setOpened({ parts, ...desk }));
    };
    void open();
    return () => {
      left = true;
    };
  }, []);
  const lab = useDesk(opened);
  return <LabContext value={lab}>{children}</LabContext>;
}

/** Shows `children` once there is a desk, until then that one is looked for. */
export function LabReady({ children }: { readonly children: ReactNode }) {
  const lab = useLabSoon();
  return lab === undefined ? <LabSoon /> : children;
}

/** Says that a desk is looked for. */
export function LabSoon() {
  const words = useWords();
  return (
    <p className="lab-soon" role="status">
      {words("lab.soon")}
    </p>
  );
}

const NOBODY = () => () => undefined;

function useDesk({ parts, desk, keep }: Partial<Opened> = {}): Lab | undefined {
  const words = useWords();
  const language = useLanguage();
  const cache = useMemo(() => parts && new parts.ScenarioCache(), [parts]);
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
    if (parts === undefined || desk === undefined || cache === undefined) return undefined;
    const draftName = (document: LabDocument) => parts.draftName(document, cache, language) ?? words("lab.draft");
    const by = () => localStorage.getItem("floorcast-initials") ?? "";
    return parts.labActions({ desk, keep, cache, words, draftName, by });
  }, [parts, desk, keep, cache, words, language]);
  return useMemo(() => {
    if (parts === undefined || desk === undefined || cache === undefined) return undefined;
    if (state === undefined || actions === undefined) return undefined;
    const view = parts.labView(desk, cache, shown.current);
    shown.current = { scenario: view.scenario, of: view.document.id };
    return { ...actions, ...view, state };
  }, [parts, desk, state, actions, cache]);
}
