"use client";

import { useCallback, useEffect, useState } from "react";
import type { ClassClient, ClassView } from "../../_state/classClient.ts";
import { keptClass } from "../../_state/classKept.ts";
import { useClass } from "../../_state/useClass.ts";

/** The class of this tab: it comes back to the one it keeps, until that one is over. */
export function useLessonClass(): {
  readonly room: { readonly client: ClassClient | undefined; readonly view: ClassView };
  readonly hasClass: boolean;
  readonly openClass: (open: boolean) => void;
} {
  /** Which class of this page it is; 0: none. */
  const [nth, setNth] = useState(0);
  useEffect(() => setNth(keptClass(sessionStorage) === undefined ? 0 : 1), []);
  const room = useClass(nth === 0 ? undefined : { kind: "open", nth });
  const over = room.view.state === "over" || room.view.state === "refused";
  const openClass = useCallback(
    (open: boolean) => setNth((now) => (open ? (now === 0 || over ? now + 1 : now) : 0)),
    [over],
  );
  return { room, hasClass: nth !== 0, openClass };
}
