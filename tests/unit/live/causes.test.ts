import { expect, onTestFinished, test } from "vitest";
import { Centre } from "../../../live/centre.ts";
import { CauseBook } from "../../../live/replay/causes.ts";
import type { IncidentRow, PostMortem } from "../../../sim/metrics/day/postMortem.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { ratio } from "../../../sim/metrics/ratio.ts";
import { later, minutes } from "../../../sim/vocabulary/index.ts";
import type { ExperimentPool, PoolResult } from "../../../workers/experimentPool.ts";
import { createThreadPool } from "../../../workers/experimentThreadClient.ts";
import { NINE, queued, SetTime, temporaryDirectory } from "./support.ts";

const NOTHING_KEPT = { startsAt: NINE, channels: [] };

/** An hour of too few people in the middle of three. */
function incident(): PostMortem {
  const rows = Array.from({ length: 36 }, (_, i): IncidentRow => {
    const inside = i >= 12 && i < 24;
    return {
      ...{ at: later(NINE, minutes(5 * i)), inside, offered: 20, usualOffered: 20, usualAgents: 25 },
      ...{ agents: inside ? 18 : 25, averageHandleMs: minutes(5), usualHandleMs: minutes(5) },
      ...{ serviceLevel: { n: 0 }, waiting: 0, longestWaitMs: 0, abandoned: 0 },
    };
  });
  const [beginAt, endAt] = [later(NINE, minutes(60)), later(NINE, minutes(120))];
  return {
    incident: { id: "dip.voice.1", kind: "dip", channel: "voice", beginAt, endAt },
    ...{ date: "2026-03-02", reachedAt: later(NINE, minutes(180)), stepMs: minutes(5) },
    channels: [{ channel: "voice", rows, serviceLevel: ratio(60, 240) }],
  } as unknown as PostMortem;
}

/** A centre that is open, and a book of its causes; `pools`: how many were started. */
async function opened(start: () => ExperimentPool) {
  const centre = await Centre.open({
    ...{ directory: temporaryDirectory(), config: defaultBoardConfig({ timeZone: "UTC" }), sources: [] },
    time: new SetTime(later(NINE, minutes(180))),
    watcher: {
      ...{ result: () => undefined, committed: () => undefined, framed: () => undefined },
      ...{ failed: () => undefined, simulationEnded: () => undefined },
    },
  });
  await centre.start();
  await centre.accept([queued(1)], 0);
  const book = new CauseBook(centre, start);
  onTestFinished(async () => {
    await book.close();
    await centre.close();
  });
  return book;
}

test("[DL11] what could not be played again is tried anew by whoever asks next", async () => {
  let runs = 0;
  const book = await opened(() => {
    const pool = createThreadPool(1);
    pool.run = async () => {
      runs += 1;
      return { ok: false, code: "worker-failed", detail: `run ${runs}` } as unknown as PoolResult;
    };
    return pool;
  });
  for (const run of [1, 2]) {
    expect(await book.causes(incident(), NOTHING_KEPT)).toEqual([
      { channel: "voice", none: "failed", detail: `run ${run}` },
    ]);
  }
});

test("[DL11] the server plays an incident again in a thread of its own, once, and says what each cause cost", async () => {
  let pools = 0;
  const book = await opened(() => {
    pools += 1;
    return createThreadPool(1);
  });
  const [voice] = await book.causes(incident(), NOTHING_KEPT);
  if (voice === undefined || "none" in voice) throw new TypeError(JSON.stringify(voice));
  expect(voice.parts.map(({ cause, value }) => [cause, value === 0])).toEqual([
    ["volume", true],
    ["handleTime", true],
    ["staffing", false],
  ]);
  expect(voice.parts[2]!.high).toBeLessThan(-0.1);
  expect([voice.runs, voice.seed]).toEqual([200, "dip.voice.1"]);
  // Asked again it is known.
  expect((await book.causes(incident(), NOTHING_KEPT))[0]).toBe(voice);
  expect(pools).toBe(1);
});
