import { expect, test } from "vitest";
import type { Batch, BatchRunner } from "../../../sim/experiment/experiment.ts";
import { KeptRuns } from "../../../workers/keptRuns.ts";

/** A runner whose run r of scenario s is the one number 10 s + r; it notes what it was asked for. */
function runnerHere(asked: Batch[]): BatchRunner {
  return {
    width: 1,
    run: async (batch) => {
      asked.push(batch);
      const vectors = Float64Array.from({ length: batch.count }, (_, i) => 10 * batch.scenario + batch.first + i);
      return { kind: "done", vectors, contacts: 100 * batch.count };
    },
    cancel: () => {},
  };
}
const pause = async () => {};

test("[LX13] runs made before are not made again: only what is new is asked for, and the same comes out", async () => {
  const kept = new KeptRuns();
  const asked: Batch[] = [];
  const first = kept.through(runnerHere(asked), ["a", "b"], pause);
  await first.run({ scenario: 0, first: 0, count: 2 });
  const second = kept.through(runnerHere(asked), ["a", "c"], pause);
  const more = await second.run({ scenario: 0, first: 0, count: 4 });
  expect(asked.at(-1)).toEqual({ scenario: 0, first: 2, count: 2 });
  expect(more).toEqual({ kind: "done", vectors: Float64Array.of(0, 1, 2, 3), contacts: 400 });
  await second.run({ scenario: 0, first: 1, count: 3 });
  expect(asked).toHaveLength(2);
  await second.run({ scenario: 1, first: 0, count: 1 });
  expect(asked.at(-1)).toEqual({ scenario: 1, first: 0, count: 1 });
});

test("[LX13] what was asked for longest ago is let go when memory is full; a cancelled runner hands nothing out", async () => {
  const kept = new KeptRuns(3 * 8);
  const asked: Batch[] = [];
  const runner = kept.through(runnerHere(asked), ["a", "b"], pause);
  await runner.run({ scenario: 0, first: 0, count: 2 });
  await runner.run({ scenario: 1, first: 0, count: 2 });
  expect(kept.bytes).toBe(2 * 8);
  await runner.run({ scenario: 1, first: 0, count: 2 });
  expect(asked).toHaveLength(2);
  await runner.run({ scenario: 0, first: 0, count: 1 });
  expect(asked).toHaveLength(3);
  runner.cancel();
  expect(await runner.run({ scenario: 0, first: 0, count: 1 })).toEqual({ kind: "cancelled" });
});
