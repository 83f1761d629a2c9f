import { expect, test } from "vitest";
import { dropDraft, keepDraft, keptDraft } from "../../../app/_edit/draft.ts";
import { beginHistory, changed, MOST_STEPS, redone, same, undone } from "../../../app/_edit/history.ts";

const step = (key: string, at: number) => ({ name: key, key, at });

test("[BE1] what is typed within 1.5 s is one step; another thing, or a pause, is another", () => {
  let history = beginHistory<{ name: string; zone: string }, string>({ name: "", zone: "" });
  history = changed(history, { name: "W", zone: "" }, step("name", 0));
  history = changed(history, { name: "Wa", zone: "" }, step("name", 1_000));
  history = changed(history, { name: "Wal", zone: "" }, step("name", 2_500));
  expect(history.past).toHaveLength(1);
  history = changed(history, { name: "Wall", zone: "" }, step("name", 4_001));
  history = changed(history, { name: "Wall", zone: "UTC" }, step("zone", 4_002));
  expect(history.past.map(({ name }) => name)).toEqual(["name", "name", "zone"]);

  const back = undone(undone(undone(history)));
  expect(back.present).toEqual({ name: "", zone: "" });
  expect(back.future.map(({ name }) => name)).toEqual(["zone", "name", "name"]);
  expect(redone(back).present).toEqual({ name: "Wal", zone: "" });
  expect(redone(redone(redone(redone(back))))).toEqual(history);
});

test("[BE1] a step that comes back to where it began is none, and nothing changed is no step", () => {
  const begun = beginHistory<{ a: number; b?: number }, string>({ a: 1, b: 2 });
  expect(changed(begun, { b: 2, a: 1 }, step("a", 0))).toBe(begun);
  const typed = changed(begun, { a: 3, b: 2 }, step("a", 0));
  expect(changed(typed, { a: 1, b: 2 }, step("a", 10)).past).toEqual([]);
});

test("[BE1] a change after an undo forgets what was taken back and begins a step of its own", () => {
  let history = beginHistory<number, string>(0);
  history = changed(history, 1, step("a", 0));
  history = changed(history, 2, step("b", 10));
  history = changed(undone(history), 3, step("a", 20));
  expect(history).toMatchObject({ present: 3, future: [] });
  expect(history.past.map(({ value }) => value)).toEqual([0, 1]);
});

test("[BE1] the oldest steps are forgotten", () => {
  let history = beginHistory<number, string>(0);
  for (let i = 1; i <= MOST_STEPS + 5; i += 1) history = changed(history, i, step(`k${i}`, i));
  expect(history.past).toHaveLength(MOST_STEPS);
  expect(history.past[0]?.value).toBe(5);
});

test("[BE1] documents are the same in whatever order their fields stand, lists are not", () => {
  expect(same({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
});

function store(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage & { readonly kept: Map<string, string> };
}
const isText = (value: unknown): value is string => typeof value === "string";

test("[BE2] a draft comes back with the revision it stands on", () => {
  const place = store();
  expect(keepDraft(place, "k", { etag: '"3"', value: "half typed" })).toBe(true);
  expect(keptDraft(place, "k", isText)).toEqual({ etag: '"3"', value: "half typed" });
  dropDraft(place, "k");
  expect(keptDraft(place, "k", isText)).toBeUndefined();
});

test("[BE2] a damaged, foreign or oversized draft is none, and a full or forbidden store is survived", () => {
  const place = store();
  for (const text of ["{", "null", "7", '{"etag":"1"}', '{"value":7}']) {
    place.kept.set("k", text);
    expect(keptDraft(place, "k", isText), text).toBeUndefined();
  }
  expect(keepDraft(place, "k", { etag: undefined, value: "x".repeat(200_000) })).toBe(false);
  const forbidden = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
    removeItem: () => {
      throw new Error("SecurityError");
    },
  };
  expect(keepDraft(forbidden, "k", { etag: undefined, value: "x" })).toBe(false);
  expect(() => dropDraft(forbidden, "k")).not.toThrow();
});
