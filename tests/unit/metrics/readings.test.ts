import { describe, expect, test } from "vitest";
import { Board } from "../../../sim/metrics/board.ts";
import { netScore, significantDifference } from "../../../sim/metrics/change.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../../sim/metrics/config.ts";
import { defaultBoards, lensOfBoard } from "../../../sim/metrics/defaultBoards.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { initials, type Lens, lensOf } from "../../../sim/metrics/lens.ts";
import { ratio } from "../../../sim/metrics/ratio.ts";
import { parseWallSpec } from "../../../sim/metrics/wallSpecSchema.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { FEED, FloorWorld } from "../../fixtures/floorWorld.ts";

/** Two hours: one contact a minute on two channels, every third waits too long, every seventh gives up. */
function busy(overrides: ConstructorParameters<typeof FloorWorld>[0] = {}): FloorWorld {
  const world = new FloorWorld(overrides);
  for (let agent = 0; agent < 4; agent++) {
    const teamId = agent < 3 ? "north" : "south";
    world.say(0, { type: "agent.session", agentId: `a${agent}`, name: `Anna-${agent} Petrova`, teamId, state: "on" });
    world.say(0, { type: "agent.membership", agentId: `a${agent}`, queueId: "sales", member: true });
  }
  for (let minute = 1; minute < 120; minute++) {
    const [id, at] = [`v${minute}`, minute * 60];
    const channel = minute % 2 === 0 ? "voice" : "chat";
    world.queued(at, id, channel);
    if (minute % 7 === 0) world.dequeued(at + 40, id);
    else {
      world.connected(at + (minute % 3 === 0 ? 50 : 5), id, `a${minute % 4}`, channel);
      world.released(at + 57, id);
    }
  }
  return world;
}

