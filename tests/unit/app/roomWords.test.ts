import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ALARMS_ROOM } from "../../../app/_i18n/alarmsRoom.ts";
import { DESK_ROOM } from "../../../app/_i18n/deskRoom.ts";
import { en } from "../../../app/_i18n/en.ts";
import { LAB_ROOM } from "../../../app/_i18n/labRoom.ts";

const APP = join(import.meta.dirname, "../../../app");
/** What a room adds, by the file that holds it. */
const ROOMS: Readonly<Record<string, object>> = {
  "alarmsRoom.ts": ALARMS_ROOM.en,
  "deskRoom.ts": DESK_ROOM.en,
  "labRoom.ts": LAB_ROOM.en,
};
const SECTIONS = new Set(Object.keys(Object.assign({}, en, ...Object.values(ROOMS))));
const IMPORT = /(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s+)?["'](\.[^"']+)["']/g;

/** Every source file a file needs, itself among them. */
function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || file.endsWith(".css") || !existsSync(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, "utf8").matchAll(IMPORT)) reached(join(dirname(file), path ?? ""), found);
  return found;
}

/** The layouts around a page, and the page. */
function partsOf(page: string): string[] {
  const parts = [page];
  for (let folder = dirname(page); folder.startsWith(APP); folder = dirname(folder)) {
    parts.push(join(folder, "layout.tsx"));
  }
  return parts;
}

const PAGES = readdirSync(APP, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("page.tsx"))
  .map((name) => join(APP, name));

test("[D3] a page says nothing in words that neither every page has nor its room adds", () => {
  expect(PAGES.length).toBeGreaterThan(10);
  const untold: string[] = [];
  for (const page of PAGES) {
    const files = partsOf(page).flatMap((part) => [...reached(part)]);
    const added = files.filter((file) => dirname(file).endsWith("_i18n")).map((file) => ROOMS[file.split("/").at(-1)!]);
    const told = new Set(Object.keys(Object.assign({}, en, ...added)));
    for (const file of files.filter((one) => one.startsWith(APP) && !dirname(one).endsWith("_i18n"))) {
      for (const [, section] of readFileSync(file, "utf8").matchAll(/words\(\s*[^)]*?["'`]([a-z]\w*)\.[\w$]/gi)) {
        if (section !== undefined && SECTIONS.has(section) && !told.has(section)) {
          untold.push(`${page.slice(APP.length)}: ${section} in ${file.slice(APP.length)}`);
        }
      }
    }
  }
  expect([...new Set(untold)]).toEqual([]);
});

test("[D3] the wall loads no words of the lab, the desk or the rules", () => {
  const words = [...reached(join(APP, "wall/page.tsx")), ...reached(join(APP, "layout.tsx"))].filter((file) =>
    file.endsWith("Room.ts"),
  );
  expect(words).toEqual([]);
});
