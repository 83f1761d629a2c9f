import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { BOUNDS } from "../../../live/bounds.ts";
import { Centre, type CentreOptions } from "../../../live/centre.ts";
import { openLog } from "../../../live/log/log.ts";
import { SimulatedSource } from "../../../live/simulated.ts";
import { midnightBefore, simulationAnchor } from "../../../live/simulationAnchor.ts";
import type { Emit, Source } from "../../../live/sources/source.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import type { FloorEvent, Instant, SourceId } from "../../../sim/vocabulary/index.ts";
import { collected, NINE, numbers, queued, SetTime, temporaryDirectory } from "./support.ts";

const simulation = { scenario: demonstration, seed: "test", config: defaultBoardConfig({ place: "Simulated" }) };

async function started(options: Partial<CentreOptions> & { directory: string }): Promise<Centre> {
  const problems: unknown[] = [];
  const centre = await Centre.open({
    config: defaultBoardConfig({ place: "Real" }),
    sources: [],
    time: new SetTime(NINE),
    watcher: {
      result: () => undefined,
      committed: () => undefined,
      framed: () => undefined,
      failed: (what, problem) => problems.push([what, problem]),
      simulationEnded: () => undefined,
    },
    ...options,
  });
  onTestFinished(async () => {
    await centre.close();
    expect(problems).toEqual([]);
  });
  await centre.start();
  return centre;
}

async function simulatedLog(directory: string): Promise<FloorEvent[]> {
  const log = await openLog({ directory: join(directory, "simulation") });
  const events = await collected(log.read());
  await log.close();
  return events;
}

/** What an uninterrupted play of the same anchor gives up to `until`. */
function uninterrupted(startAt: Instant, until: number): string {
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "test", startAt });
  const events: FloorEvent[] = [];
  for (let more = true; more; ) {
    const batch = feed.take(until as Instant, 10_000);
    events.push(...batch.events);
    more = batch.more;
  }
  return idsOf(events);
}

/** As one text: comparing a hundred thousand entries one by one takes longer than making them. */
function idsOf(events: readonly FloorEvent[]): string {
  return events.map(({ eventId }) => eventId).join(" ");
}

describe("simulated centre", () => {
  test("[L12] it has a past of 26 hours and more, and a restart only adds what happened meanwhile", async () => {
    const directory = temporaryDirectory();
    const first = await started({ directory, simulation });
    expect(first.frame()).toMatchObject({ place: "Simulated", feed: { kind: "simulated", state: "running" } });
    expect(first.config().place).toBe("Simulated");
    await first.close();
    const before = await simulatedLog(directory);
    const startAt = before[0]?.at as Instant;
    expect(NINE - startAt).toBeGreaterThanOrEqual(BOUNDS.simulationHistoryMs);
    expect(before.every(({ at, recordedAt }) => at === recordedAt)).toBe(true);

    const later = NINE + 90_000;
    const second = await started({ directory, simulation, time: new SetTime(later) });
    expect(second.logged().count).toBeGreaterThan(before.length);
    await second.close();
    const after = await simulatedLog(directory);
    expect(idsOf(after.slice(0, before.length))).toBe(idsOf(before));
    // The first event is that of the connection; the rest is the feed as if nobody had ever stopped.
    expect(idsOf(after.slice(1))).toBe(uninterrupted(startAt, later));
  });

  test("[L12] stopped at any event of its past, it goes on there", async () => {
    const anchor = { startAt: midnightBefore(NINE, demonstration.timeZone), seed: "test" };
    const whole = uninterrupted(anchor.startAt, NINE);
    const stored: FloorEvent[] = [];
    const ids = new Set<string>();
    const failures: unknown[] = [];
    for (let round = 0; round < 20; round++) {
      let left = round < 19 ? round * 37 + 1 : Number.POSITIVE_INFINITY;
      const loggedUntil = stored.at(-1)?.at;
      const source = new SimulatedSource({
        scenario: demonstration,
        anchor,
        time: new SetTime(NINE),
        ...(loggedUntil === undefined ? {} : { loggedUntil }),
        onCatchingUp: () => undefined,
        onFailure: (problem) => failures.push(problem),
      });
      const emit: Emit = async (events) => {
        // As the log does: what it has it does not take again, and a kill keeps a part of what was handed on.
        for (const event of events) {
          if (left-- <= 0) throw new Error("killed");
          if (!ids.has(event.eventId)) stored.push(event);
          ids.add(event.eventId);
        }
      };
      await source.start(emit).catch(() => undefined);
      await source.stop();
    }
    expect(idsOf(stored.slice(1))).toBe(whole);
    expect(failures).toEqual([]);
  });

  test("[L13] the first real event ends it: the floor shows only the real, and so does a restart", async () => {
    const directory = temporaryDirectory();
    const first = await started({ directory, simulation });
    expect(await first.accept([queued(0)], 0)).toEqual(["accepted"]);
    const frame = first.frame();
    expect(frame).toMatchObject({ place: "Real", feed: { kind: "live", state: "running" } });
    expect(frame?.sources.map(({ source }) => source)).toEqual(["crm://branch-7"]);
    expect(first.config().place).toBe("Real");
    await first.close();
    expect(readdirSync(join(directory, "simulation"))).toEqual([]);
    const second = await started({ directory, simulation });
    expect(second.frame()).toMatchObject({ feed: { kind: "live" } });
    expect(second.logged().count).toBe(1);
  });

  test("[L13] an event that is turned away does not end it", async () => {
    const centre = await started({ directory: temporaryDirectory(), simulation });
    expect(await centre.accept([queued(0, { source: "simulation://other" })], 0)).toEqual(["simulated-source"]);
    expect(centre.frame()?.feed.kind).toBe("simulated");
  });

  test("[L14] the anchor is kept for a week, for the same scenario and seed, and survives a damaged file", async () => {
    const directory = temporaryDirectory();
    const wanted = { seed: "a", scenario: { id: 1 }, timeZone: "Europe/Moscow" };
    const first = await simulationAnchor(directory, wanted, NINE);
    expect(await simulationAnchor(directory, wanted, NINE + 3 * 86_400_000)).toEqual(first);
    const other = await simulationAnchor(directory, { ...wanted, scenario: { id: 2 } }, NINE + 86_400_000);
    expect(other.startAt).toBe(first.startAt + 86_400_000);
    const old = await simulationAnchor(
      directory,
      { ...wanted, scenario: { id: 2 } },
      other.startAt + BOUNDS.simulationAgeMs + 1,
    );
    expect(old.startAt).toBeGreaterThan(other.startAt);
  });

  test.each([
    ["Europe/Moscow", "2026-03-02T09:00:00Z", "2026-03-01T21:00:00Z"],
    ["UTC", "2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z"],
    ["Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z"],
    ["Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-24T22:00:00Z"],
    // There is no midnight that day: the clocks go from 23:59:59 to 01:00.
    ["America/Asuncion", "2023-10-01T12:00:00Z", "2023-10-01T04:00:00Z"],
  ])("[L14] midnight in %s before %s is %s", (timeZone, at, midnight) => {
    expect(midnightBefore(Date.parse(at), timeZone)).toBe(Date.parse(midnight));
  });
});

