import { expect, test } from "@playwright/test";
import { PRESETS } from "../../sim/scenario/presets/index.ts";
import { LESSONS } from "../../sim/theatre/lesson/shipped/index.ts";
import type { Injection } from "../../sim/theatre/types/index.ts";
import { compareHere } from "../fixtures/experiments.ts";
import { openModuleServer } from "../fixtures/moduleServer.ts";
import { describedRun, opened, otherVariant } from "../fixtures/theatreWorlds.ts";

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
      // One thread: two would end their first month in the same moment.
      const pool = createExperimentPool(1);
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
    // Had it waited for the replication under way, there would be two.
    expect(told).toEqual({ end: "cancelled", replications: 1, next: "complete" });
  } finally {
    await server.close();
  }
});

test("[TH21, TL6] a theatre run, a lesson's own among them, has the same hash in a browser's worker as here, on reload too, injections included", async ({
  page,
}) => {
  const runOf = (preset: string, seed: string) => {
    const { queues, groups } = PRESETS.find(({ scenario }) => scenario.id === preset)!.scenario;
    const injections: readonly Injection[] = [
      { kind: "spike", atMs: 1_800_000, queueIds: [queues[0]!.id], factor: 3, minutes: 30 },
      { kind: "agents-leave", atMs: 2_400_500, groupId: groups[0]!.id, agents: 2, minutes: 60 },
    ];
    const options = { seed, injections, atMs: 5_400_000 };
    // What a lesson reveals on that preset; elsewhere the first other variant.
    const reveal = LESSONS.flatMap(({ steps }) => steps).find(
      ({ ahead, run: { scenario } }) => ahead === true && scenario.kind === "preset" && scenario.id === preset,
    );
    return opened(
      reveal === undefined
        ? describedRun(preset, otherVariant(preset), options)
        : { ...reveal.run, injections, atMs: options.atMs },
    );
  };
  const runs = PRESETS.map(({ scenario }) => runOf(scenario.id, "browser"));
  const server = await openModuleServer();
  try {
    for (const time of ["first", "reload"]) {
      if (time === "first") await page.goto(server.address);
      else await page.reload();
      const hashes = await page.evaluate(
        async (links) => {
          const load = (path: string) => import(/* @vite-ignore */ path);
          const { createTheatreClient } = await load("/workers/theatreClient.ts");
          const client = createTheatreClient((detail: string) => {
            throw new Error(detail);
          });
          const found: string[] = [];
          for (const one of links) {
            const answer = await client.openLink(one);
            if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
            // By another way than straight there.
            await client.frame(answer.overview.endsAt);
            const { at } = answer.frame;
            found.push(await client.hash((await client.previous("moment", at)).at), await client.hash(at));
          }
          client.dispose();
          return found;
        },
        runs.map((run) => run.link(run.standsAt)),
      );
      const here = runs.flatMap((run) => [run.hash(run.previous("moment", run.standsAt).at), run.hash(run.standsAt)]);
      expect(hashes).toEqual(here);
    }
  } finally {
    await server.close();
  }
});
