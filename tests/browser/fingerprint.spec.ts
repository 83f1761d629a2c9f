import { expect, test } from "@playwright/test";
import { PRESETS } from "../../sim/scenario/presets/index.ts";
import { compareHere } from "../fixtures/experiments.ts";
import { openModuleServer } from "../fixtures/moduleServer.ts";

const REPLICATIONS = 4;
const SEED = "browser";

test("[X10] every preset gives the same numbers in a browser's workers as here, to the last bit", async ({ page }) => {
  const server = await openModuleServer();
  try {
    await page.goto(server.address);
    const there = await page.evaluate(
      async ([seed, replications]) => {
        const load = (path: string) => import(/* @vite-ignore */ path);
        const { createExperimentPool } = await load("/workers/experimentClient.ts");
        const { PRESETS: presets } = await load("/sim/scenario/presets/index.ts");
        const pool = createExperimentPool(2);
        const prints: Record<string, string> = {};
        for (const { scenario } of presets) {
          const plan = { kind: "replications", replications };
          const result = await pool.run({ scenarios: [scenario], seed, plan });
          prints[scenario.id] = result.fingerprint ?? result.detail;
        }
        pool.dispose();
        return prints;
      },
      [SEED, REPLICATIONS] as const,
    );
    expect(Object.keys(there)).toHaveLength(PRESETS.length);
    for (const { scenario } of PRESETS) {
      const { fingerprint } = await compareHere([scenario], SEED, REPLICATIONS);
      expect([scenario.id, there[scenario.id]]).toEqual([scenario.id, fingerprint]);
    }
  } finally {
    await server.close();
  }
});

test("[X13] in a browser a long experiment is called off in the middle of a replication, and the next one runs", async ({
  page,
}) => {
  const server = await openModuleServer();
  try {
    await page.goto(server.address);
    const told = await page.evaluate(async () => {
      const load = (path: string) => import(/* @vite-ignore */ path);
      const { createExperimentPool } = await load("/workers/experimentClient.ts");
      const { presetNamed } = await load("/sim/scenario/presets/index.ts");
      const pool = createExperimentPool(2);
      const { scenario } = presetNamed("five-percent");
      // A month in one replication: nothing but ending its thread stops it in time.
      const month = { ...scenario, run: { ...scenario.run, lengthMinutes: 43_200 } };
      const plan = { kind: "replications", replications: 100 };
      const stop = new AbortController();
      const running = pool.run({ scenarios: [month], seed: "s", plan }, () => stop.abort(), stop.signal);
      const { end, replications } = await running;
      const next = await pool.run({ scenarios: [scenario], seed: "s", plan: { ...plan, replications: 2 } });
      pool.dispose();
      return { end, replications, next: next.end };
    });
    // Had it waited for the replications under way, there would be more than one.
    expect(told).toEqual({ end: "cancelled", replications: 1, next: "complete" });
  } finally {
    await server.close();
  }
});
