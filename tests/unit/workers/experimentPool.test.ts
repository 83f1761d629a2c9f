import { describe, expect, test } from "vitest";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import type { ExperimentSpec } from "../../../sim/experiment/experiment.ts";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { minutes } from "../../../sim/vocabulary/index.ts";
import type { ExperimentApi } from "../../../workers/experimentApi.ts";
import { ExperimentPool, type PoolResult } from "../../../workers/experimentPool.ts";
import type { StartThread } from "../../../workers/experimentSeat.ts";
import { ExperimentService, type Replicating } from "../../../workers/experimentService.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { chance, setQueue } from "../../fixtures/runs.ts";

const line = voiceQueue(60, always(minutes(3)));
const small = centre([line], [group(3, [line])], { id: "small" });
const large = centre([line], [group(9, [line])], { id: "large" });
const layout = tallyLayout(1, minutes(30), 1, 1);
const spec: ExperimentSpec = {
  scenarios: [small, large],
  seed: "pool",
  plan: { kind: "replications", replications: 40 },
};

/** Answers by chance from seed and replication; one agent more is one answer more. */
class FakeReplicator implements Replicating {
  readonly layout = layout;
  contacts = 0;
  readonly #agents: number;

  constructor(scenario: Scenario) {
    if (scenario.groups.length === 0) throw new RangeError("groups: expected at least one, got none");
    this.#agents = scenario.groups[0]!.people.length;
  }

  run(seed: string, replication: number, into: Float64Array, abort: () => boolean = () => false): boolean {
    if (abort()) return false;
    this.contacts += 5_000;
    const answered = this.#agents + Math.floor(chance(seed.length * 1_000 + replication)() * 100);
    into.fill(0);
    setQueue(into, layout, 0, 0, { started: 120, queued: 120, answered });
    return true;
  }
}

/** Threads that are none: services in this one. */
function inThisThread(created: string[] = []): StartThread {
  return () => ({
    api: new ExperimentService((scenario) => {
      created.push(scenario.id);
      return new FakeReplicator(scenario);
    }),
    end: async () => {},
  });
}

function ended(result: PoolResult) {
  if (!("end" in result)) throw new Error(result.detail);
  return result;
}

