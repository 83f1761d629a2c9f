"use client";

import { useCallback } from "react";
import { contactName } from "../../../sim/theatre/contactName.ts";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { useLanguage } from "../../_i18n/Words.tsx";

/** What a customer's contact is called, by its `who`: the same on both stages. */
export function usePersonName({ lanes }: TheatreOverview): (who: string) => string {
  const language = useLanguage();
  return useCallback((who) => contactName(who, lanes, language), [lanes, language]);
}
