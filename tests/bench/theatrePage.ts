import { type CDPSession, chromium, type Page } from "@playwright/test";
import { presetNamed } from "../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../sim/scenario/scenarioFile.ts";
import { linkOf } from "../../sim/theatre/open/link.ts";
import { startServer } from "../fixtures/browserServer.ts";

/**
 * What a frame of the theatre costs: two stages of 61 people each, at every speed, and the same marks as one path an ink,
 * as an element each, and on a canvas. Figures are printed, never asserted. The product must be built.
 *
 * Run: node tests/bench/theatrePage.ts [seconds of each stretch, 8]
 */
const SECONDS = Number(process.argv[2] ?? 8);
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));

/** Split or blend with two and a half times the people and customers: 61 people. */
function sixty(): ScenarioFile {
  const preset = presetNamed("split-or-blend");
  if (preset === undefined) throw new RangeError("preset: expected split-or-blend, got none");
  const scenario = {
    ...preset.scenario,
    id: "sixty",
    groups: preset.scenario.groups.map((group) =>
      group.headcount === undefined
        ? group
        : {
            ...group,
            headcount: { ...group.headcount, agents: group.headcount.agents.map((n) => Math.round(n * 2.5)) },
          },
    ),
    queues: preset.scenario.queues.map((queue) =>
      queue.arrivals !== undefined && "perHour" in queue.arrivals
        ? { ...queue, arrivals: { ...queue.arrivals, perHour: queue.arrivals.perHour.map((rate) => rate * 2.5) } }
        : queue,
    ),
  };
  return { scenario, variants: preset.variants };
}

const link = linkOf({
  version: 1,
  scenario: { kind: "file", file: sixty() },
  a: { variant: "scatter" },
  b: { variant: "reserve-2" },
  seed: "bench",
  injections: [],
  atMs: 3_600_000,
  camera: {},
});

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Intervals between drawings of the screen for so many ms, sorted. */
function intervals(page: Page, ms: number): Promise<number[]> {
  return page.evaluate(
    (length) =>
      new Promise<number[]>((done) => {
        const seen: number[] = [];
        let last: number | undefined;
        const began = performance.now();
        const look = (now: number): void => {
          if (last !== undefined) seen.push(now - last);
          last = now;
          if (now - began < length) requestAnimationFrame(look);
          else done(seen.sort((a, b) => a - b));
        };
        requestAnimationFrame(look);
      }),
    ms,
  );
}

async function stretch(page: Page, session: CDPSession, what: string): Promise<void> {
  const before = await busyMs(session);
  const seen = await intervals(page, SECONDS * 1_000);
  const busy = (await busyMs(session)) - before;
  const at = (share: number) => Number((seen[Math.floor(share * (seen.length - 1))] ?? Number.NaN).toFixed(1));
  print(what, {
    frames: seen.length,
    intervalP50Ms: at(0.5),
    intervalP99Ms: at(0.99),
    mainThreadMsAFrame: Number((busy / seen.length).toFixed(2)),
  });
}

/** The same marks, every one of them changed each frame, in three ways. */
const WAYS = ["paths", "elements", "canvas"] as const;
const MARKS = 800;

async function drawn(page: Page, session: CDPSession, way: (typeof WAYS)[number]): Promise<void> {
  await page.setContent("<body style='margin:0'></body>");
  await page.evaluate(
    ([kind, marks]) => {
      const NS = "http://www.w3.org/2000/svg";
      const svg = document.createElementNS(NS, "svg");
      svg.setAttribute("viewBox", "0 0 1404 406");
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: 1872, height: 541 });
      document.body.append(kind === "canvas" ? canvas : svg);
      const parts = Array.from({ length: kind === "elements" ? marks : 12 }, () => {
        const part = document.createElementNS(NS, kind === "elements" ? "rect" : "path");
        part.setAttribute("fill", "#888");
        svg.append(part);
        return part;
      });
      const pen = canvas.getContext("2d");
      let frame = 0;
      const draw = (): void => {
        frame += 1;
        const x = (i: number) => (i % 100) * 14;
        const y = (i: number) => Math.floor(i / 100) * 50;
        const height = (i: number) => 8 + ((i + frame) % 30);
        if (kind === "canvas") {
          pen?.clearRect(0, 0, 1872, 541);
          for (let i = 0; i < marks; i++) pen?.fillRect(x(i), y(i), 10, height(i));
        } else if (kind === "elements") {
          for (const [i, part] of parts.entries()) {
            part.setAttribute("x", String(x(i)));
            part.setAttribute("y", String(y(i)));
            part.setAttribute("width", "10");
            part.setAttribute("height", String(height(i)));
          }
        } else {
          const paths: string[][] = parts.map(() => []);
          for (let i = 0; i < marks; i++) paths[i % 12]?.push(`M${x(i)} ${y(i)}h10v${height(i)}h-10Z`);
          for (const [i, part] of parts.entries()) part.setAttribute("d", paths[i]?.join("") ?? "");
        }
        requestAnimationFrame(draw);
      };
      requestAnimationFrame(draw);
    },
    [way, MARKS] as const,
  );
  await stretch(page, session, `${MARKS} marks as ${way}`);
}

const server = await startServer({ simulation: false });
const browser = await chromium.launch({ executablePath, args: ARGS });
try {
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height }, locale: "en-GB" });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const opened = performance.now();
    await page.goto(`${server.address}/theatre?lang=en#${link}`);
    await page.getByTestId("theatre").waitFor({ timeout: 120_000 });
    print(`opened at ${width} × ${height}`, { ms: Math.round(performance.now() - opened) });
    await stretch(page, session, "paused");
    for (const speed of [1, 10, 60, 600]) {
      await page.getByRole("button", { name: `${speed}×`, exact: true }).click();
      await page.keyboard.press("Escape");
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("l");
      await stretch(page, session, `${speed}×`);
      await page.keyboard.press("k");
    }
    await page.close();
  }
  for (const way of WAYS) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await drawn(page, session, way);
    await page.close();
  }
} finally {
  await browser.close();
  await server.end();
}
