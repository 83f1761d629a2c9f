"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { ClassClient, type ClassView, type ClassWay, NO_CLASS } from "./classClient.ts";

const nothing = () => () => undefined;
const nowhere = () => NO_CLASS;

/** In a class for as long as `way` is given, and the same one: its key is what it says. */
export function useClass(way: ClassWay | undefined): {
  readonly client: ClassClient | undefined;
  readonly view: ClassView;
} {
  const [client, setClient] = useState<ClassClient>();
  const key = way === undefined ? undefined : JSON.stringify(way);
  useEffect(() => {
    if (key === undefined) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const made = new ClassClient(`${scheme}//${location.host}/class`, JSON.parse(key) as ClassWay, sessionStorage);
    setClient(made);
    return () => {
      setClient(undefined);
      made.close();
    };
  }, [key]);
  const view = useSyncExternalStore(client?.subscribe ?? nothing, client?.view ?? nowhere, nowhere);
  return { client, view };
}
