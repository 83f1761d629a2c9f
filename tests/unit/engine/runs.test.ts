import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { runName } from "../../../sim/engine/runName.ts";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { hours, later } from "../../../sim/vocabulary/index.ts";
import { centre, exponential, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { queueSums, talliesOf } from "../../fixtures/tallied.ts";

describe("the run as a whole", () => {
  test("[E1] the first 10,000 events of the demonstration never change by accident", () => {
    const feed = createSimulatedFeed({ scenario: demonstration, seed: "golden", startAt: MONDAY });
    const { events } = feed.take(later(MONDAY, hours(48)), 10_000);
    expect(events.length).toBe(10_000);
    const text = events.map((event) => JSON.stringify(event)).join("\n");
    expect(createHash("sha256").update(text).digest("hex")).toMatchInlineSnapshot(
      `"b8c712edbd90abd4c86301cf893206196bbe68c7508fdb0fa11f81ba04ecd1e2"`,
    );
  });

  test("[E1] other seeds and other starts are other runs with other ids", () => {
    const names = [runName("1", MONDAY), runName("2", MONDAY), runName("1", later(MONDAY, 1))];
    expect(new Set(names).size).toBe(3);
  });

  test("[E17] time does not run backwards, and an observer observes one run", () => {
    const queue = voiceQueue(1, exponential(1_000));
    const scenario = centre([queue], [group(1, [queue])]);
    const observer = talliesOf(scenario, MONDAY, later(MONDAY, hours(1)));
    const simulation = createSimulation(scenario, { seed: "", startAt: MONDAY, observer });
    expect(() => simulation.advanceTo(later(MONDAY, -1))).toThrow("until: expected an instant from");
    expect(() => createSimulation(scenario, { seed: "", startAt: MONDAY, observer })).toThrow("observer: expected");
    const other = talliesOf(demonstration, MONDAY, later(MONDAY, hours(1)));
    expect(() => createSimulation(scenario, { seed: "", startAt: MONDAY, observer: other })).toThrow(
      "layout: expected 1 queues and 1 groups, got 9 and 5",
    );
  });

  test("[E18] rows are used again: a month of contacts needs no more room than the busiest moment", () => {
    const tallies = talliesOf(demonstration, MONDAY, later(MONDAY, hours(24 * 30)));
    const simulation = createSimulation(demonstration, { seed: "room", startAt: MONDAY, observer: tallies });
    let most = 0;
    for (let hour = 1; hour <= 24 * 30; hour++) {
      simulation.advanceTo(later(MONDAY, hours(hour)));
      most = Math.max(most, simulation.contactsOpen);
    }
    const handled = demonstration.queues.reduce((sum, _, k) => sum + queueSums(tallies, k).handled, 0);
    expect(handled).toBeGreaterThan(200_000);
    expect(most).toBeLessThan(1_000);
  });
});
