import { beforeEach, expect, test } from "vitest";
import { type Asked, ComparisonAsking, type Shown } from "../../../app/_state/comparisonAsking.ts";
import type { Comparison } from "../../../sim/experiment/comparison/comparison.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ComparisonNews, ComparisonRequest } from "../../../workers/comparisonApi.ts";
import type { ComparisonClient } from "../../../workers/comparisonClient.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { MADE_UP } from "../../fixtures/tunings.ts";

type Told = { readonly what: string; readonly of?: string };

/** A worker that answers when the test says so. */
class FakeClient implements ComparisonClient {
  readonly asked: ComparisonRequest[] = [];
  readonly #ears: ((news: ComparisonNews) => void)[] = [];
  readonly #ends: ((news: ComparisonNews) => void)[] = [];
  readonly die: (detail: string) => void;
  stops = 0;
  isGone = false;

  constructor(die: (detail: string) => void) {
    this.die = die;
  }

  run(request: ComparisonRequest, onNews: (news: ComparisonNews) => void): Promise<ComparisonNews> {
    this.asked.push(request);
    this.#ears.push(onNews);
    return new Promise((resolve) => this.#ends.push(resolve));
  }

  /** News of the run of that number of its client, from 0. */
  tells(run: number, runs: number): void {
    this.#ears[run]!(newsOf(this.asked[run]!.number, "running", runs));
  }

  async ends(run: number, state: ComparisonNews["state"], runs: number): Promise<void> {
    this.#ends[run]!(newsOf(this.asked[run]!.number, state, runs));
    await Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stops += 1;
  }
  async report(): Promise<undefined> {}
  async workbook(): Promise<Blob> {
    return new Blob();
  }
  dispose(): void {
    this.isGone = true;
  }
}

function newsOf(number: number, state: ComparisonNews["state"], runs: number): ComparisonNews {
  const comparison: Comparison = { runs, contacts: 0, rows: [], traps: [], plots: [] };
  return { number, state, runs, about: 100, elapsedMs: 0, failures: [], ...(runs === 0 ? {} : { comparison }) };
}

function askedOf(id: string): Asked<object> {
  const scenario: Scenario = { ...MADE_UP, id };
  return { scenarios: [{ label: id, scenario }], seed: "s", plan: { kind: "replications", replications: 100 } };
}
const idOf = (asked: Asked<object> | undefined) => asked?.scenarios[0]?.label;

let told: Told[] = [];
let shown: Shown<object> | undefined;
let clients: FakeClient[] = [];
let time = new ManualTime();
let asking: ComparisonAsking<object>;
beforeEach(() => {
  told = [];
  shown = undefined;
  clients = [];
  time = new ManualTime();
  asking = new ComparisonAsking<object>(
    (onCrash) => {
      const client = new FakeClient(onCrash);
      clients.push(client);
      return client;
    },
    {
      shown: (next) => {
        shown = next;
        told.push({ what: `shown ${next.news.runs}`, of: idOf(next.about)! });
      },
      running: (asked) => told.push({ what: asked === undefined ? "rests" : "runs", of: idOf(asked) ?? "" }),
      crash: (detail) => told.push({ what: detail === undefined ? "sound" : `crash: ${detail}` }),
      client: (client) => told.push({ what: client === undefined ? "no worker" : "worker" }),
    },
    time,
  );
});

test("[LX16] a worker is there before anything is asked, and the first question goes to it at once", () => {
  asking.start();
  expect(clients).toHaveLength(1);
  asking.want(askedOf("first"));
  expect(clients).toHaveLength(1);
  expect(clients[0]!.asked.map(({ scenarios }) => scenarios[0]!.label)).toEqual(["first"]);
});

test("[LX16] a single change is asked at once; those of a drag wait until none comes for a while, and only the last is asked", () => {
  asking.want(askedOf("a"));
  time.pass(5_000);
  asking.want(askedOf("b"));
  const labels = () => clients[0]!.asked.map(({ scenarios }) => scenarios[0]!.label);
  expect(labels()).toEqual(["a", "b"]);
  for (const id of ["c", "d", "e"]) {
    time.pass(16);
    asking.want(askedOf(id));
  }
  expect(labels()).toEqual(["a", "b"]);
  time.pass(200);
  expect(labels()).toEqual(["a", "b", "e"]);
});

test("[LX15] edited while it runs, the numbers stay those of the older scenario and say so; older news is dropped", async () => {
  const [older, newer] = [askedOf("older"), askedOf("newer")];
  asking.want(older);
  clients[0]!.tells(0, 5);
  time.pass(5_000);
  asking.want(newer);
  // What is shown and what is asked are told apart by what the shown is about.
  expect([shown!.about, shown!.news.runs]).toEqual([older, 5]);
  clients[0]!.tells(0, 9);
  await clients[0]!.ends(0, "stopped", 9);
  expect([shown!.about, shown!.news.runs]).toEqual([older, 5]);
  expect(told.at(-1)).toEqual({ what: "runs", of: "newer" });
  clients[0]!.tells(1, 1);
  expect([shown!.about, shown!.news.runs]).toEqual([newer, 1]);
  await clients[0]!.ends(1, "complete", 100);
  expect([shown!.about, shown!.news.runs]).toEqual([newer, 100]);
  expect(told.at(-1)).toEqual({ what: "rests", of: "" });
});

test("[LX15] called off before anything was found, what was found before stays; nothing wanted, nothing runs on", async () => {
  const older = askedOf("older");
  asking.want(older);
  await clients[0]!.ends(0, "complete", 100);
  time.pass(5_000);
  asking.want(askedOf("newer"));
  await clients[0]!.ends(1, "stopped", 0);
  expect([shown!.about, shown!.news.runs]).toEqual([older, 100]);
  asking.want(undefined);
  expect(clients[0]!.stops).toBe(1);
  expect(clients[0]!.isGone).toBe(false);
});

test("[LX14] a worker that dies is told of, nothing runs any more, what was found stays, and going on starts another", async () => {
  const asked = askedOf("one");
  asking.want(asked);
  clients[0]!.tells(0, 7);
  clients[0]!.die("out of memory");
  expect(told.slice(-3).map(({ what }) => what)).toEqual(["rests", "no worker", "crash: out of memory"]);
  expect([shown!.about, shown!.news.runs]).toEqual([asked, 7]);
  expect(clients[0]!.isGone).toBe(true);
  // A last word of the dead changes nothing.
  clients[0]!.tells(0, 8);
  expect(shown!.news.runs).toBe(7);
  asking.goOn();
  expect(clients).toHaveLength(2);
  expect(told.map(({ what }) => what)).toContain("sound");
  await clients[1]!.ends(0, "complete", 100);
  expect(shown!.news.runs).toBe(100);
});
