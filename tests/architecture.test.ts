import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SIM = [
  "vocabulary",
  "floor",
  "metrics",
  "scenario",
  "routing",
  "engine",
  "staffing",
  "history",
  "forecast",
  "experiment",
  "feed",
  "theatre",
] as const;

/** Room → rooms it may import. A room always may import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "sim/vocabulary": [],
  "sim/floor": ["sim/vocabulary"],
  "sim/metrics": ["sim/vocabulary", "sim/floor"],
  "sim/staffing": ["sim/vocabulary"],
  "sim/scenario": ["sim/vocabulary", "sim/routing"],
  "sim/routing": ["sim/vocabulary", "sim/scenario"],
  "sim/engine": ["sim/vocabulary", "sim/scenario", "sim/routing"],
  "sim/history": ["sim/vocabulary"],
  "sim/forecast": ["sim/vocabulary", "sim/history", "sim/staffing"],
  "sim/feed": SIM.map((name) => `sim/${name}`),
  "sim/experiment": SIM.map((name) => `sim/${name}`),
  "sim/theatre": ["vocabulary", "scenario", "routing", "engine", "feed", "experiment"].map((name) => `sim/${name}`),
  "sim/protocol": ["sim/vocabulary", "sim/metrics"],
  workers: [...SIM.map((name) => `sim/${name}`), "sim/protocol"],
  live: [...SIM.map((name) => `sim/${name}`), "sim/protocol", "workers"],
  cli: [...SIM.map((name) => `sim/${name}`), "sim/protocol", "live", "workers"],
  "app/_tiles": ["sim/vocabulary", "sim/metrics", "app/_charts", "app/_i18n"],
  "app/_charts": ["sim/vocabulary", "sim/metrics", "sim/theatre", "app/_i18n"],
  "app/_i18n": ["sim/vocabulary", "sim/metrics"],
  "app/_state": [
    "sim/vocabulary",
    "sim/metrics",
    "sim/protocol",
    "workers",
    "app/_i18n",
    "sim/forecast",
    "sim/history",
    "sim/experiment",
    "sim/staffing",
    "sim/scenario",
    "sim/theatre",
  ],
  app: [
    "app/_tiles",
    "app/_charts",
    "app/_state",
    "app/_i18n",
    "sim/vocabulary",
    "sim/metrics",
    "sim/history",
    "sim/forecast",
    "sim/experiment",
    "sim/scenario",
    "sim/routing",
    "sim/theatre",
    "sim/staffing",
  ],
};

/** Rooms that may take only types from another room. */
const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ["sim/routing", "sim/scenario"],
  ["sim/protocol", "sim/metrics"],
  ["app/_charts", "sim/metrics"],
  ["app/_charts", "sim/theatre"],
  ["app/_tiles", "sim/metrics"],
  ["app", "sim/experiment"],
  ["sim/theatre", "sim/experiment"],
];

/** Package → the only files that may import it. */
const ONLY_IN: Record<string, RegExp> = {
  d3: /^app\/_charts\//,
  comlink: /^(workers\/.*\.worker\.ts|workers\/\w*([cC]lient|Thread)\.ts|app\/_state\/\w*[cC]lient\.ts)$/,
  ws: /^live\/(hub|class\/classHub)\.ts$/,
  seedrandom: /^sim\/engine\/numbers\/randomWords\.ts$/,
  "@duckdb/node-api": /^live\/log\//,
  "xz-decompress": /^live\/sources\//,
  "prom-client": /^live\//,
  pino: /^live\//,
  papaparse: /^workers\//,
  "read-excel-file": /^workers\//,
  "write-excel-file": /^workers\//,
  "date-holidays": /^workers\//,
  highs: /^workers\//,
  "ical-generator": /^workers\//,
  "@tanstack/react-virtual": /^app\//,
  commander: /^cli(\.ts$|\/)/,
  idb: /^app\/lab\/_scenarios\/labKeep\.ts$/,
  hono: /^live\//,
  "@hono/node-server": /^live\//,
  "@hono/zod-openapi": /^live\//,
  react: /^app\//,
  "react-dom": /^app\//,
  "use-intl": /^app\//,
  next: /^(app\/|server\.ts|proxy\.ts|live\/(serve|pages)\.ts|next\.config)/,
  zod: /^(sim|live)\//,
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|new URL\(\s*["'](\.[^"']+)["']/g;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("node_modules"));
}

const FILES = [
  ...["app", "sim", "workers", "live", "cli"].flatMap(sources),
  "server.ts",
  "cli.ts",
  "instrumentation-client.ts",
];

function importsOf(path: string): Import[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? "";
    const to = target.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(path), target)) : target;
    return { from: path, to, typeOnly: match[1] !== undefined };
  });
}

function roomOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const IMPORTS = FILES.flatMap(importsOf);

describe("architecture", () => {
  test("[A1] every room imports only the rooms it may", () => {
    const wrong = IMPORTS.flatMap(({ from, to }) => {
      const room = roomOf(from);
      const target = roomOf(to);
      if (room === undefined || target === undefined || room === target) return [];
      return MAY_IMPORT[room]?.includes(target) ? [] : [`${from} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  test("[A2] some rooms give another only their types", () => {
    const wrong = IMPORTS.filter(({ from, to, typeOnly }) =>
      TYPES_ONLY.some(([room, target]) => roomOf(from) === room && roomOf(to) === target && !typeOnly),
    ).map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  test("[A3] packages with one home are imported only there", () => {
    const wrong = IMPORTS.flatMap(({ from, to }) => {
      const name = Object.keys(ONLY_IN).find((known) => to === known || to.startsWith(`${known}/`));
      return name === undefined || ONLY_IN[name]?.test(from) ? [] : [`${from} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  test("[A4] sim imports nothing but zod, seedrandom and itself", () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) => from.startsWith("sim/") && !to.startsWith("sim/") && to !== "zod" && to !== "seedrandom",
    ).map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  test("[A5] sim has no clock and no global randomness; tiles have no clock", () => {
    const wrong = FILES.filter((path) => /^(sim|app\/_tiles|app\/_charts)\//.test(path)).filter((path) =>
      /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bsetTimeout\(|\bsetInterval\(/.test(
        withoutComments(readFileSync(join(ROOT, path), "utf8")),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("[A6] no page puts markup from data into the document", () => {
    const wrong = FILES.filter((path) => path.startsWith("app/")).filter((path) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/.test(readFileSync(join(ROOT, path), "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  test("[A7] the checks saw the whole tree", () => {
    // A checker that silently reads nothing passes everything, so it says how much it read.
    expect(FILES.length).toBeGreaterThan(100);
    expect(IMPORTS.length).toBeGreaterThan(300);
    for (const room of Object.keys(MAY_IMPORT)) {
      expect(
        FILES.some((path) => roomOf(path) === room),
        room,
      ).toBe(true);
    }
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "$1");
}
