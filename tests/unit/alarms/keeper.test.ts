import { expect, test } from "vitest";
import { AlarmKeeper } from "../../../live/alarms/keeper.ts";
import { AlarmStore } from "../../../live/log/alarmStore.ts";
import { openLog } from "../../../live/log/log.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { AlarmWorld, WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { MORNING } from "../../fixtures/floorWorld.ts";
import { SetTime, temporaryDirectory } from "../live/support.ts";

/** A keeper of the one rule over waits, in a database of its own; the figures are those of the world. */
async function keeping(now: number, sends = true) {
  const log = await openLog({ directory: temporaryDirectory() });
  const store = await AlarmStore.open(log);
  const world = new AlarmWorld();
  const keeper = await AlarmKeeper.open({
    ...{ store, config: defaultBoardConfig(), time: new SetTime(now), rules: [WAIT_RULE], sends },
    onFailure: (problem) => expect(problem).toBeUndefined(),
  });
  const look = (from: number, to: number): void => {
    for (let second = from; second <= to; second += 5) keeper.book.step(world.at(second), world);
  };
  const close = async (): Promise<void> => {
    await keeper.close();
    await log.close();
  };
  return { keeper, store, world, look, close };
}

async function history(keeper: AlarmKeeper): Promise<string[]> {
  const changes = await keeper.changes(MORNING as Instant, (MORNING + 86_400_000) as Instant, 100);
  return changes.map(({ at, change }) => `${(at - MORNING) / 1_000} ${change}`);
}

test("[AL29] what a replay tells is in the history and owed to nobody; what happens now is owed", async () => {
  const { keeper, store, world, look, close } = await keeping(MORNING + 3_600_000);
  world.set(21_000);
  look(0, 10);
  world.set(undefined);
  look(15, 35);
  await keeper.resume(world.at(3_595));
  expect(await history(keeper)).toEqual(["10 came", "35 left"]);
  expect(await store.due("ops", 10)).toEqual([]);
  world.set(21_000);
  look(3_600, 3_610);
  expect(await history(keeper)).toEqual(["10 came", "35 left", "3610 came"]);
  expect((await store.due("ops", 10)).map(({ change }) => change.change)).toEqual(["came"]);
  await close();
});

test("[AL29] of a floor that is not real nothing is owed", async () => {
  const { keeper, store, world, look, close } = await keeping(MORNING, false);
  world.set(21_000);
  look(0, 10);
  await keeper.resume(world.at(11));
  expect(await history(keeper)).toEqual(["10 came"]);
  expect(await store.due("ops", 10)).toEqual([]);
  await close();
});
