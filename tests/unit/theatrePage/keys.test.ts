import { expect, test } from "vitest";
import { KEY_SHEET, theatreKey } from "../../../app/theatre/_transport/keys.ts";

const press = (key: string, code: string, with_: Partial<Record<"shiftKey" | "ctrlKey" | "altKey", boolean>> = {}) =>
  theatreKey({ key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...with_ });
const SHIFT = { shiftKey: true };
const CTRL = { ctrlKey: true };

test("[TP10] every key of the trade's convention does what it says", () => {
  expect(press(" ", "Space")).toEqual({ does: "play" });
  expect(press(".", "Period")).toEqual({ does: "step", kind: "event", direction: 1 });
  expect(press(",", "Comma")).toEqual({ does: "step", kind: "event", direction: -1 });
  expect(press(">", "Period", SHIFT)).toEqual({ does: "step", kind: "decision", direction: 1 });
  expect(press("<", "Comma", SHIFT)).toEqual({ does: "step", kind: "decision", direction: -1 });
  expect(press("d", "KeyD")).toEqual({ does: "step", kind: "divergence", direction: 1 });
  expect(press("D", "KeyD", SHIFT)).toEqual({ does: "step", kind: "divergence", direction: -1 });
  expect(press("m", "KeyM")).toEqual({ does: "step", kind: "moment", direction: 1 });
  expect(["[", "]"].map((key, i) => press(key, ["BracketLeft", "BracketRight"][i]!)?.does)).toEqual([
    "slower",
    "faster",
  ]);
  expect(["J", "K", "L"].map((letter) => press(letter, `Key${letter}`)?.does)).toEqual(["back", "stand", "on"]);
  expect(["W", "I", "P", "T", "F"].map((letter) => press(letter, `Key${letter}`)?.does)).toEqual([
    "why",
    "inject",
    "reveal",
    "tables",
    "full",
  ]);
  expect(press("?", "Slash", SHIFT)).toEqual({ does: "help" });
  expect(press("/", "Slash")).toEqual({ does: "find" });
  expect(press("k", "KeyK", CTRL)).toEqual({ does: "find" });
  expect(press("z", "KeyZ", CTRL)).toEqual({ does: "undo" });
  expect(press("y", "KeyY", CTRL)).toEqual({ does: "redo" });
});

test("[TP10] letters go by their place, so that they work in a Russian layout", () => {
  expect(press("в", "KeyD")).toEqual({ does: "step", kind: "divergence", direction: 1 });
  expect(press("ю", "Period")).toEqual({ does: "step", kind: "event", direction: 1 });
  expect(press("х", "BracketLeft")).toEqual({ does: "slower" });
});

test("[TP10] what is the browser's stays the browser's", () => {
  expect(press("d", "KeyD", CTRL)).toBeUndefined();
  expect(press("p", "KeyP", { altKey: true })).toBeUndefined();
  expect(press("W", "KeyW", SHIFT)).toBeUndefined();
  expect(press("Tab", "Tab")).toBeUndefined();
});

test("[TP10] the sheet of keys names each thing once", () => {
  const does = KEY_SHEET.map(([name]) => name);
  expect(new Set(does).size).toBe(does.length);
  expect(new Set(KEY_SHEET.flatMap(([, keys]) => keys)).size).toBe(KEY_SHEET.flatMap(([, keys]) => keys).length);
});
