"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { BoardApi, FeedSpec } from "../../workers/boardApi.ts";
import { type BoardClient, createBoardClient } from "../../workers/boardClient.ts";
import type { Speed } from "../../workers/clock.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import type { FeedAddress } from "./feeds.ts";
import { FrameStore } from "./frameStore.ts";
import { lastAsked } from "./lastAsked.ts";
import { LiveClient } from "./liveClient.ts";
import { wholeLink } from "./shortLink.ts";
import type { View } from "./view.ts";

/** What a display can do to a feed that is not live. */
export type Transport = Pick<BoardApi, "play" | "pause" | "setSpeed" | "seek" | "step" | "actOnAlarm" | "lookAhead">;

export interface Feed {
  readonly view: View;
  /** Absent for the live feed: the present can only be watched. */
  readonly transport: Transport | undefined;
}

interface RecordingEntry {
  readonly id: string;
  readonly title: { readonly en: string; readonly ru: string };
  readonly timeZone: string;
}

/** Opens the feed an address asks for and gives its view; closes it when the display goes. */
export function useFeed(address: FeedAddress): Feed {
  const language = useLanguage();
  // Compared by what it says: every render reads a new object from the address bar. Where a day stands is no other feed.
  const key = JSON.stringify(address.kind === "day" ? { kind: address.kind, date: address.date } : address);
  const latest = useRef(address);
  latest.current = address;
  // Boards in turn read one floor: until the next one's frame is there, the strip of alarms stays where it is.
  const opened = useStoreOf(address.kind === "live" ? "live" : key, address.kind === "live");
  const [playing, setPlaying] = useState<{ readonly store: FrameStore; readonly transport: Transport }>();
  const view = useSyncExternalStore(opened.subscribe, opened.view, opened.serverView);
  useEffect(() => {
    const address = latest.current;
    if (address.kind === "live") {
      const scheme = location.protocol === "https:" ? "wss:" : "ws:";
      // The key of the live feed is the whole of what is asked of it.
      const { kind: _, ...reading } = JSON.parse(key) as typeof address;
      const client = new LiveClient(`${scheme}//${location.host}/live`, opened, reading);
      client.open();
      return () => client.close();
    }
    const client = createBoardClient((detail) => opened.problem("feed-failed", detail));
    setPlaying({ store: opened, transport: transportOf(client) });
    let gone = false;
    const asked = lastAsked();
    const open = async () => {
      const isLast = asked.ask();
      const spec = await specOf(address, language);
      // Reading a long link takes longer than reading a short one: only the last is opened.
      if (gone || !isLast()) return;
      if ("code" in spec) return opened.problem(spec.code, spec.detail);
      const answer = await client.open(spec, (frame) => opened.frame(frame, Date.now()));
      if (!answer.ok && !gone && isLast()) opened.problem(answer.code, answer.detail);
    };
    const opens = () => void open().catch((problem: unknown) => gone || opened.problem("feed-failed", String(problem)));
    opens();
    // The fragment names the theatre's run: another one is another feed, though the address is the same.
    if (address.kind === "theatre") window.addEventListener("hashchange", opens);
    return () => {
      gone = true;
      window.removeEventListener("hashchange", opens);
      client.dispose();
    };
  }, [opened, key, language]);
  return { view, transport: playing?.store === opened ? playing.transport : undefined };
}

/** A store of its own for each feed: what one showed is never taken for what the next one shows. */
function useStoreOf(key: string, ages: boolean): FrameStore {
  const [opened, open] = useState(() => ({ key, store: new FrameStore(ages) }));
  if (opened.key === key) return opened.store;
  const next = { key, store: new FrameStore(ages) };
  open(next);
  return next.store;
}

/** A feed that plays in the worker, as the worker is told. */
type PlayedAddress = Exclude<FeedAddress, { kind: "live" }>;

async function specOf(address: PlayedAddress, language: "en" | "ru"): Promise<FeedSpec | Missing> {
  switch (address.kind) {
    case "simulated":
      return simulatedSpec(address);
    case "recording":
      return recordingSpec(address, language);
    case "day":
      return address;
    case "theatre":
      // A link that was cut goes on as it is: the worker says what is wrong with it.
      return { ...address, link: (await wholeLink(location.hash)) ?? location.hash, language };
  }
}

function simulatedSpec(address: Extract<FeedAddress, { kind: "simulated" }>): FeedSpec {
  const from = address.from ?? ((Math.floor(Date.now() / 60_000) * 60_000) as Instant);
  return { kind: "simulated", seed: address.seed, from, speed: address.speed };
}

type Missing = { readonly code: string; readonly detail: string };

async function recordingSpec(
  { id, speed }: { readonly id: string; readonly speed: Speed },
  language: "en" | "ru",
): Promise<FeedSpec | Missing> {
  const answer = await fetch("/api/v1/recordings").catch(() => undefined);
  if (answer === undefined || !answer.ok) return { code: "recording-unavailable", detail: id };
  const entry = ((await answer.json()) as RecordingEntry[]).find((recording) => recording.id === id);
  if (entry === undefined) return { code: "recording-unavailable", detail: id };
  return { kind: "recording", id, label: entry.title[language], timeZone: entry.timeZone, speed };
}

function transportOf(client: BoardClient): Transport {
  const { play, pause, setSpeed, seek, step, actOnAlarm, lookAhead } = client;
  return { play, pause, setSpeed, seek, step, actOnAlarm, lookAhead };
}
