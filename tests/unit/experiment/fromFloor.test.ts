import { describe, expect, test } from "vitest";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import { fromFloor } from "../../../sim/experiment/fromFloor.ts";
import { Floor } from "../../../sim/floor/floor.ts";
import { type AgentId, type ContactId, later, minutes, seconds, type WorkId } from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { CountingRecorder } from "../../fixtures/floorCounts.ts";
import { ToldFloor } from "../../fixtures/warmFloor.ts";

const line = voiceQueue(60, always(300_000));
const mail = voiceQueue(10, always(600_000), { id: "mail", channel: "email" });
const slots = { total: 2, byChannel: { voice: 1, email: 2 } };
const preempt = [{ by: "voice", over: "email", resumeCostMs: 0, cooldownMs: 0 }] as const;
const scenario = centre(
  [line, mail],
  [group(1, [line, mail], { slots }), group(0, [line], { id: "calls", people: [{ id: "call-0", name: "Call" }] })],
  { policy: firstCome({ preempt }), exclusiveChannels: ["voice"] },
);
const at = later(MONDAY, minutes(600));
const ago = (count: number) => later(at, -seconds(count));

describe("a floor as a state to start from", () => {
  test("[IS17] names queues, agents and groups by the mapping, by their ids, by the queues agents are members of", () => {
    const told = new ToldFloor()
      .agent(ago(900), "agent-0", "line", "mail")
      .agent(ago(800), "guest", "hotline")
      .agent(ago(700), "lent", "line")
      .agent(ago(600), "9001", "line", "mail", "elsewhere")
      .waits(ago(50), "c1", "hotline")
      .waits(ago(40), "c2", "line")
      .waits(ago(30), "c3", "constructor");
    told.floor.advance(at);
    const { initial, notPlaced } = fromFloor(told.floor, scenario, {
      queues: { "hotline/voice": "line" },
      agents: { "9001": "call-0" },
      groups: { guest: "calls" },
    });
    expect(initial.agents.map(({ agentId, groupId, sinceMs }) => [agentId, groupId, sinceMs])).toEqual([
      ["agent-0", "team", seconds(900)],
      ["guest", "calls", seconds(800)],
      ["lent", "calls", seconds(700)],
      ["call-0", "calls", seconds(600)],
    ]);
    expect(initial.waiting).toEqual([
      { contactId: "c1", queueId: "line", waitedMs: seconds(50) },
      { contactId: "c2", queueId: "line", waitedMs: seconds(40) },
    ]);
    expect(notPlaced).toEqual([{ what: "visit", id: "c3.v", reason: "unknown-queue", detail: "constructor" }]);
  });

  test("[IS17] an agent who is only counted is of the group that counts, also where another has the same skills", () => {
    const headcount = { profile: "daily", intervalMinutes: 1_440, agents: [1] } as const;
    const twins = centre(
      [line, mail],
      [group(1, [line, mail]), group(0, [line, mail], { id: "counted", slots, headcount })],
      { policy: firstCome({ preempt }), exclusiveChannels: ["voice"] },
    );
    const before = new CountingRecorder("before");
    createSimulation(twins, { seed: "s", startAt: MONDAY, observer: before }).advanceTo(at);
    const floor = new Floor();
    for (const event of before.events) floor.apply(event);
    floor.advance(at);
    const { initial } = fromFloor(floor, twins);
    expect(initial.agents.map(({ agentId, groupId }) => [agentId, groupId]).sort()).toEqual([
      ["agent-0", "team"],
      ["counted.1", "counted"],
    ]);
  });

  test("[IS17] tells what has no place, and why: nothing of the floor is lost in silence", () => {
    const told = new ToldFloor()
      .agent(ago(900), "agent-0", "line")
      .agent(ago(900), "nobody", "elsewhere")
      .agent(ago(900), "call-0", "line")
      .connects(ago(60), "c1", "agent-0", "line")
      .connects(ago(50), "c2", "agent-0", "line")
      .connects(ago(40), "c3", "nobody", "line")
      .connects(ago(30), "c4", "call-0", "elsewhere")
      .tell(ago(20), {
        type: "contact.started",
        contactId: "c5" as ContactId,
        channel: "chat",
        direction: "inbound",
        cause: "inbound",
      })
      .tell(ago(10), {
        type: "work.connected",
        workId: "m" as WorkId,
        contactId: "c1" as ContactId,
        agentId: "call-0" as AgentId,
        channel: "voice",
        role: "monitor",
      });
    told.floor.advance(at);
    const { initial, notPlaced } = fromFloor(told.floor, scenario);
    expect(initial.works.map(({ contactId }) => contactId)).toEqual(["c1"]);
    expect(notPlaced.map(({ what, id, reason }) => `${what} ${id} ${reason}`)).toEqual([
      "agent nobody no-group",
      "work c2.w no-room",
      "work c3.w no-group",
      "work c4.w unknown-queue",
      "work m no-load",
      "contact c5 no-queue",
    ]);
  });

  test("[IS18] a work on hold is set aside where something that may interrupt it is in hand, else the customer holds", () => {
    const told = new ToldFloor()
      .agent(ago(900), "agent-0", "line", "mail")
      .agent(ago(900), "call-0", "line")
      .connects(ago(500), "m1", "agent-0", "mail", "email")
      .tell(ago(300), { type: "work.held", workId: "m1.w" as WorkId })
      .connects(ago(300), "c1", "agent-0", "line")
      .connects(ago(200), "c2", "call-0", "line")
      .tell(ago(100), { type: "work.held", workId: "c2.w" as WorkId });
    told.floor.advance(at);
    expect(fromFloor(told.floor, scenario).initial.works).toEqual([
      {
        contactId: "m1",
        agentId: "agent-0",
        queueId: "mail",
        phase: "aside",
        elapsedMs: seconds(500),
        workedMs: seconds(200),
      },
      { contactId: "c1", agentId: "agent-0", queueId: "line", phase: "conversation", elapsedMs: seconds(300) },
      { contactId: "c2", agentId: "call-0", queueId: "line", phase: "hold", elapsedMs: seconds(200) },
    ]);
  });

  test("[IS17] a floor that has heard of nothing is nobody's start", () => {
    expect(() => fromFloor(new Floor(), scenario)).toThrow(RangeError);
  });
});
