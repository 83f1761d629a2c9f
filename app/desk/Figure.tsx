"use client";

import type { ReactNode } from "react";
import { useWords } from "../_i18n/Words.tsx";
import { useDeskActions } from "./actions.ts";
import type { DrillId } from "./deskAddress.ts";

export interface FigureProps {
  /** Whose contacts it lists. */
  readonly drill: DrillId;
  /** Id of the metric that explains it. */
  readonly metric: string;
  readonly scope: string;
  /** What the row is called, for those who hear it. */
  readonly name: string;
  readonly children: ReactNode;
  /** The same as text. */
  readonly value: string;
  /** How it stands out, as on the wall. */
  readonly mark?: string;
}

/** A number that opens the contacts counted in it. */
export function Figure({ drill, metric, scope, name, children, value, mark = "" }: FigureProps) {
  const words = useWords();
  const actions = useDeskActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`dfig ${mark}`}
      data-drill={drill}
      data-scope={scope}
      onClick={() => actions.drill(drill, scope)}
      data-metric={metric}
      aria-label={words("desk.queues.list", { figure: words(`desk.figure.${drill}`), name, value })}
    >
      {children}
    </button>
  );
}
