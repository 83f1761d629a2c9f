import { describe, expect, test } from "vitest";
import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";

function scenario(id: string): Scenario {
  return presetNamed(id)!.scenario;
}

/** What binds a queue: contacts an hour (the busiest), seconds of handling, patience and promise. */
function figures(queue: QueueSpec): readonly (number | undefined)[] {
  const seconds = (distribution: QueueSpec["patienceMs"]) =>
    distribution !== undefined && "meanMs" in distribution ? distribution.meanMs / 1_000 : undefined;
  const rates = queue.arrivals?.perHour ?? [0];
  const handling = seconds(queue.talkMs)! + (queue.identificationMs ?? 0) / 1_000;
  return [Math.max(...rates), handling, seconds(queue.patienceMs), queue.target!.withinMs / 1_000];
}

/** Agents by group, people and headcount together. */
function agents(id: string): number[] {
  return scenario(id).groups.map((group) => group.people.length + (group.headcount?.agents[0] ?? 0));
}

describe("parameters of the presets", () => {
  // Written out from the brief by hand: [per hour, handle s, patience s, target s] of each queue, and the people.
  test.each([
    [
      "five-percent",
      [
        [300, 300, 180, 20],
        [0, 480, 300, 60],
      ],
      [27, 0, 0],
    ],
    ["the-standard", [[90, 900, 300, 60]], [12]],
    [
      "split-or-blend",
      [
        [180, 300, 180, 20],
        [90, 480, 300, 60],
      ],
      [16, 1, 2, 5],
    ],
    [
      "explain-thrice",
      [
        [72, 330, undefined, 60],
        [168, 330, 180, 20],
      ],
      [28, 25],
    ],
    [
      "five-minutes-or-a-day",
      [
        [168, 270, 200, 20],
        [84, 360, undefined, 300],
        [63, 420, undefined, 14_400],
      ],
      [12, 6, 5],
    ],
    ["menu-memory", [[240, 300, 180, 20]], [23]],
    [
      "say-it-in-the-queue",
      [
        [378, 300, 180, 20],
        [56, 420, 900, 120],
      ],
      [24, 5],
    ],
    ["three-at-once", [[60, 960, 300, 60]], [9]],
    [
      "rings-and-friends-bullseye",
      [
        [132, 300, 200, 30],
        [84, 300, 200, 30],
      ],
      [11, 9],
    ],
    ["rings-and-friends-last-agent", [[168, 300, 180, 20]], [22]],
  ] as const)("[PR3] %s has the demand, the handle times and the people of its claim", (id, queues, people) => {
    expect(scenario(id).queues.map(figures)).toEqual(queues);
    expect(agents(id)).toEqual(people);
  });

  test("[PR3] nine-islands has nine channels of 348 contacts an hour and 40 people", () => {
    const { queues } = scenario("nine-islands");
    expect(queues.map((queue) => figures(queue)[0])).toEqual([120, 36, 48, 12, 24, 36, 36, 24, 12]);
    expect(queues.every((queue) => figures(queue).slice(1).join() === "300,240,60")).toBe(true);
    expect(agents("nine-islands")).toEqual([12, 4, 6, 2, 3, 4, 4, 3, 2, 0]);
  });

  test("[PR4] service levels leave out abandonments of at most 5 s, and a target is 80 %", () => {
    const targets = PRESETS.flatMap(({ scenario }) => scenario.queues.map((queue) => queue.target!));
    expect(targets.length).toBeGreaterThan(30);
    for (const target of targets) {
      expect(target).toMatchObject({ share: 0.8, formula: "excluding-short-abandons", shortAbandonMs: 5_000 });
    }
  });

  test("[PR4] handle times are lognormal, CV 0.8 in chat and 1 elsewhere; patience is exponential", () => {
    for (const { scenario } of PRESETS) {
      for (const queue of scenario.queues) {
        // Writing that is only the first telling of a matter is handled as by phone.
        const cv = queue.channel === "chat" && scenario.id !== "nine-islands" && queue.id !== "written" ? 0.8 : 1;
        expect(queue.talkMs, `${scenario.id}/${queue.id}`).toMatchObject({ kind: "lognormal", cv });
        expect(["exponential", undefined], `${scenario.id}/${queue.id}`).toContain(queue.patienceMs?.kind);
      }
    }
  });

  test("[PR4] three chats at once are one phone contact, and n of them take 1 + 0.25 (n − 1) times as long", () => {
    const chatting = PRESETS.flatMap(({ scenario }) =>
      scenario.groups.filter((group) => (group.slots.byChannel.chat ?? 0) > 1).map((group) => ({ scenario, group })),
    );
    expect(chatting.length).toBeGreaterThan(8);
    for (const { scenario, group } of chatting) {
      const { slots } = group;
      const where = `${scenario.id}/${group.id}`;
      expect(slots.byChannel.chat, where).toBe(3);
      if (scenario.id !== "three-at-once") {
        expect(slots.slowDown?.chat?.slice(0, 3), where).toEqual([1, 1.25, 1.5]);
      }
      if (slots.byChannel.voice !== undefined) {
        expect([slots.weights?.voice, slots.weights?.chat, slots.capacity], where).toEqual([3, 1, 3]);
      }
    }
  });

  test("[PR4] eight hours are counted after a warm-up of at least one, profile days and shifts from their beginning", () => {
    for (const { scenario } of PRESETS) {
      const { warmUpMinutes = 0, lengthMinutes } = scenario.run!;
      const days = ["five-minutes-or-a-day", "say-it-in-the-queue", "power-of-one"];
      if (days.includes(scenario.id)) {
        expect(warmUpMinutes, scenario.id).toBe(0);
        expect([540, 660], scenario.id).toContain(lengthMinutes);
      } else {
        expect(warmUpMinutes, scenario.id).toBeGreaterThanOrEqual(60);
        expect(lengthMinutes, scenario.id).toBe(scenario.id === "on-sale" ? 180 : 480);
      }
    }
  });
});