describe("one fold, many readings", () => {
  test("[BD1] a board set to a reading and a board read through that lens say the same, for every reading", () => {
    const world = busy();
    const at = (world.startsAt + 7_199_000) as Instant;
    // Every window with every attribution; variants in turn, since they read the same counts.
    let turn = 0;
    for (const attribution of ATTRIBUTIONS) {
      for (const headline of WINDOWS) {
        for (const variant of [SERVICE_LEVEL_VARIANTS[turn++ % SERVICE_LEVEL_VARIANTS.length]!]) {
          const lens: Lens = { variant, attribution, headline, names: "names" };
          const own = new Board(defaultBoardConfig({ variant, attribution, headline }));
          for (const event of world.events) own.apply(event);
          const { sequence: _one, alarms: _a, alarmRate: _r, ...read } = world.board.frame(at, FEED, lens);
          const { sequence: _other, alarms: _b, alarmRate: _s, ...set } = own.frame(at, FEED);
          // Alarms and the loudness of rows are the centre's, not the reader's.
          const quiet = (frame: typeof read) => ({
            ...frame,
            channels: frame.channels.map(({ level: _l, carries: _c, levelSinceAt: _t, ...row }) => row),
            queues: frame.queues.map(({ level: _l, carries: _c, levelSinceAt: _t, ...row }) => row),
          });
          expect(quiet(read)).toEqual(quiet(set));
        }
      }
    }
  });

  test("[BD2] frames of several lenses are of one instant and one census, numbered in their order", () => {
    const world = busy();
    const at = (world.startsAt + 7_199_000) as Instant;
    const own = lensOf(world.board.config);
    const frames = world.board.frames(at, FEED, [own, { ...own, headline: "day" }, { ...own, names: "none" }]);
    expect(frames.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(frames.map(({ lens }) => lens.headline)).toEqual(["rolling-30", "day", "rolling-30"]);
    expect(new Set(frames.map((frame) => frame.at)).size).toBe(1);
    expect(frames[1]!.total.serviceLevel.n).toBeGreaterThan(frames[0]!.total.serviceLevel.n);
    expect(frames[2]!.total).toEqual(frames[0]!.total);
  });

  test("[BD3] names are the person's, initials, or none; an id is then made of the seat", () => {
    const world = busy();
    const at = (world.startsAt + 60_000) as Instant;
    const own = lensOf(world.board.config);
    const shown = (names: Lens["names"]) => {
      const { agentId, name } = world.board.frame(at, FEED, { ...own, names }).agents[0]!;
      return [agentId, name];
    };
    expect(shown("names")).toEqual(["a0", "Anna-0 Petrova"]);
    expect(shown("initials")).toEqual(["seat-101", "AP"]);
    expect(shown("none")).toEqual(["seat-101", undefined]);
    expect(initials("Анна-Мария Петрова")).toBe("АМП");
    expect(initials("jean luc de la tour")).toBe("JLD");
    expect(initials("o.smith")).toBe("OS");
    expect(initials("12 34")).toBeUndefined();
  });
});

describe("pictures of agents", () => {
  test("[BD4] whoever does what they did is one and the same object, until something happens or the limit passes", () => {
    const world = new FloorWorld();
    for (const agentId of ["anna", "boris"]) world.say(0, { type: "agent.session", agentId, state: "on" });
    world.say(1, { type: "agent.presence", agentId: "anna", available: false, reason: "lunch" });
    // Of a replay: there silence is not age.
    const agents = (second: number) =>
      world.board.frame((world.startsAt + second * 1_000) as Instant, { ...FEED, kind: "replayed" }).agents;
    const [anna, boris] = agents(2);
    expect(agents(600)[0]).toBe(anna);
    world.connected(601, "c", "boris");
    expect(agents(602)[1]).not.toBe(boris);
    expect(agents(602)[1]).toMatchObject({ state: "contact", busy: 1 });
    world.connected(603, "d", "boris");
    expect(agents(604)[1]).toMatchObject({ state: "contact", busy: 2 });
    expect(agents(1 + 20 * 60)[0]).toMatchObject({ overLimit: false });
    expect(agents(2 + 20 * 60)[0]).toMatchObject({ overLimit: true });
    world.say(1_300, { type: "agent.session", agentId: "anna", name: "Anna", teamId: "north", state: "on" });
    expect(agents(1_301)[0]).toMatchObject({ name: "Anna", teamId: "north" });
  });
});

describe("teams, free slots, equity, changes", () => {
  test("[BD13] a team's figures are those of its people, and the teams' handled add up to the total's", () => {
    const world = busy();
    world.queued(7_190, "last", "voice");
    world.connected(7_192, "last", "a3");
    const frame = world.frame(7_199);
    const [north, south] = frame.teams;
    expect(frame.teams.map(({ teamId }) => teamId)).toEqual(["north", "south"]);
    expect(north).toMatchObject({ agentsReady: 3, inProgress: 0, agents: { ready: 3, contact: 0 } });
    expect(south).toMatchObject({ agentsReady: 0, inProgress: 1, slotsBusy: 1, agents: { ready: 0, contact: 1 } });
    expect(north!.handled + south!.handled).toBe(frame.total.headline.handled);
    expect(north!.averageHandleMs).toBeGreaterThan(0);
    expect(south!.occupancy.value).toBeGreaterThan(0);
  });

  test("[BD14] free slots are what those ready for more could take: one chat of three leaves two chats and no voice", () => {
    const world = new FloorWorld({ channels: ["voice", "chat"] });
    for (const channel of ["voice", "chat"]) {
      world.say(0, { type: "agent.capacity", agentId: "anna", channel, max: channel === "chat" ? 3 : 1 });
    }
    world.say(0, { type: "agent.session", agentId: "anna", state: "on" });
    const free = (second: number) =>
      world.frame(second).channels.map((row) => [row.channel, row.freeSlots, row.agentsReady]);
    expect(free(1)).toEqual([
      ["voice", 1, 1],
      ["chat", 3, 1],
    ]);
    world.connected(2, "c1", "anna", "chat");
    expect(free(3)).toEqual([
      ["voice", 0, 0],
      ["chat", 2, 0],
    ]);
    world.say(4, { type: "work.offered", workId: "c2", contactId: "c2", agentId: "anna", channel: "chat" });
    expect(free(5)).toEqual([
      ["voice", 0, 0],
      ["chat", 1, 0],
    ]);
    world.say(6, { type: "agent.presence", agentId: "anna", available: false, reason: "lunch" });
    expect(free(7)).toEqual([
      ["voice", 0, 0],
      ["chat", 0, 0],
    ]);
  });

  test("[BD15] the wait gap names the best and the worst channel, and says nothing of fewer than two with enough n", () => {
    const world = new FloorWorld({ minimumN: 3 });
    const answer = (second: number, id: string, channel: string, wait: number) => {
      world.queued(second, id, channel);
      world.connected(second + wait, id, `agent-${id}`, channel);
    };
    // Voice is promised 20 s, chat 40 s: 30 s are one promise and a half of the one, 10 s a quarter of the other.
    for (const n of [1, 2, 3]) answer(n * 100, `v${n}`, "voice", 30);
    for (const n of [1, 2]) answer(n * 100 + 50, `c${n}`, "chat", 10);
    expect(world.frame(400).equity).toEqual({});
    answer(450, "c3", "chat", 10);
    const { wait, resolution } = world.frame(500).equity;
    expect(wait).toMatchObject({ best: { channel: "chat", n: 3 }, worst: { channel: "voice", n: 3 } });
    expect(wait?.gap).toBeCloseTo(1.5 - 0.25, 1);
    expect(resolution).toBeUndefined();
  });

  test("[BD16] a change of service level shows when two half hours differ beyond chance, and not before", () => {
    const world = new FloorWorld({ minimumN: 10 });
    for (let n = 0; n < 60; n++) {
      const late = n >= 30;
      world.queued(n * 60, `v${n}`);
      world.connected(n * 60 + (late ? 45 : 5), `v${n}`, `agent-${n}`);
    }
    const { total } = world.frame(3_599);
    expect(total.serviceLevelChange).toBeCloseTo(-1, 1);
    expect(total.abandonmentChange).toBeUndefined();
    expect(significantDifference(ratio(16, 20), ratio(12, 20), 10)).toBeUndefined();
    expect(significantDifference(ratio(160, 200), ratio(120, 200), 10)).toBeCloseTo(0.2);
    expect(significantDifference(ratio(9, 9), ratio(0, 9), 10)).toBeUndefined();
  });

  test("[BD16] Newcombe's published example: 56/70 − 48/80 has the interval 0.0524 to 0.3339", () => {
    // Method 10, table II of the paper: the bounds lie on either side of what this test accepts.
    expect(significantDifference(ratio(56, 70), ratio(48, 80), 1)).toBeCloseTo(0.2);
    const [now, before] = [ratio(56, 70), ratio(48, 80)];
    expect(0.2 - Math.hypot(now.value! - now.low!, before.high! - before.value!)).toBeCloseTo(0.0524, 4);
    expect(0.2 + Math.hypot(now.high! - now.value!, before.value! - before.low!)).toBeCloseTo(0.3339, 4);
  });

  test("[BD17] quality is read over the day with n; NPS has an interval even when everybody agrees", () => {
    const world = new FloorWorld();
    world.queued(0, "a");
    for (const score of [5, 4, 2]) world.say(1, { type: "contact.rated", contactId: "x", scale: "csat", score });
    world.say(1, { type: "work.evaluated", workId: "w", agentId: "anna", channel: "voice", score: 0.9 });
    const { quality, channels } = world.frame(3_600);
    expect(quality).toMatchObject({ window: "day", csat: { n: 3 }, nps: { n: 0 }, evaluation: { value: 0.9, n: 1 } });
    expect(channels[0]!.quality.evaluation).toEqual({ value: 0.9, n: 1 });
    expect(channels[0]!.quality.csat).toEqual({ n: 0 });
    const all = netScore(10, 0, 10);
    expect(all).toMatchObject({ value: 100, n: 10, high: 100 });
    expect(all.low).toBeLessThan(80);
    expect(netScore(0, 0, 0)).toEqual({ n: 0 });
  });
});

describe("boards", () => {
  test("[BD18] three boards come by themselves and show what there is, and each is a board that could be saved", () => {
    const boards = defaultBoards(busy().frame(7_199));
    expect(boards.map(({ id, audience, names }) => [id, audience, names])).toEqual([
      ["supervisor", "supervisor", "names"],
      ["operations", "operations", "initials"],
      ["agents", "agents", "none"],
    ]);
    for (const board of boards)
      expect(parseWallSpec(JSON.parse(JSON.stringify(board)))).toEqual({ ok: true, spec: board });
    expect(boards[0]!.widgets).toContain("teams");
    expect(defaultBoards(new FloorWorld().frame(0))[0]!.widgets).toEqual(["alarms", "channels"]);
  });

  test("[BD19] a board from outside is a board, or everything that is wrong with it, place by place", () => {
    const board = { ...defaultBoards(new FloorWorld().frame(0))[0]!, audience: "agents", names: "none" };
    expect(parseWallSpec(board).ok).toBe(true);
    const wrong = parseWallSpec({
      ...board,
      id: "Nord Halle",
      name: "",
      names: "names",
      timeZone: "Mars/Olympus",
      widgets: ["channels", "channels"],
      channels: [],
      rotation: { boardIds: ["a", "b c"], dwellMs: 100 },
      markup: "<b>",
    });
    expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path).sort()).toEqual(
      ["", "channels", "id", "name", "rotation.boardIds.1", "rotation.dwellMs", "timeZone", "widgets"].sort(),
    );
    const named = parseWallSpec({ ...board, names: "names" });
    expect(named.ok ? [] : named.problems).toMatchObject([{ path: "names", code: "inconsistent" }]);
    for (const value of [null, 3, "x", [], {}]) expect(parseWallSpec(value).ok).toBe(false);
  });

  test("[BD19] a board without a reading of its own reads as the centre does, with its own naming", () => {
    const own = lensOf(defaultBoardConfig());
    const [supervisor] = defaultBoards(new FloorWorld().frame(0));
    expect(lensOfBoard({ ...supervisor!, names: "initials" }, own)).toEqual({ ...own, names: "initials" });
    const reading = { variant: "strict", attribution: "ended", headline: "day" } as const;
    expect(lensOfBoard({ ...supervisor!, reading }, own)).toEqual({ ...reading, names: "names" });
  });
});
