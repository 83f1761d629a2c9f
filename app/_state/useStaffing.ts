"use client";

import { useEffect, useRef, useState } from "react";
import { latestOnly } from "../../workers/latestOnly.ts";
import type { SheetAnswer, StaffingApi } from "../../workers/staffingApi.ts";
import { createStaffingClient, type StaffingClient } from "../../workers/staffingClient.ts";

export type { DaySheet, GroupSheet } from "../../sim/experiment/daySheet.ts";
export type { SheetAnswer, SurvivalCurve } from "../../workers/staffingApi.ts";

type Scenario = Parameters<StaffingApi["sheet"]>[0];
type Law = Parameters<StaffingApi["curve"]>[0];

let shared: { readonly client: StaffingClient; users: number } | undefined;
const crashed = new Set<(detail: string) => void>();

/** One worker for all editors of a page; it ends with the last of them. */
function borrow(): StaffingClient {
  shared ??= {
    client: createStaffingClient((detail) => {
      for (const tell of crashed) tell(detail);
    }),
    users: 0,
  };
  shared.users++;
  return shared.client;
}
function giveBack(): void {
  if (shared === undefined || --shared.users > 0) return;
  shared.client.dispose();
  shared = undefined;
}

/** The staffing sheet of `scenario`, worked out in a worker; the last one stays while another is under way. */
export function useDaySheet(scenario: Scenario): SheetAnswer | undefined {
  const [answer, setAnswer] = useState<SheetAnswer>();
  const ask = useRef<(scenario: Scenario) => Promise<void>>(undefined);
  useEffect(() => {
    const client = borrow();
    const crash = (detail: string) => setAnswer({ ok: false, detail });
    crashed.add(crash);
    ask.current = latestOnly(async (one) => setAnswer(await client.sheet(one)));
    return () => {
      crashed.delete(crash);
      ask.current = undefined;
      giveBack();
    };
  }, []);
  useEffect(() => {
    ask.current?.(scenario).catch((problem: unknown) => setAnswer({ ok: false, detail: String(problem) }));
  }, [scenario]);
  return answer;
}

/**
 * Who is still there after how long; `undefined` until the first is worked out, and where the values make no distribution.
 * The last curve stays while the next is under way.
 */
export function useCurve(distribution: Law) {
  const [curve, setCurve] = useState<Awaited<ReturnType<StaffingApi["curve"]>>>();
  const key = JSON.stringify(distribution);
  useEffect(() => {
    const client = borrow();
    let gone = false;
    client
      .curve(JSON.parse(key) as Law)
      .then((found) => !gone && setCurve(found))
      .catch(() => !gone && setCurve(undefined));
    return () => {
      gone = true;
      giveBack();
    };
  }, [key]);
  return curve;
}
