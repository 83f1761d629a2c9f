"use client";

import { createContext, useContext } from "react";
import type { DrillId } from "./deskAddress.ts";

/** What the parts of the desk can open. */
export interface DeskActions {
  /** Makes the right side speak of this row. */
  readonly scope: (scope: string) => void;
  /** Lists the contacts counted in a figure as it stands now. */
  readonly drill: (figure: DrillId, scope: string) => void;
  readonly contact: (contactId: string, source?: string) => void;
  readonly agent: (agentId: string) => void;
}

const NOTHING = () => undefined;
export const DeskActionsContext = createContext<DeskActions>({
  scope: NOTHING,
  drill: NOTHING,
  contact: NOTHING,
  agent: NOTHING,
});

export function useDeskActions(): DeskActions {
  return useContext(DeskActionsContext);
}
