import { expect, onTestFinished, test } from "vitest";
import { ClassClient, type ClassView, type ClassWay } from "../../../app/_state/classClient.ts";
import { forgetClass, keepClass, keepSeat, keptClass, keptSeat } from "../../../app/_state/classKept.ts";
import { afterAsked, roundOf, withRound } from "../../../app/_state/classRounds.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { hubbed } from "../../fixtures/classServer.ts";

const QUESTION: LessonQuestion = {
  ...{ kind: "amount", measure: "left", stage: "a", atMs: 60_000 },
  text: { en: "How many leave?", ru: "Сколько уйдёт?" },
};
const OPEN: ClassWay = { kind: "open", nth: 1 };

function store(): Storage {
  const kept = new Map<string, string>();
  return {
    ...{ length: 0, clear: () => kept.clear(), key: () => null },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function joined(address: string, way: ClassWay, tab: Storage): ClassClient {
  const client = new ClassClient(address, way, tab);
  onTestFinished(() => client.close());
  return client;
}

/** The first view that is as asked for. */
function seen(client: ClassClient, is: (view: ClassView) => boolean): Promise<ClassView> {
  return new Promise((resolve) => {
    const look = () => is(client.view()) && resolve(client.view());
    client.subscribe(look);
    look();
  });
}

test("[TC8] a presenter's tab comes back to its class after a reload, with what was asked and bet, and asks nothing anew", async () => {
  const { address, hub } = await hubbed();
  const tab = store();
  const first = joined(address, OPEN, tab);
  const { code } = await seen(first, ({ state }) => state === "in");
  const phone = joined(address, { kind: "join", code: code! }, store());
  first.ask(QUESTION);
  await seen(phone, ({ rounds }) => rounds.length === 1);
  phone.bet({ kind: "amount", low: 3, high: 9 });
  await seen(phone, ({ rounds }) => rounds[0]?.taken === true);
  first.close();
  const again = joined(address, OPEN, tab);
  const back = await seen(again, ({ state }) => state === "in");
  expect(back.code).toBe(code);
  expect(roundOf(back.rounds, { ...QUESTION })).toMatchObject({
    ...{ round: 1, open: true },
    bets: [{ kind: "amount", low: 3, high: 9 }],
  });
  expect(roundOf(back.rounds, { ...QUESTION, atMs: 1 })).toBeUndefined();
  again.reveal(1, { kind: "amount", value: 5 });
  const own = await seen(phone, ({ rounds }) => rounds[0]?.revealed !== undefined);
  expect(own.rounds[0]?.revealed?.own?.scored.inside).toBe(true);
  // Its end is the end of what the tab keeps; a class that is gone is over for whoever comes back to it.
  const kept = keptClass(tab)!;
  again.end();
  await seen(again, ({ state }) => state === "over");
  expect([keptClass(tab), hub.classes]).toEqual([undefined, 0]);
  keepClass(tab, kept);
  const late = joined(address, OPEN, tab);
  await seen(late, ({ state }) => state === "over");
  expect(keptClass(tab)).toBeUndefined();
});

test("[TC7] a phone keeps the seat of the class it is in, and of no other", async () => {
  const { address } = await hubbed();
  const presenter = joined(address, OPEN, store());
  const { code } = await seen(presenter, ({ state }) => state === "in");
  presenter.ask(QUESTION);
  const tab = store();
  const way: ClassWay = { kind: "join", code: code! };
  const phone = joined(address, way, tab);
  await seen(phone, ({ rounds }) => rounds.length === 1);
  phone.bet({ kind: "amount", low: 3, high: 9 });
  await seen(phone, ({ rounds }) => rounds[0]?.taken === true);
  phone.close();
  const seat = keptSeat(tab, code!);
  const back = joined(address, way, tab);
  await seen(back, ({ rounds }) => rounds[0]?.taken === true);
  expect([typeof seat, keptSeat(tab, code!), keptSeat(tab, "BBBBB")]).toEqual(["string", seat, undefined]);
});

test("[TC8] what a tab keeps is read as nothing where it is none, or may not be kept", () => {
  const tab = store();
  for (const text of ["{", "{}", "[]", '["a"]', '["a",1]', '["a",""]', `["a","${"b".repeat(65)}"]`, "null"]) {
    tab.setItem("floorcast-class", text);
    expect(keptClass(tab), text).toBeUndefined();
  }
  keepClass(tab, { code: "BCDFG", key: "secret" });
  expect(keptClass(tab)).toEqual({ code: "BCDFG", key: "secret" });
  forgetClass(tab);
  expect(keptClass(tab)).toBeUndefined();
  const refuses = () => {
    throw new Error("forbidden");
  };
  const closed = { getItem: refuses, setItem: refuses, removeItem: refuses };
  keepSeat(closed, "BCDFG", "x");
  forgetClass(closed);
  expect([keptClass(closed), keptSeat(closed, "BCDFG")]).toEqual([undefined, undefined]);
});

test("[TC6] bets are taken on the last question alone; what nobody asked changes nothing", () => {
  const one = afterAsked([], { type: "asked", round: 1, question: QUESTION, open: true });
  const two = afterAsked(one, { type: "asked", round: 2, question: QUESTION, open: true });
  expect(two.map(({ open }) => open)).toEqual([false, true]);
  expect(roundOf(two, QUESTION)?.round).toBe(2);
  expect(withRound(two, 7, { taken: true })).toEqual(two);
  expect(afterAsked(two, { type: "asked", round: 2, question: QUESTION, open: false }).map(({ open }) => open)).toEqual(
    [false, false],
  );
});
