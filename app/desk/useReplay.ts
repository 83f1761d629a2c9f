"use client";

import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from "react";
import type { Incident } from "../../sim/metrics/day/incident.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { goToQuery } from "../_state/address.ts";
import type { FeedAddress } from "../_state/feeds.ts";
import type { Transport } from "../_state/useFeed.ts";
import { liveQuery, replayQuery, restedQuery } from "./dayAddress.ts";
import type { DayAnswer } from "./dayClient.ts";
import { isWeighty } from "./incidentText.ts";

export interface ReplayOptions {
  readonly address: FeedAddress;
  readonly query: URLSearchParams;
  readonly transport: Transport | undefined;
  readonly frame: Frame;
  readonly day: DayAnswer | undefined;
}

export interface Replay {
  /** Whether the desk shows the past. */
  readonly past: boolean;
  /** Incidents worth a jump, in the order they began. */
  readonly incidents: readonly Incident[];
  /** Shows the instant `at` of the day; of today from the floor of now too. */
  readonly seek: (at: number) => void;
  /** Goes to `at` at once; the browser's back button returns to where it stood. */
  readonly jump: (at: number) => void;
  readonly toDay: (date: string) => void;
  readonly toLive: () => void;
  /** The nearest incident before or after what is shown; undefined when there is none. */
  readonly incident: (direction: -1 | 1) => Incident | undefined;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** How long a hand must rest before the address follows, ms: browsers count how often it changes. */
const REST_MS = 400;
/** An incident that began so close to what is shown is the one shown, ms. */
const HERE_MS = 1_000;

/** Going about in the days: the address says which day and where in it, so that a link shows the same. */
export function useReplay({ address, query, transport, frame, day }: ReplayOptions): Replay {
  const past = address.kind === "day";
  const dated = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = past ? address.from : undefined;
  const lastSaid = useRef(wanted);
  // Back and forward in the browser, or a link to another instant of the same day.
  useEffect(() => {
    if (wanted === undefined || wanted === lastSaid.current) return;
    // Where a hand came to rest before is not where it was gone to since.
    clearTimeout(dated.current);
    lastSaid.current = wanted;
    void transport?.seek(wanted);
  }, [wanted, transport]);
  useEffect(() => () => clearTimeout(dated.current), []);
  const date = day?.counts.date;
  const shownAt = useRef(frame.at);
  shownAt.current = frame.at;
  const inDay = useCallback(
    (to: number): Instant | undefined => {
      if (day === undefined) return undefined;
      const { startsAt, reachedAt } = day.counts;
      return Math.round(Math.min(Math.max(to, startsAt), reachedAt - 1)) as Instant;
    },
    [day],
  );
  /** The address as it is by then says `at`, unless it speaks of something else meanwhile. */
  const say = useCallback((of: string, at: Instant, how: "push" | "replace") => {
    const rested = restedQuery(new URLSearchParams(window.location.search), of, at);
    if (rested === undefined) return;
    lastSaid.current = at;
    goToQuery(rested, how);
  }, []);
  const seek = useCallback(
    (to: number) => {
      const at = inDay(to);
      if (at === undefined || date === undefined) return;
      if (!past || transport === undefined) return goToQuery(replayQuery(query, date, at));
      void transport.seek(at);
      clearTimeout(dated.current);
      dated.current = setTimeout(() => say(date, at, "replace"), REST_MS);
    },
    [past, transport, query, date, inDay, say],
  );
  const jump = useCallback(
    (to: number) => {
      const at = inDay(to);
      if (at === undefined || date === undefined) return;
      if (!past || transport === undefined) return goToQuery(replayQuery(query, date, at));
      clearTimeout(dated.current);
      say(date, shownAt.current, "replace");
      say(date, at, "push");
      void transport.seek(at);
    },
    [past, transport, query, date, inDay, say],
  );
  const incidents = useMemo(() => (day?.incidents ?? []).filter(isWeighty), [day]);
  const incident = (direction: -1 | 1): Incident | undefined =>
    direction > 0
      ? incidents.find(({ beginAt }) => beginAt > frame.at + HERE_MS)
      : incidents.findLast(({ beginAt }) => beginAt < frame.at - HERE_MS);
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyAction(event);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const keyAction = (event: KeyboardEvent): (() => void) | undefined => {
    const found = event.key === "[" ? incident(-1) : event.key === "]" ? incident(1) : undefined;
    if (found !== undefined) return () => jump(found.beginAt);
    if (!past || transport === undefined) return undefined;
    if (event.key === ".") return () => void transport.step();
    // Space on a button is that button's own.
    if (event.key !== " " || event.target instanceof HTMLButtonElement) return undefined;
    return () => void (frame.feed.state === "running" ? transport.pause() : transport.play());
  };
  return {
    past,
    incidents,
    seek,
    jump,
    incident,
    onKey,
    toDay: (next) => goToQuery(replayQuery(query, next, undefined)),
    toLive: () => goToQuery(liveQuery(query)),
  };
}
