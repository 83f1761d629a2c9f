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