describe("a pool of threads", () => {
  test("[X10] any number of threads gives the same result", async () => {
    const prints: string[] = [];
    for (const threads of [1, 2, 7]) {
      const pool = new ExperimentPool({ start: inThisThread(), threads });
      const { end, replications, fingerprint, outcomes } = ended(await pool.run(spec));
      expect([end, replications]).toEqual(["complete", 40]);
      const [a, b] = outcomes.map((outcome) => outcome.estimate("answered", TOTAL)!.value!);
      expect(b! - a!).toBeCloseTo(6, 9);
      prints.push(fingerprint);
    }
    expect(new Set(prints).size).toBe(1);
  });

  test("[X10] threads there is no work for are not started", async () => {
    let started = 0;
    const start = inThisThread();
    const pool = new ExperimentPool({
      start: (onCrash) => {
        started += 1;
        return start(onCrash);
      },
      threads: 64,
    });
    const few = { ...spec, plan: { kind: "replications", replications: 2 } } as const;
    const { replications } = ended(await pool.run(few));
    expect([replications, started]).toEqual([2, 2 * spec.scenarios.length]);
  });

  test("[X16] a thread keeps the replicators of its scenarios warm for the next experiment", async () => {
    const created: string[] = [];
    const pool = new ExperimentPool({ start: inThisThread(created), threads: 1 });
    await pool.run(spec);
    await pool.run({ ...spec, seed: "other", scenarios: [small] });
    expect(created).toEqual(["small", "large"]);
  });

  test("[X14] a scenario the engine refuses is named by its number", async () => {
    const pool = new ExperimentPool({ start: inThisThread(), threads: 2 });
    const result = await pool.run({ ...spec, scenarios: [small, { ...small, groups: [] }] });
    expect(result).toEqual({ ok: false, scenario: 1, detail: "groups: expected at least one, got none" });
  });

  test("[X14] a thread that dies ends the experiment with the replication it had, and is replaced for the next", async () => {
    let started = 0;
    const pool = new ExperimentPool({
      threads: 1,
      start: (onCrash) => {
        started += 1;
        const service = new ExperimentService((scenario) => new FakeReplicator(scenario));
        const first = started === 1;
        const run: ExperimentApi["run"] = (experiment, batch) => {
          if (!first || batch.first < 13) return service.run(experiment, batch);
          onCrash("out of memory");
          return new Promise(() => {});
        };
        return { api: { open: (experiment) => service.open(experiment), run }, end: async () => {} };
      },
    });
    const result = ended(await pool.run(spec));
    expect(result).toMatchObject({ end: "failed", replications: 13, failure: { detail: "out of memory" } });
    expect(ended(await pool.run(spec)).end).toBe("complete");
    expect(started).toBe(2);
  });

  test("[X13] calling off ends at once, keeps what is done, and a thread that does not stop is replaced", async () => {
    const time = new ManualTime();
    let endings = 0;
    let started = 0;
    const pool = new ExperimentPool({
      threads: 1,
      time,
      start: () => {
        started += 1;
        const service = new ExperimentService((scenario) => new FakeReplicator(scenario));
        const stuck = started === 1;
        return {
          api: {
            open: (experiment) => service.open(experiment),
            run: (experiment, batch) =>
              stuck && batch.first >= 13 ? new Promise(() => {}) : service.run(experiment, batch),
          },
          end: async () => {
            endings += 1;
          },
        };
      },
    });
    const stop = new AbortController();
    const running = pool.run(spec, ({ replications }) => replications === 13 && stop.abort(), stop.signal);
    expect(ended(await running)).toMatchObject({ end: "cancelled", replications: 13 });
    expect(endings).toBe(0);
    // The next experiment waits behind the stuck one until the grace is over, then goes on in a new thread.
    const next = pool.run(spec);
    time.pass(500);
    expect(ended(await next)).toMatchObject({ end: "complete", replications: 40 });
    expect([endings, started]).toEqual([1, 2]);
  });

  test("[X13] a new experiment calls off the one before, and hears nothing of its batches", async () => {
    const pool = new ExperimentPool({ start: inThisThread(), threads: 2, time: new ManualTime() });
    const alone = ended(await new ExperimentPool({ start: inThisThread(), threads: 1 }).run(spec));
    const first = pool.run({ ...spec, seed: "first", scenarios: [small] });
    const second = pool.run(spec);
    expect(ended(await first).end).toBe("cancelled");
    expect(ended(await second)).toMatchObject({ end: "complete", fingerprint: alone.fingerprint });
  });

  test("[X13] a replication stops once its experiment is called off, one of another experiment does not", async () => {
    const calledOff = new SharedArrayBuffer(4);
    const service = new ExperimentService((scenario) => new FakeReplicator(scenario));
    await service.open({ number: 3, scenarios: [small], seed: "s", calledOff });
    const batch = { scenario: 0, first: 0, count: 2 };
    Atomics.store(new Int32Array(calledOff), 0, 2);
    expect((await service.run(3, batch)).kind).toBe("done");
    expect((await service.run(2, batch)).kind).toBe("cancelled");
    Atomics.store(new Int32Array(calledOff), 0, 3);
    expect((await service.run(3, batch)).kind).toBe("cancelled");
  });

  test("[X16] a pool has at least one thread, and none after it is disposed", async () => {
    expect(() => new ExperimentPool({ start: inThisThread(), threads: 0 })).toThrow("threads: expected a whole number");
    const pool = new ExperimentPool({ start: inThisThread(), threads: 1 });
    pool.dispose();
    await expect(pool.run(spec)).rejects.toThrow("pool: expected one in use, got a disposed one");
  });

  test("[X16] no thread is given more than two batches at once", async () => {
    let most = 0;
    let open = 0;
    const start: StartThread = () => {
      const service = new ExperimentService((scenario) => new FakeReplicator(scenario));
      return {
        api: {
          open: (experiment) => service.open(experiment),
          run: async (experiment, batch) => {
            open += 1;
            most = Math.max(most, open);
            await new Promise((resolve) => setImmediate(resolve));
            open -= 1;
            return service.run(experiment, batch);
          },
        },
        end: async () => {},
      };
    };
    await new ExperimentPool({ start, threads: 3 }).run(spec);
    expect(most).toBe(6);
  });
});
