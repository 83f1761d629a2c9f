import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Unit, law, golden, theory and architecture tests; `*.spec.ts` belong to the browser and run by Playwright. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    // Threads and programs that tests start keep what Node makes of the sources, as the product's own do.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/floorcast") },
  },
});
