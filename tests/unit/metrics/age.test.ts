import { describe, expect, test } from "vitest";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

const PERIOD_S = 10;
const ONE = "pbx://one";
const TWO = "pbx://two";

/** A floor of two exchanges: sales rings at the first, support at the second, lost property at both. */
function twoExchanges(): FloorWorld {
  const world = new FloorWorld({ sourcePeriodMs: PERIOD_S * 1_000 });
  const queued = (second: number, id: string, queueId: string, source: string) =>
    world.say(second, { type: "visit.queued", visitId: id, contactId: id, queueId, channel: "voice" }, source);
  queued(0, "a", "sales", ONE);
  queued(1, "b", "lost", ONE);
  queued(40, "c", "support", TWO);
  queued(41, "d", "lost", TWO);
  return world;
}

describe("[W25] how old the data of a queue is", () => {
  const ageOf = (world: FloorWorld, second: number) =>
    Object.fromEntries(
      world
        .frame(second)
        .queues.map(({ queueId, age }) => [
          queueId,
          age && `${age.freshness} ${age.asOf === undefined ? "" : (age.asOf - world.startsAt) / 1000}`,
        ]),
    );

  test("[W25] a queue is as old as the sources that told of it, not as its channel", () => {
    const world = twoExchanges();
    expect(ageOf(world, 42)).toEqual({ sales: "ageing 1", lost: "ageing 1", support: undefined });
    expect(world.frame(42).channels.find(({ channel }) => channel === "voice")?.freshness).toBe("ageing");
    // Stale is worse than ageing, whichever source spoke last.
    expect(ageOf(world, 66)).toEqual({ sales: "stale 1", lost: "stale 1", support: "ageing 41" });
    expect(ageOf(world, 120)).toEqual({ sales: "stale 1", lost: "stale 41", support: "stale 41" });
    world.say(121, { type: "source.health", state: "connected" }, ONE);
    expect(ageOf(world, 121)).toEqual({ sales: undefined, lost: "stale 41", support: "stale 41" });
  });
});

describe("[W25] how old the data of a team is", () => {
  const signOn = (world: FloorWorld, second: number, agentId: string, teamId: string, source: string) => {
    world.say(second, { type: "agent.session", agentId, state: "on", name: agentId, teamId }, source);
    world.say(second, { type: "agent.presence", agentId, available: true }, source);
  };
  const ageOf = (world: FloorWorld, second: number, teamId: string) => {
    const { age } = world.frame(second).teams.find((team) => team.teamId === teamId)!;
    return age && `${age.freshness} ${((age.asOf ?? Number.NaN) - world.startsAt) / 1000}`;
  };

  test("[W25] stale when nobody in it is known, ageing with the freshest source of somebody in it", () => {
    const world = new FloorWorld({ sourcePeriodMs: PERIOD_S * 1_000 });
    signOn(world, 0, "anna", "north", ONE);
    signOn(world, 0, "boris", "north", TWO);
    signOn(world, 0, "vera", "south", ONE);
    signOn(world, 0, "vera", "south", TWO);
    world.say(45, { type: "source.health", state: "connected" }, TWO);
    // Vera is known by the second exchange too, Anna by the first alone.
    expect(ageOf(world, 46, "north")).toBe("ageing 0");
    expect(ageOf(world, 46, "south")).toBeUndefined();
    // Of Anna nothing is known any more: she is counted unknown, and the team is as old as Boris.
    expect(ageOf(world, 60, "north")).toBeUndefined();
    expect(world.frame(60).teams[0]?.agents).toMatchObject({ unknown: 1, ready: 1 });
    expect(ageOf(world, 70, "north")).toBe("ageing 45");
    expect(ageOf(world, 200, "north")).toBe("stale 45");
  });

  test("[W25] people who went home make no team old", () => {
    const world = new FloorWorld({ sourcePeriodMs: PERIOD_S * 1_000 });
    signOn(world, 0, "anna", "north", ONE);
    world.say(1, { type: "agent.session", agentId: "anna", state: "off" }, ONE);
    expect(ageOf(world, 5, "north")).toBeUndefined();
  });
});
