"use client";

import type { LookAhead, WaitEstimate } from "../../sim/experiment/lookahead/result.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { type Question, useQuestion } from "./useQuestion.ts";

/** How much longer one contact may wait. */
export type WaitGuess = Pick<WaitEstimate, "p50Ms" | "p90Ms" | "answeredShare">;

/** Asked for whenever frames carry a newer one, and this often besides: why there is no newer one may have changed. */
const EVERY_MS = 60_000;

/** Whether somebody looks ahead from this floor: then its channels carry what may come. */
export function looksAhead({ channels }: Pick<Frame, "channels">): boolean {
  return channels.some(({ projection }) => projection !== undefined);
}

/** What may come, as the server last worked it out; asked again as floor time goes on. */
export function useLookAhead(frame: Frame, wanted: boolean): Question<LookAhead> {
  const path = wanted && looksAhead(frame) ? "/api/v1/look-ahead" : undefined;
  const madeAt = Math.max(0, ...frame.channels.map(({ projection }) => projection?.madeAt ?? 0));
  return useQuestion<LookAhead>(path, `${madeAt} ${Math.floor(frame.at / EVERY_MS)}`);
}

/** The estimate of one contact, less the time that has passed since it was made: never below nothing. */
export function guessOf(made: LookAhead | undefined, contactId: string, at: number): WaitGuess | undefined {
  const found = made?.waits.find((one) => one.contactId === contactId);
  if (made === undefined || found === undefined) return undefined;
  const gone = Math.max(0, at - made.madeAt);
  const left = (ms: number | undefined) => (ms === undefined ? undefined : Math.max(0, ms - gone));
  const [p50Ms, p90Ms] = [left(found.p50Ms), left(found.p90Ms)];
  return {
    ...(p50Ms === undefined ? {} : { p50Ms }),
    ...(p90Ms === undefined ? {} : { p90Ms }),
    answeredShare: found.answeredShare,
  };
}
