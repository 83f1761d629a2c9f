"use client";

import { useEffect, useRef, useState } from "react";
import { createScheduleClient, type ScheduleClient } from "../../workers/scheduleClient.ts";

export { planInWorker, type ScheduleClient } from "../../workers/scheduleClient.ts";
export type { Planning } from "../../workers/schedulePlanning.ts";

/** A schedule worker for as long as a page is there, started when it is first asked for. `crash`: how it died. */
export function useScheduleWorker(): { readonly client: () => ScheduleClient; readonly crash: string | undefined } {
  const held = useRef<ScheduleClient>(undefined);
  const [crash, setCrash] = useState<string>();
  useEffect(
    () => () => {
      held.current?.dispose();
      held.current = undefined;
    },
    [],
  );
  const client = () => {
    held.current ??= createScheduleClient((detail) => {
      held.current = undefined;
      setCrash(detail);
    });
    return held.current;
  };
  return { client, crash };
}
