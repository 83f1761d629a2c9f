import { expect, test } from "vitest";
import { Replicator } from "../../../sim/engine/replicator.ts";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { minutes } from "../../../sim/vocabulary/index.ts";
import type { ComparisonNews, ComparisonRequest } from "../../../workers/comparisonApi.ts";
import { ComparisonService } from "../../../workers/comparisonService.ts";
import { ExperimentPool } from "../../../workers/experimentPool.ts";
import type { StartThread } from "../../../workers/experimentSeat.ts";
import { ExperimentService, type Replicating } from "../../../workers/experimentService.ts";
import { WARM_UP, WARM_UP_REQUEST } from "../../../workers/warmUp.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { chance, setQueue } from "../../fixtures/runs.ts";

const target = { withinMs: 20_000, share: 0.8, formula: "offered", shortAbandonMs: 0 } as const;
const line = voiceQueue(60, always(minutes(3)), { target });
const centreOf = (id: string, agents: number) => centre([line], [group(agents, [line])], { id });
const [base, deadly, larger] = [centreOf("base", 3), centreOf("deadly", 5), centreOf("larger", 9)];
const MEASURE = "serviceLevel@channel:voice";
const layout = tallyLayout(1, minutes(30), 1, 1);

/** Answers by chance; one agent more is one answer more. */
class MadeUp implements Replicating {
  readonly layout = layout;
  contacts = 0;
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  run(seed: string, replication: number, into: Float64Array): boolean {
    this.contacts += 5_000;
    const agents = this.#scenario.groups[0]!.people.length;
    const answered = agents + Math.floor(chance(seed.length * 1_000 + replication)() * 100);
    into.fill(0);
    setQueue(into, layout, 0, 0, { started: 120, queued: 120, answered: 120, answeredWithin: answered });
    return true;
  }
}

/** Threads in this one that die of batches of the scenario called `deadly`. */
function mortal(log: string[] = []): StartThread {
  return (onCrash) => {
    log.push("thread");
    const service = new ExperimentService((scenario) =>
      scenario.queues.length === 1 ? new MadeUp(scenario) : new Replicator(scenario),
    );
    let ids: readonly string[] = [];
    return {
      api: {
        open: (experiment) => {
          ids = experiment.scenarios.map(({ id }) => id);
          return service.open(experiment);
        },
        run: (experiment, batch) => {
          if (ids[batch.scenario] !== "deadly") return service.run(experiment, batch);
          onCrash("out of memory");
          return new Promise(() => {});
        },
      },
      end: async () => {},
    };
  };
}

function request(number: number, scenarios: readonly Scenario[], replications = 30): ComparisonRequest {
  return {
    ...{ number, seed: "s", plan: { kind: "replications", replications } },
    scenarios: scenarios.map((scenario) => ({ label: scenario.id, scenario })),
  };
}

function serviceOf(start: StartThread): ComparisonService {
  const pool = new ExperimentPool({ start, threads: 2, time: new ManualTime() });
  return new ComparisonService(pool, () => new Promise((go) => setImmediate(go)));
}

test("[LX14] a scenario whose worker dies is told of with the reason, and the others are compared in new ones", async () => {
  const threads: string[] = [];
  const service = serviceOf(mortal(threads));
  const last = await service.run(request(1, [base, deadly, larger]), () => {});
  expect([last.state, last.runs]).toEqual(["complete", 30]);
  expect(last.failures).toEqual([{ scenario: 1, detail: "out of memory" }]);
  const { values } = last.comparison!.rows.find(({ measure }) => measure.id === MEASURE)!;
  expect(values.map((value) => value === undefined)).toEqual([false, true, false]);
  expect(threads.length).toBeGreaterThan(2);
});

test("[LX14] a base whose worker dies leaves nothing to compare with: it has failed, and says of what; the next runs", async () => {
  const service = serviceOf(mortal());
  const last = await service.run(request(1, [deadly, base]), () => {});
  expect(last).toMatchObject({ state: "failed", runs: 0, failures: [{ scenario: 0, detail: "out of memory" }] });
  expect(last.comparison).toBeUndefined();
  expect(service.report()).toBeUndefined();
  expect((await service.run(request(2, [base, larger]), () => {})).state).toBe("complete");
});

test("[LX15] asked anew while it runs it stops with what is done, and tells nothing of it after that", async () => {
  const service = serviceOf(mortal());
  const told: ComparisonNews[] = [];
  let second: Promise<ComparisonNews> | undefined;
  const first = service.run(request(1, [base, larger], 5_000), (news) => {
    told.push(news);
    second ??= service.run(request(2, [base, centreOf("edited", 7)]), (newer) => told.push(newer));
  });
  expect(await first).toMatchObject({ number: 1, state: "stopped" });
  expect(await second).toMatchObject({ number: 2, state: "complete", runs: 30 });
  const numbers = told.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(numbers.filter((number) => number === 1)).toHaveLength(1);
  // Each news is of its own scenarios alone: six agents more, then four, of 120 that came.
  for (const { number, comparison } of told) {
    const { differences } = comparison!.rows.find(({ measure }) => measure.id === MEASURE)!;
    expect(differences[0]!.value).toBeCloseTo((number === 1 ? 6 : 4) / 120, 9);
  }
});

test("[LX16] what threads run before anybody asks is a small sound centre, called off by the first question", async () => {
  expect(WARM_UP_REQUEST.scenarios.every(({ scenario }) => scenario.queues === WARM_UP.queues)).toBe(true);
  const service = serviceOf(mortal());
  const warming = service.run({ ...WARM_UP_REQUEST, plan: { kind: "replications", replications: 5_000 } }, () => {});
  const asked = await service.run(request(1, [base, larger]), () => {});
  expect(asked.state).toBe("complete");
  expect((await warming).state).toBe("stopped");
});
