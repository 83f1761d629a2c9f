"use client";

import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { ProblemList } from "../_edit/ProblemList.tsx";
import { useWords } from "../_i18n/Words.tsx";
import type { Told } from "./useBoards.ts";

export interface ToldNoticeProps {
  readonly told: Told | undefined;
  readonly onBringBack: (spec: WallSpec) => void;
}

/** What the last thing done came to. The place is always there, so that screen readers hear what comes into it. */
export function ToldNotice({ told, onBringBack }: ToldNoticeProps) {
  const words = useWords();
  return <div role="status">{told !== undefined && <div className="notice">{content(told)}</div>}</div>;

  function content(one: Told) {
    switch (one.kind) {
      case "removed":
        return (
          <>
            <p>{words("boards.removed", { name: one.spec.name })}</p>
            <button type="button" className="button" onClick={() => onBringBack(one.spec)}>
              {words("boards.removeUndo")}
            </button>
          </>
        );
      case "imported":
        return <p>{words("boards.imported", { name: one.name })}</p>;
      case "problems":
        return <ProblemList problems={one.problems} />;
      case "too-large":
        return <p>{words("edit.fileTooLarge")}</p>;
      case "malformed-json":
        return <p>{words("edit.fileNotJson", { detail: one.detail })}</p>;
      case "failed":
        return (
          <p>
            {words("boards.failed", { detail: one.refusal.detail })} <code>{one.refusal.code}</code>
          </p>
        );
    }
  }
}
