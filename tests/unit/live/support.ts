import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type {
  ContactId,
  EventId,
  FloorEvent,
  Instant,
  QueueId,
  SourceId,
  VisitId,
} from "../../../sim/vocabulary/index.ts";
import { machineTime, type RealTime } from "../../../workers/clock.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** The Node that runs TypeScript as it is, whichever one runs the tests. */
export const NODE = join(ROOT, "node_modules/.bin/node");
/** A file of the project. */
export function projectFile(path: string): string {
  return join(ROOT, path);
}

/** 2026-03-02T09:00:00Z. */
export const NINE = 1_772_442_000_000 as Instant;

/** A directory of this test's own, gone with it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "floorcast-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The `n`th contact joins the queue, `n` ms after `from`. */
export function queued(n: number, { source = "crm://branch-7", from = NINE as number } = {}): FloorEvent {
  return {
    type: "visit.queued",
    source: source as SourceId,
    eventId: `queued-${n}` as EventId,
    at: (from + n) as Instant,
    basis: "observed",
    precisionMs: 1,
    visitId: `visit-${n}` as VisitId,
    contactId: `contact-${n}` as ContactId,
    queueId: "sales" as QueueId,
    channel: "voice",
  };
}

/** Counts `from` … `to` − 1. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

export async function collected<T>(pieces: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(...piece);
  return all;
}

/** Real timers, but a clock that shows what the test says. */
export class SetTime implements RealTime {
  #now: number;
  constructor(now: number) {
    this.#now = now;
  }
  now(): number {
    return this.#now;
  }
  set(now: number): void {
    this.#now = now;
  }
  after(ms: number, then: () => void): () => void {
    return machineTime.after(ms, then);
  }
}
