import { describe, expect, test } from "vitest";
import type { TheatreRun } from "../../../sim/theatre/theatreRun.ts";
import type { Injection } from "../../../sim/theatre/types/index.ts";
import { seconds } from "../../../sim/vocabulary/index.ts";
import { group } from "../../fixtures/centres.ts";
import { at, describedRun, opened, twoAgents, variant } from "../../fixtures/theatreWorlds.ts";

/** A contact every 20 s for ten minutes. */
const EVERY_20_S = Array.from({ length: 30 }, (_, i) => 10 + 20 * i);

function run(injections: readonly Injection[], file = twoAgents(EVERY_20_S)) {
  return opened(describedRun(file, undefined, { injections }));
}

describe("what people do to a run", () => {
  test("[TH9] takes hold at the next whole second, and the time line says from when to when", () => {
    const outage: Injection = { kind: "channel-outage", atMs: seconds(60) + 1, channel: "voice", minutes: 2 };
    const { overview } = run([outage]);
    expect(overview.injections).toEqual([{ injection: outage, from: at(61), to: at(181) }]);
    expect(overview.moments.find(({ kind }) => kind === "injection")?.at).toBe(at(61));
  });

  test("[TH9] while a channel is out nobody gets through, from that second to its end", () => {
    const one = run([{ kind: "channel-outage", atMs: seconds(60), channel: "voice", minutes: 2 }]);
    const turned = one.stages[0]!.run.record.leaves.filter(({ reason }) => reason === "turned-away");
    // Contacts at 70, 90, 110, 130, 150, 170 s; the one at 190 s gets through again.
    expect(turned.map((leave) => leave.at)).toEqual([70, 90, 110, 130, 150, 170].map(at));
    const lane = (afterS: number) => one.frame(at(afterS)).stages[0]!.lanes[0]!.shut;
    expect([lane(60), lane(61), lane(180), lane(181)]).toEqual([false, true, true, false]);
  });

  test("[TH9] who leaves is done with what is held first; who is called back comes at that second", () => {
    const leave: Injection = { kind: "agents-leave", atMs: seconds(75), groupId: "team", agents: 1, minutes: 20 };
    const without = run([]);
    const gone = run([leave]);
    const places = (one: typeof gone, afterS: number) =>
      one
        .frame(at(afterS))
        .stages[0]!.seats.map(({ place }) => place)
        .sort();
    expect(gone.frame(at(75))).toEqual(without.frame(at(75)));
    expect(places(gone, 76)).toEqual(["full", "leaving"]);
    // Whoever it is has at most a minute to go.
    expect(places(gone, 140)).toEqual(["away", "full"]);
    const back = run([leave, { kind: "agents-return", atMs: seconds(199), groupId: "team" }]);
    expect(places(back, 199)).toEqual(["away", "full"]);
    expect(places(back, 200)).toEqual(["full", "full"]);
    expect(back.overview.injections.map(({ from, to }) => [from, to])).toEqual([
      [at(76), at(200)],
      [at(200), at(200)],
    ]);
  });

  test("[TH9] a spike, a slow CRM and a crowd of one intent do what they say", () => {
    const steady = twoAgents([], {
      arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [60] },
    });
    const count = (injections: readonly Injection[], from: number, to: number) =>
      run(injections, steady).stages[0]!.run.record.contacts.filter(
        ({ startedAt }) => startedAt >= at(from) && startedAt < at(to),
      ).length;
    const spike: Injection = { kind: "spike", atMs: seconds(599), queueIds: ["line"], factor: 10, minutes: 10 };
    expect(count([spike], 0, 600)).toBe(count([], 0, 600));
    expect(count([spike], 600, 1_200)).toBeGreaterThan(60);
    const crowd: Injection = {
      ...{ kind: "flash-crowd", atMs: seconds(599), queueId: "line", contacts: 100, halfLifeMinutes: 1 },
      minutes: 10,
    };
    expect(count([crowd], 600, 1_200) - count([], 600, 1_200)).toBeGreaterThan(60);
    const slow = run(
      [{ kind: "slow-crm", atMs: seconds(99), queueIds: ["line"], factor: 3, minutes: 5 }],
      twoAgents([10, 110]),
    );
    const works = slow.stages[0]!.run.record.works.flat().sort((x, y) => x.connectedAt - y.connectedAt);
    expect(works.map(({ connectedAt, endedAt }) => endedAt - connectedAt)).toEqual([seconds(60), seconds(180)]);
  });

  test("[TH9] while bots fail everybody goes straight to the line", () => {
    const file = twoAgents(EVERY_20_S, {
      selfService: { by: "bot", durationMs: { kind: "deterministic", valueMs: 5_000 }, containedShare: 1 },
    });
    const one = run([{ kind: "bot-fails", atMs: seconds(99), queueIds: ["line"], minutes: 1 }], file);
    expect(one.stages[0]!.run.record.visits.map(({ joinedAt }) => joinedAt)).toEqual([at(110), at(130), at(150)]);
    expect(one.frame(at(12)).stages[0]!.lanes[0]!.inSelfService).toBe(1);
  });

  test("[TH9] what only one stage has is done there alone; what neither has is refused, all of it at once", () => {
    const file = twoAgents(EVERY_20_S);
    const [line] = file.scenario.queues;
    const [team] = file.scenario.groups;
    const second = group(1, [line!], { id: "second" });
    const both = {
      scenario: { ...file.scenario, groups: [team!, second] },
      variants: [variant("one", { path: "groups/second", remove: true })],
    };
    const leave: Injection = { kind: "agents-leave", atMs: seconds(75), groupId: "second", agents: 1, minutes: 20 };
    const [a, b] = [[], [leave]].map((injections) => opened(describedRun(both, "one", { injections })));
    const away = (one: TheatreRun | undefined, stage: 0 | 1) =>
      one!.frame(at(300)).stages[stage]!.seats.filter(({ place }) => place === "away").length;
    expect([away(a!, 0), away(b!, 0)]).toEqual([0, 1]);
    expect(b!.frame(at(300)).stages[1]).toEqual(a!.frame(at(300)).stages[1]);
    const refused = describedRun(twoAgents([10]), undefined, {
      injections: [
        { kind: "spike", atMs: 0, queueIds: ["line", "nowhere"], factor: 2, minutes: 1 },
        { kind: "agents-leave", atMs: 0, groupId: "nobody", agents: 1, minutes: 1 },
        { kind: "channel-outage", atMs: 0, channel: "email", minutes: 1 },
      ],
    });
    expect(() => opened(refused)).toThrow(
      /injections\.0\.queueIds\.1.*injections\.1\.groupId.*injections\.2\.channel/s,
    );
  });
});
