import { defineConfig } from "vitest/config";

/** Unit, law, golden, theory and architecture tests; `*.spec.ts` belong to the browser and run by Playwright. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
