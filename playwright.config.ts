import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const DEBIAN = "/usr/bin/chromium";
/** The browser named by the environment, else the machine's, else (undefined) Playwright's own. */
const executablePath = process.env.FLOORCAST_CHROMIUM || (existsSync(DEBIAN) ? DEBIAN : undefined);

/** Browser tests: the built product in a real browser. Each worker starts a server of its own; none is expected to run. */
export default defineConfig({
  testDir: "tests/browser",
  testMatch: "*.spec.ts",
  globalSetup: "./tests/fixtures/browserBuild.ts",
  fullyParallel: true,
  workers: 2,
  // A test that passes only when repeated is a defect.
  retries: 0,
  forbidOnly: true,
  // Bounds for what hangs, not for what is slow: a busy machine must not turn a test red.
  timeout: 180_000,
  expect: {
    timeout: 45_000,
    // The type is shipped with the product; what is left to the machine is how it rounds the edges of letters.
    toHaveScreenshot: { maxDiffPixelRatio: 0.01, threshold: 0.25, animations: "disabled", scale: "css" },
  },
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  reporter: "list",
  use: {
    locale: "en-GB",
    viewport: { width: 1920, height: 1080 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
