import { createHash } from "node:crypto";
import { chromium } from "@playwright/test";
import { Replicator } from "../../sim/engine/replicator.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { openModuleServer } from "../fixtures/moduleServer.ts";
import { modelA, modelB } from "../fixtures/speedModels.ts";

/**
 * How fast the engine runs in a worker of Chromium, beside the same in Node: numbers are printed, and the sums of both
 * are compared, bit for bit. Wall time, since a browser tells no other; the best of `ROUNDS` after a warm-up. The first
 * figure is what somebody waits for who opens the laboratory: a new worker, its modules loaded, its first day.
 */
const ROUNDS = 7;
const SEED = "chromium";

/** What one worker reports: ns per contact, first and best later day in ms, and the sums of a replication as hex. */
interface Measured {
  readonly nsOfA: number;
  readonly nsOfB: number;
  readonly firstDayMs: number;
  readonly warmDayMs: number;
  readonly sums: readonly number[];
}

/** A fixed scenario for each question, as plain data: a worker has no fixtures. */
const SCENARIOS = { day: modelA(16.6), a: modelA(200), b: modelB(100) };

const WORKER = `
self.onmessage = async ({ data: { scenarios, seed, rounds, module } }) => {
  const { Replicator } = await import(module);
  const began = performance.now();
  const day = new Replicator(scenarios.day);
  const into = new Float64Array(day.layout.size);
  day.run(seed, 0, into);
  const firstDayMs = performance.now() - began;
  const best = (replicator) => {
    const sums = new Float64Array(replicator.layout.size);
    let least = Infinity;
    for (let round = 0; round <= rounds; round++) {
      const contacts = replicator.contacts;
      const from = performance.now();
      replicator.run(seed, round, sums);
      const ns = ((performance.now() - from) * 1e6) / (replicator.contacts - contacts);
      if (round > 0) least = Math.min(least, ns);
    }
    return least;
  };
  let warmDayMs = Infinity;
  for (let round = 1; round <= 30; round++) {
    const from = performance.now();
    day.run(seed, round, into);
    warmDayMs = Math.min(warmDayMs, performance.now() - from);
  }
  const b = new Replicator(scenarios.b);
  const sums = new Float64Array(b.layout.size);
  b.run(seed, 0, sums);
  self.postMessage({
    nsOfA: best(new Replicator(scenarios.a)),
    nsOfB: best(b),
    firstDayMs,
    warmDayMs,
    sums: [...into, ...sums],
  });
};`;

async function inChromium(): Promise<Measured> {
  const server = await openModuleServer();
  const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    return await page.evaluate(
      ([source, message]) =>
        new Promise<Measured>((resolve, reject) => {
          const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
          const worker = new Worker(address, { type: "module" });
          worker.onmessage = ({ data }) => resolve(data as Measured);
          worker.onerror = ({ message: what }) => reject(new Error(what));
          worker.postMessage(message);
        }),
      [
        WORKER,
        { scenarios: SCENARIOS, seed: SEED, rounds: ROUNDS, module: `${server.address}/sim/engine/replicator.ts` },
      ] as const,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Sums of the last day and of the first replication of B, as the worker computes them. */
function sumsHere(): number[] {
  const run = (scenario: Scenario, replication: number) => {
    const replicator = new Replicator(scenario);
    const into = new Float64Array(replicator.layout.size);
    replicator.run(SEED, replication, into);
    return [...into];
  };
  return [...run(SCENARIOS.day, 30), ...run(SCENARIOS.b, 0)];
}

function fingerprint(sums: readonly number[]): string {
  return createHash("sha256")
    .update(new Uint8Array(Float64Array.from(sums).buffer))
    .digest("hex")
    .slice(0, 16);
}

const there = await inChromium();
const rate = (ns: number) => `${(1e3 / ns).toFixed(2)} M contacts/s (${ns.toFixed(0)} ns)`;
console.log(`Chromium, one worker · model A ${rate(there.nsOfA)} · model B ${rate(there.nsOfB)}`);
console.log(
  `20,000-contact day · first ${there.firstDayMs.toFixed(0)} ms (modules loaded), warm ${there.warmDayMs.toFixed(1)} ms`,
);
const [browserSums, nodeSums] = [fingerprint(there.sums), fingerprint(sumsHere())];
console.log(`sums · Chromium ${browserSums}, Node ${nodeSums}: ${browserSums === nodeSums ? "the same" : "DIFFERENT"}`);
if (browserSums !== nodeSums) process.exitCode = 1;
