import { beforeEach, expect, test } from "vitest";
import type { Answer } from "../../../app/_edit/revisioned.ts";
import { Asking, type Told } from "../../../app/desk/asking.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";

const GONE: Answer<string> = { ok: false, kind: "unreachable", code: "unreachable", detail: "", problems: [] };
const BUSY: Answer<string> = { ok: false, kind: "refused", code: "too-busy", detail: "", problems: [] };

let asked: { readonly path: string; readonly signal: AbortSignal; readonly answer: (told: Answer<string>) => void }[];
let told: Told<string>[];
let time: ManualTime;
let asking: Asking<string>;

beforeEach(() => {
  [asked, told, time] = [[], [], new ManualTime()];
  const ask = (path: string, signal: AbortSignal) =>
    new Promise<Answer<string>>((answer) => asked.push({ path, signal, answer }));
  asking = new Asking({ ask, after: (ms, then) => time.after(ms, then) }, (one) => told.push(one));
});

/** The server answers the question of that number, from 0. */
async function answers(place: number, value: string | Answer<string>): Promise<void> {
  asked[place]!.answer(typeof value === "string" ? { ok: true, value, etag: undefined } : value);
  await new Promise((done) => setImmediate(done));
}

const paths = () => asked.map(({ path }) => path);

test("[DK15] an answer about what is no longer asked is not heard, even where it comes all the same", async () => {
  asking.to("/first", "first");
  asking.to("/second", "second");
  expect(asked[0]!.signal.aborted).toBe(true);
  await answers(0, "late");
  expect(told).toEqual([]);
  await answers(1, "now");
  expect(told).toEqual([{ subject: "second", path: "/second", value: "now", refusal: undefined }]);
});

test("[DK15] another path about the same waits for the answer under way, and of several only the last is asked", async () => {
  for (const at of [1, 2, 3]) asking.to(`/day?at=${at}`, "contact");
  expect(paths()).toEqual(["/day?at=1"]);
  await answers(0, "one");
  expect(paths()).toEqual(["/day?at=1", "/day?at=3"]);
  expect(told.at(-1)).toMatchObject({ path: "/day?at=1", value: "one" });
  await answers(1, "three");
  expect(told.at(-1)).toMatchObject({ path: "/day?at=3", value: "three" });
  expect(asked).toHaveLength(2);
});

test("[DK15] the same is asked again only in another turn", async () => {
  asking.to("/why", "why", 1);
  await answers(0, "a");
  asking.to("/why", "why", 1);
  expect(asked).toHaveLength(1);
  asking.to("/why", "why", 2);
  expect(asked).toHaveLength(2);
});

test("[DK15] a busy server leaves what was told and is asked again; one that is gone takes it away", async () => {
  asking.to("/why", "why", 1);
  await answers(0, "known");
  asking.to("/why", "why", 2);
  await answers(1, BUSY);
  expect(told.at(-1)).toMatchObject({ value: "known", refusal: { code: "too-busy" } });
  time.pass(2_000);
  await answers(2, GONE);
  expect(told.at(-1)).toMatchObject({ value: undefined, refusal: { code: "unreachable" } });
  time.pass(2_000);
  await answers(3, "back");
  expect(told.at(-1)).toMatchObject({ value: "back", refusal: undefined });
  expect(time.waiting).toBe(0);
});

test("[DK15] what was closed asks no more", async () => {
  asking.to("/why", "why");
  await answers(0, GONE);
  asking.close();
  time.pass(10_000);
  expect(asked).toHaveLength(1);
  asking.to("/why", "why");
  expect(asked).toHaveLength(2);
});
