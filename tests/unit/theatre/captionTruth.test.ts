import { expect, test } from "vitest";
import { lessonNamed } from "../../../sim/theatre/lesson/shipped/index.ts";
import { openRun } from "../../../sim/theatre/theatreRun.ts";
import type { StageState } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

/** Both stages where a step of a shipped lesson stands. */
function stagesOf(lesson: string, step: number): readonly [StageState, StageState] {
  const found = lessonNamed(lesson)?.steps[step - 1];
  const opened = openRun(found?.run);
  if (!opened.ok) throw new RangeError(`${lesson} ${step}: expected a run, got ${JSON.stringify(opened.problems)}`);
  const [a, b] = opened.run.frame(opened.run.standsAt as Instant).stages;
  if (a === undefined || b === undefined) throw new RangeError(`${lesson} ${step}: expected two stages`);
  return [a, b];
}

test("[TL12] “as many thirds are free”: on A and B alike, with callers and no place on A, and places on B", () => {
  const [a, b] = stagesOf("split-or-blend", 4);
  expect(a.room[0]?.freeUnits).toBe(b.room[0]?.freeUnits);
  expect(a.room[0]).toMatchObject({ places: 0 });
  expect(a.room[0]?.waiting).toBeGreaterThan(0);
  expect(b.room[0]?.places).toBeGreaterThan(0);
});

test("[TL12] “a caller waits on B, and agents are free”: the one who is followed, and not on A", () => {
  const [a, b] = stagesOf("rings-and-friends", 3);
  const follow = lessonNamed("rings-and-friends")?.steps[2]?.run.camera.follow;
  expect(b.lanes[0]?.people.map(({ who }) => who)).toContain(follow);
  expect(b.room[0]?.places).toBeGreaterThan(0);
  expect(a.lanes[0]?.people).toEqual([]);
});

test("[TL12] “chats wait here while telephone seats stand free”, B loses more callers and A more chats, and people come again where a lesson follows them", () => {
  const [lonely] = stagesOf("five-percent", 3);
  expect(lonely.room[0]?.places).toBeGreaterThan(0);
  expect(lonely.lanes.some(({ waiting }) => waiting > 0)).toBe(true);
  const [apart, blended] = stagesOf("five-percent", 5).map(({ totals }) => totals.lanes.map(({ left }) => left));
  expect(blended![0]).toBeGreaterThan(apart![0]!);
  expect(apart![1]).toBeGreaterThan(blended![1]!);
  const [kept, lost] = stagesOf("explain-thrice", 5);
  for (const { totals } of [kept, lost]) expect(totals.lanes.some(({ cameBack }) => cameBack > 0)).toBe(true);
});

test("[TH22] the room of a channel tells how many people serve it: the telephone has 28 of the 53 on the stage", () => {
  const [kept] = stagesOf("explain-thrice", 1);
  expect(kept.seats.length).toBe(53);
  expect(kept.room.map(({ people }) => people).toSorted((x, y) => x - y)).toEqual([25, 28]);
});