describe("centre", () => {
  test("[L15] events of sources and of HTTP come out of one log in one floor", async () => {
    let emit: Emit = async () => undefined;
    const source: Source = {
      source: "crm://a" as SourceId,
      label: "a file",
      start: async (given) => {
        emit = given;
      },
      stop: async () => undefined,
    };
    const time = new SetTime(NINE + 1_000);
    const centre = await started({ directory: temporaryDirectory(), simulation, sources: [source], time });
    expect(centre.frame()).toMatchObject({ feed: { kind: "live", label: "a file", state: "waiting" } });
    await emit([queued(1, { source: "crm://a" })]);
    await centre.accept([queued(2, { source: "crm://b" })], BOUNDS.httpDisorderMs);
    expect(centre.frame()?.sources.map(({ source }) => source)).toEqual(["crm://a"]);
    time.set(time.now() + BOUNDS.httpDisorderMs);
    expect(centre.frame()?.sources.map(({ source }) => source)).toEqual(["crm://a", "crm://b"]);
    expect(centre.logged().count).toBe(2);
  });

  test("[L11] after a restart the floor is the same as if it had never stopped, whenever frames were taken", async () => {
    const directory = temporaryDirectory();
    const time = new SetTime(NINE);
    const first = await started({ directory, time });
    for (const n of numbers(0, 40)) {
      time.set(NINE + n * 150);
      // Up to a second late, in turns: the settling has something to do.
      const events = [
        queued(n * 2, { from: NINE + n * 149 - (n % 7) * 150 }),
        queued(n * 2 + 1, { from: NINE + n * 140 }),
      ];
      const accepted = first.accept(events, BOUNDS.httpDisorderMs);
      if (n % 3 === 0) first.frame();
      await accepted;
      if (n % 2 === 0) first.frame();
    }
    const until = (NINE + 60_000) as Instant;
    const before = first.digest(until);
    await first.close();
    const second = await started({ directory, time });
    expect(second.digest(until)).toEqual(before);
  });

  test("[N2] an event ahead of the clock is turned away alone", async () => {
    const centre = await started({ directory: temporaryDirectory() });
    const events = [queued(1), queued(2, { from: NINE + BOUNDS.aheadMs }), queued(3)];
    expect(await centre.accept(events, 0)).toEqual(["accepted", "ahead-of-clock", "accepted"]);
  });
});
