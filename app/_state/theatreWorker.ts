"use client";

import { useEffect, useState } from "react";
import type { TheatreApi } from "../../workers/theatreApi.ts";
import { createTheatreClient } from "../../workers/theatreClient.ts";

export type { TheatreApi, TheatreOpened } from "../../workers/theatreApi.ts";

/** The page's own theatre worker: there once the page runs in a browser, gone with it. `round`: another one for each. */
export function useTheatreWorker(round: number, onCrash: (detail: string) => void): TheatreApi | undefined {
  const [api, setApi] = useState<{ readonly round: number; readonly api: TheatreApi }>();
  useEffect(() => {
    const client = createTheatreClient(onCrash);
    setApi({ round, api: client });
    return () => client.dispose();
  }, [round, onCrash]);
  return api?.round === round ? api.api : undefined;
}
