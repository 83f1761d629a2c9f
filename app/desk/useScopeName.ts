"use client";

import { isChannel } from "../../sim/vocabulary/index.ts";
import { useWords } from "../_i18n/Words.tsx";

/** What people call a scope: `Voice`, `sales, Voice`, `Whole floor`. */
export function useScopeName(): (scope: string) => string {
  const words = useWords();
  return (scope) => {
    const [, kind, rest = ""] = /^(channel|queue):(.*)$/.exec(scope) ?? [];
    const stroke = rest.lastIndexOf("/");
    const channel = kind === "queue" ? rest.slice(stroke + 1) : rest;
    if (!isChannel(channel)) return words("desk.queues.total");
    const word = words(`channel.${channel}`);
    return kind === "queue" ? `${rest.slice(0, stroke)}, ${word}` : word;
  };
}
