import { defineConfig } from "vitest/config";

/** Long runs: whole data sets, weeks of simulation, heap. Started by `npm run verify`, never by `npm test`. */
export default defineConfig({
  test: {
    include: ["tests/verify/**/*.verify.ts"],
    testTimeout: 30 * 60_000,
    hookTimeout: 5 * 60_000,
    pool: "forks",
    execArgv: ["--expose-gc"],
    fileParallelism: false,
    reporters: ["verbose"],
  },
});
