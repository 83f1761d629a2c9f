import { expect, test } from "vitest";
import {
  boardIdFor,
  forAudience,
  freshBoard,
  isBoardLike,
  withField,
  wrongFields,
} from "../../../app/boards/boardDraft.ts";
import { boardsOf } from "../../../app/wall/boardOfServer.ts";
import { pinnedPage, showsAlarm, turnAt } from "../../../app/wall/rotation.ts";
import type { AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import { isBoardId } from "../../../sim/metrics/boardId.ts";
import type { WallSpec } from "../../../sim/metrics/wallSpec.ts";

const board = (id: string, over: Partial<WallSpec> = {}): WallSpec => ({ ...freshBoard(id, id), ...over });

test("[BE5] a fresh board is right; each wrong field is told by name", () => {
  expect(wrongFields(board("wall"))).toEqual(new Map());
  const wrong = wrongFields(
    board("wall", {
      name: "",
      audience: "agents",
      names: "names",
      timeZone: "Mars/Olympus",
      widgets: [],
      channels: [],
      rotation: { boardIds: ["wall"], dwellMs: 5 },
    }),
  );
  expect([...wrong.keys()].sort()).toEqual(["channels", "name", "names", "rotation", "timeZone", "widgets"]);
  expect(wrong.get("rotation")).toEqual(["rotation.dwellMs", "rotation.boardIds"]);
});

test("[BE5] a board in turn with itself is wrong", () => {
  expect(wrongFields(board("a", { rotation: { boardIds: ["a"], dwellMs: 20_000 } })).get("rotation")).toEqual([
    "rotation.boardIds",
  ]);
});

test("[BE6] names become none with the audience of agents, and initials stay", () => {
  expect(forAudience(board("a", { names: "names" }), "agents")).toMatchObject({ audience: "agents", names: "none" });
  expect(forAudience(board("a", { names: "initials" }), "agents").names).toBe("initials");
  expect(forAudience(board("a", { names: "names" }), "operations").names).toBe("names");
});

test("an optional field is taken away, not set to nothing", () => {
  expect("channels" in withField(board("a", { channels: ["voice"] }), "channels", undefined)).toBe(false);
  expect(withField(board("a"), "channels", ["chat"]).channels).toEqual(["chat"]);
});

test.each([
  ["Night shift, 2nd floor", [], "night-shift-2nd-floor"],
  ["Новое табло", [], "novoe-tablo"],
  ["Щука и ёж", [], "shchuka-i-ezh"],
  ["—", [], "board"],
  ["Wall", ["wall", "wall-2"], "wall-3"],
  ["x".repeat(200), [], "x".repeat(59)],
] as const)("[BE7] “%s” beside %j gets the address %s", (name, taken, id) => {
  expect(boardIdFor(name, taken)).toBe(id);
  expect(isBoardId(id)).toBe(true);
});

test("[BE2] only what has the form of a board is taken up as a draft", () => {
  expect(isBoardLike(board("a", { name: "", widgets: [] }))).toBe(true);
  for (const value of [null, 7, {}, { ...board("a"), version: 2 }, { ...board("a"), widgets: "all" }]) {
    expect(isBoardLike(value)).toBe(false);
  }
});

const rules = { count: 3, dwellMs: 30_000 };

test("[BE8] a page stays its time and gives way to the next, around", () => {
  const first = { index: 2, sinceAt: 1_000 };
  expect(turnAt(first, rules, 30_999)).toBe(first);
  expect(turnAt(first, rules, 31_000)).toEqual({ index: 0, sinceAt: 31_000 });
});

test("[BE8] after a sleep the page whose turn it is is shown; a clock set back begins the page anew", () => {
  expect(turnAt({ index: 0, sinceAt: 0 }, rules, 3_600_000 + 45_000)).toEqual({ index: 1, sinceAt: 3_630_000 });
  expect(turnAt({ index: 1, sinceAt: 50_000 }, rules, 10_000)).toEqual({ index: 1, sinceAt: 10_000 });
  expect(turnAt({ index: 2, sinceAt: 0 }, { ...rules, count: 2 }, 5_000)).toEqual({ index: 0, sinceAt: 0 });
});

test("[BE9] a held or pinned page stays, and then has its whole time", () => {
  const pinned = turnAt({ index: 0, sinceAt: 0 }, { ...rules, pin: 2 }, 29_000);
  expect(pinned).toEqual({ index: 2, sinceAt: 29_000 });
  const later = turnAt(pinned, { ...rules, pin: 2 }, 500_000);
  expect(turnAt(later, rules, 529_999).index).toBe(2);
  expect(turnAt(later, rules, 530_000).index).toBe(0);
  expect(turnAt({ index: 1, sinceAt: 0 }, { ...rules, held: true }, 90_000)).toEqual({ index: 1, sinceAt: 90_000 });
});

function alarm(scope: string, over: Partial<AlarmFrame> = {}): AlarmFrame {
  return { scope, level: "act", state: "new", ...over } as AlarmFrame;
}

test("[BE9] the present page is held where it shows the alarm, else the first that does", () => {
  const boards = [
    board("mail", { channels: ["email"] }),
    board("people", { widgets: ["agents"] }),
    board("calls", { channels: ["voice"] }),
    board("all"),
  ];
  const voice = alarm("channel:voice", { channel: "voice" });
  expect(pinnedPage([voice], boards, 0)).toBe(2);
  expect(pinnedPage([voice], boards, 3)).toBe(3);
  expect(pinnedPage([alarm("channel:email", { channel: "email" }), voice], boards, 2)).toBe(2);
  for (const over of [{ level: "watch" }, { state: "seen" }, { state: "shelved" }, { state: "returned" }] as const) {
    expect(pinnedPage([{ ...voice, ...over }], boards, 0)).toBeUndefined();
  }
  expect(pinnedPage([alarm("source:pbx")], boards, 0)).toBeUndefined();
});

test("[BE9] a board shows what its parts and choices show; one for agents is never held", () => {
  expect(showsAlarm(board("a", { widgets: ["queues"], queueIds: [] }), { scope: "queue:q" })).toBe(false);
  expect(showsAlarm(board("a", { widgets: ["queues"] }), { scope: "queue:a:b" })).toBe(true);
  expect(showsAlarm(board("a", { widgets: ["sources"] }), { scope: "source:x://y" })).toBe(true);
  expect(showsAlarm(board("a", { audience: "agents" }), { scope: "total" })).toBe(false);
  expect(showsAlarm(board("a"), { scope: "total" })).toBe(true);
});

test("[BE10] the board leads those in turn with it, each once; those that are gone are named", () => {
  const first = board("a", { rotation: { boardIds: ["b", "gone", "b", "a"], dwellMs: 20_000 } });
  const boards = new Map([first, board("b")].map((spec) => [spec.id, { spec, revision: 1 }]));
  const answered = { boards, answeredAt: 9, silent: false };
  expect(boardsOf("a", answered)).toMatchObject({
    state: "known",
    missing: ["gone"],
    boards: [{ id: "a" }, { id: "b" }],
  });
  expect(boardsOf("a", { ...answered, silent: true }).keptSinceAt).toBe(9);
  expect(boardsOf("zz", answered)).toEqual({ state: "unknown", boards: [], missing: [] });
});
