import { expect, onTestFinished, test } from "vitest";
import { lookAhead } from "../../../sim/experiment/lookahead/lookAhead.ts";
import { instant, minutes } from "../../../sim/vocabulary/index.ts";
import type { LookAheadApi } from "../../../workers/lookaheadApi.ts";
import { LookAheadSeat } from "../../../workers/lookaheadSeat.ts";
import { LookAheadService } from "../../../workers/lookaheadService.ts";
import { startLookAheadThread } from "../../../workers/lookaheadThreadClient.ts";
import { jobFrom } from "../../fixtures/lookaheadJobs.ts";
import { exponential, scenarioOf } from "../../verify/support/models.ts";

const NINE = instant(Date.UTC(2026, 2, 2, 9));
const scenario = scenarioOf({
  queues: [{ id: "voice", perUnit: 1, talk: exponential(4), patience: exponential(3) }],
  groups: [{ id: "all", agents: 4, skills: ["voice"] }],
  length: 60,
});
const job = jobFrom(scenario, {
  at: NINE,
  agents: [{ agentId: "all-1", groupId: "all", state: "ready", sinceMs: minutes(1) }],
  ...{
    works: [],
    waiting: [{ contactId: "a", queueId: "voice", waitedMs: 5_000 }],
    selfService: [],
    away: [],
    due: [],
  },
});

test("[LA2] a thread of its own gives the very numbers this one gives, and tells what they cost", async () => {
  const seat = new LookAheadSeat(startLookAheadThread);
  onTestFinished(() => seat.end());
  const looked = await seat.look(job);
  if (!looked.ok) throw new Error(looked.detail);
  expect(looked.value.made).toEqual(lookAhead(job));
  expect(looked.value.cost.longMs).toBeGreaterThanOrEqual(0);
  // The same jobs twice differ in nothing.
  const compared = await seat.compare(job, job);
  if (!compared.ok) throw new Error(compared.detail);
  const [voice] = compared.value.pairs.channels;
  expect(voice!.points.every(({ waiting, before, after }) => waiting.value === 0 && before.value === after.value)).toBe(
    true,
  );
});

/** A service in this thread that answers when it is let. */
function held(): { readonly api: LookAheadApi; readonly asked: string[]; letGo(): void } {
  const service = new LookAheadService(() => 0);
  const asked: string[] = [];
  let waiting: (() => void)[] = [];
  return {
    asked,
    letGo: () => {
      const ready = waiting;
      waiting = [];
      for (const go of ready) go();
    },
    api: {
      open: (number, one) => service.open(number, one),
      async batch(number, first, count) {
        asked.push(`${number}:${first}`);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return service.batch(number, first, count);
      },
      result: (number) => service.result(number),
      compare: (before, after) => service.compare(before, after),
      close: (number) => service.close(number),
    },
  };
}

test("[LA23] whoever waits for a thread that is ended or dies is told, and the next job starts another", async () => {
  const services = [held(), held(), held()];
  const crashes: ((detail: string) => void)[] = [];
  const seat = new LookAheadSeat((onCrash) => {
    crashes.push(onCrash);
    return { api: services[crashes.length - 1]!.api, end: async () => undefined };
  });
  const first = seat.look(job);
  await expect.poll(() => services[0]!.asked.length).toBe(1);
  seat.end();
  expect(await first).toEqual({ ok: false, detail: "the thread was ended" });
  const second = seat.look(job);
  await expect.poll(() => services[1]!.asked.length).toBe(1);
  crashes[1]!("out of memory");
  expect(await second).toEqual({ ok: false, detail: "out of memory" });
  const third = seat.look({ ...job, scenario: { ...scenario, groups: [] } });
  expect(await third).toMatchObject({ ok: false });
});

test("[LA23] a seat has ended when every thread it started is gone, those that died before included", async () => {
  const leave: (() => void)[] = [];
  const crashes: ((detail: string) => void)[] = [];
  const seat = new LookAheadSeat((onCrash) => {
    crashes.push(onCrash);
    return { api: held().api, end: () => new Promise<void>((resolve) => leave.push(resolve)) };
  });
  const looks = [seat.look(job)];
  crashes[0]!("out of memory");
  looks.push(seat.look(job));
  let ended = false;
  const end = seat.end().then(() => {
    ended = true;
  });
  expect(leave.length).toBe(2);
  leave[1]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(false);
  leave[0]!();
  await end;
  expect((await Promise.all(looks)).map(({ ok }) => ok)).toEqual([false, false]);
});

test("[LA23] levers go before a look-ahead that is under way, between two of its batches", async () => {
  const service = held();
  const seat = new LookAheadSeat(() => ({ api: service.api, end: async () => undefined }));
  onTestFinished(() => seat.end());
  const looked = seat.look({ ...job, runs: 15, dayRuns: 5 });
  await expect.poll(() => service.asked.length).toBe(1);
  const compared = seat.compare({ ...job, runs: 5, dayRuns: 0 }, { ...job, runs: 5, dayRuns: 0 });
  await expect.poll(() => service.asked.length).toBe(2);
  for (let told = 0; told < 5; told++) {
    service.letGo();
    if (told < 4) await expect.poll(() => service.asked.length).toBeGreaterThan(Math.min(told + 2, 4));
  }
  expect((await compared).ok).toBe(true);
  service.letGo();
  expect((await looked).ok).toBe(true);
  // The look-ahead's later batches come after both sides of the lever.
  expect(service.asked).toEqual(["1:0", "2:0", "3:0", "1:5", "1:10"]);
});
