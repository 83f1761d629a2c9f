"use client";

import { useRef } from "react";
import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { ProjectedPoint } from "../../sim/metrics/projection.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { type ProjectionAnswer, projectionPath } from "./dayClient.ts";
import { useAsked } from "./useAsked.ts";

/** In a replay projections are asked for by whole steps of this, ms: a day that plays must not ask at every frame. */
const PAST_STEP_MS = 300_000;
/** Live by steps of this: one is made every half minute. */
const LIVE_STEP_MS = 30_000;
/** For so many steps the one before stays while the next is asked for; then it says nothing of the instant shown. */
const STAYS_STEPS = 6;

/** The look-ahead as it stood at the instant shown; null where none was kept; undefined while nobody knows. */
export function useProjection(
  past: boolean,
  channel: Channel | undefined,
  at: Instant,
  date: string | undefined,
): LookAhead | null | undefined {
  const step = past ? PAST_STEP_MS : LIVE_STEP_MS;
  const asOf = Math.floor(at / step) * step;
  const got = useAsked<ProjectionAnswer>(
    date === undefined || channel === undefined ? undefined : projectionPath(date, asOf),
  );
  // The one before stays until the next is told, or the picture would blink.
  const kept = useRef<KeptProjection>(undefined);
  const key = `${date} ${past}`;
  if (got?.ok === true) kept.current = { key, asOf, projection: got.value.projection };
  return channel !== undefined && staysAt(kept.current, key, asOf, STAYS_STEPS * step)
    ? kept.current?.projection
    : undefined;
}

/** A projection that was told, of which day and as of when. */
export interface KeptProjection {
  readonly key: string;
  readonly asOf: number;
  readonly projection: LookAhead | null;
}

/** Whether it may still be drawn at `asOf`: of the same day, not from later, and at most `staysMs` old. */
export function staysAt(kept: KeptProjection | undefined, key: string, asOf: number, staysMs: number): boolean {
  return kept?.key === key && kept.asOf <= asOf && asOf - kept.asOf <= staysMs;
}

/** The points of a channel's service level that have one, for drawing. */
export function expectedPoints(
  projection: LookAhead | null | undefined,
  channel: Channel | undefined,
  past: boolean,
): { readonly points: readonly ProjectedPoint[]; readonly past: boolean } | undefined {
  const found = projection?.channels.find((one) => one.channel === channel);
  const points = (found?.points ?? []).flatMap(({ at, serviceLevel }) =>
    serviceLevel === undefined ? [] : [{ at, ...serviceLevel }],
  );
  return points.length === 0 ? undefined : { points, past };
}
