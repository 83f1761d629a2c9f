import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../../../sim/engine/eventRecorder.ts";
import { Replicator } from "../../../../sim/engine/replicator.ts";
import { createSimulation, resumeSimulation } from "../../../../sim/engine/simulation.ts";
import type { InitialState } from "../../../../sim/engine/start/initialState.ts";
import { QUEUE_COLUMNS } from "../../../../sim/engine/tallyLayout.ts";
import type { Scenario } from "../../../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, later, minutes, seconds } from "../../../../sim/vocabulary/index.ts";
import { always, centre, exponential, firstCome, group, MONDAY, voiceQueue } from "../../../fixtures/centres.ts";
import { groupSums, queueSums, talliesOf } from "../../../fixtures/tallied.ts";

const NINE = later(MONDAY, hours(9));
const EMPTY: InitialState = { at: NINE, agents: [], waiting: [], works: [], selfService: [], away: [], due: [] };
const line = voiceQueue(0, always(300_000), { wrapUpMs: always(60_000), patienceMs: always(120_000) });

/** What is told after the start, as seconds and facts in short. */
function story(scenario: Scenario, from: InitialState, lastsMs = hours(2)): string[] {
  const told: string[] = [];
  let started = false;
  const observer = new EventRecorder("run", (event: FloorEvent) => {
    if (started) told.push(`${(event.at - NINE) / 1_000} ${event.type}${who(event)}`);
  });
  const simulation = createSimulation(scenario, { seed: "s", startAt: from.at, observer, from });
  started = true;
  simulation.advanceTo(later(from.at, lastsMs));
  return told;
}

function who(event: FloorEvent): string {
  if ("agentId" in event) return ` ${event.agentId}`;
  if ("workId" in event) return ` ${event.workId.replace("run.before.", "")}`;
  if ("visitId" in event) return ` ${(event.visitId ?? "").replace("run.before.", "")}`;
  return "";
}

const ready = (agentId: string) => ({ agentId, state: "ready", sinceMs: 0 }) as const;
const talks = (contactId: string, agentId: string, elapsedMs: number) =>
  ({ contactId, agentId, queueId: "line", phase: "conversation", elapsedMs }) as const;

describe("what was under way when a run begins", () => {
  test("[IS8] conversation, wrap-up and patience end when what is left of them is over", () => {
    const from: InitialState = {
      ...EMPTY,
      agents: [ready("agent-0"), ready("agent-1")],
      works: [talks("a", "agent-0", seconds(100)), { ...talks("b", "agent-1", seconds(20)), phase: "wrap-up" }],
      waiting: [
        { contactId: "c", queueId: "line", waitedMs: seconds(119) },
        { contactId: "d", queueId: "line", waitedMs: seconds(30) },
      ],
    };
    expect(story(centre([line], [group(2, [line])]), from, seconds(400))).toEqual([
      "1 visit.dequeued 3.v",
      "1 contact.ended",
      "40 work.wrapup_ended 2.w",
      "40 work.connected agent-1",
      "200 work.released 1.w",
      "200 contact.ended",
      "200 work.wrapup_started 1.w",
      "260 work.wrapup_ended 1.w",
      "340 work.released 4.w",
      "340 contact.ended",
      "340 work.wrapup_started 4.w",
      "400 work.wrapup_ended 4.w",
    ]);
  });

  test("[IS9] a floor with somebody waiting and somebody free brings them together first of all", () => {
    const from = {
      ...EMPTY,
      agents: [ready("agent-0")],
      waiting: [{ contactId: "c", queueId: "line", waitedMs: seconds(10) }],
    };
    expect(story(centre([line], [group(1, [line])]), from, 1)).toEqual(["0 work.connected agent-0"]);
  });

  test("[IS10] a break under way lasts as long as the roster plans from when it began, one nobody planned by chance", () => {
    const shift = {
      weekdays: [1],
      startMinute: 480,
      endMinute: 600,
      breaks: [{ afterMinutes: 50, durationMinutes: 20, reason: "tea" }],
    };
    const scenario = centre([line], [group(2, [line], { shifts: [shift] })]);
    // The shift began at 8:00; tea was due at 8:50.
    const onTea = { agentId: "agent-0", state: "break", sinceMs: minutes(8), reason: "tea" } as const;
    expect(story(scenario, { ...EMPTY, agents: [onTea] })).toEqual([
      "720 agent.presence agent-0",
      "3600 agent.session agent-0",
    ]);
    const backAt = later(NINE, 5_000);
    expect(story(scenario, { ...EMPTY, agents: [{ ...onTea, backAt }] })[0]).toBe("5 agent.presence agent-0");
    const dentist = { ...onTea, reason: "dentist" };
    const back = Number(story(scenario, { ...EMPTY, agents: [dentist] })[0]?.split(" ")[0]);
    expect(back).toBeGreaterThan(0);
    // Overdue: at once.
    expect(story(scenario, { ...EMPTY, agents: [{ ...onTea, sinceMs: minutes(40) }] })[0]).toBe(
      "0.001 agent.presence agent-0",
    );
  });

  test("[IS11] a break or a shift's end that came during a conversation waits for its end", () => {
    const shift = {
      weekdays: [1],
      startMinute: 480,
      endMinute: 600,
      breaks: [{ afterMinutes: 58, durationMinutes: 20, reason: "tea" }],
    };
    const early = { ...shift, startMinute: 300, endMinute: 539 };
    const people = [
      { id: "agent-0", name: "Zero", shifts: [shift] },
      { id: "agent-1", name: "One", shifts: [early] },
      { id: "agent-2", name: "Two", shifts: [shift] },
    ];
    const scenario = centre([line], [group(0, [line], { people })]);
    const from: InitialState = {
      ...EMPTY,
      agents: people.map(({ id }) => ready(id)),
      works: [
        talks("a", "agent-0", seconds(200)),
        talks("b", "agent-1", seconds(200)),
        // Began after tea was due: whoever took it is not on the way to tea.
        talks("c", "agent-2", seconds(100)),
      ],
    };
    expect(story(scenario, from, minutes(30)).filter((one) => one.includes("agent."))).toEqual([
      "160 agent.presence agent-0",
      "160 agent.session agent-1",
      "1360 agent.presence agent-0",
    ]);
  });

  test("[IS12] whoever is not on the floor is away, and whoever is there although nobody expects it stays until the roster says otherwise", () => {
    const shift = { weekdays: [1], startMinute: 600, endMinute: 660, breaks: [] };
    const scenario = centre([line], [group(2, [line], { shifts: [shift] })]);
    expect(story(scenario, { ...EMPTY, agents: [ready("agent-0")] }).filter((one) => one.includes("session"))).toEqual([
      "3600 agent.session agent-1",
      "7200 agent.session agent-0",
      "7200 agent.session agent-1",
    ]);
  });

  test("[IS12] the chance of absence and lateness goes by who has come", () => {
    const shift = { weekdays: [1], startMinute: 480, endMinute: 660, breaks: [] };
    const shrinkage = { absentShare: 0.3, lateMs: exponential(minutes(60)) };
    const scenario = centre([line], [group(400, [line], { shifts: [shift], shrinkage })]);
    const there = Array.from({ length: 200 }, (_, i) => ready(`agent-${i}`));
    const told = story(scenario, { ...EMPTY, agents: there }, hours(3));
    const sessions = told.filter((one) => one.includes("agent.session")).map((one) => one.split(" "));
    // Everybody there stays to the end of the shift.
    for (let i = 0; i < 200; i++) {
      expect(sessions.filter(([, , agent]) => agent === `agent-${i}`).map(([at]) => at)).toEqual(["7200"]);
    }
    // Of those not there at nine, an hour late, this many come: (0.7 e⁻¹ − 0.7 e⁻³) ÷ (0.3 + 0.7 e⁻¹).
    const came = new Set(sessions.filter(([at]) => Number(at) < 7_200).map(([, , agent]) => agent)).size;
    const exact = (0.7 * (Math.exp(-1) - Math.exp(-3))) / (0.3 + 0.7 * Math.exp(-1));
    expect(Math.abs(came / 200 - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 200));
  });

  test("[IS13] agents the scenario does not know take unnamed places of their group, then join it; a snapshot goes on", () => {
    const counted = group(0, [line], {
      headcount: { profile: "daily", intervalMinutes: 1_440, agents: [1] },
    });
    const scenario = centre([line], [counted]);
    const from: InitialState = {
      ...EMPTY,
      agents: ["x", "y", "z"].map((id) => ({ ...ready(id), groupId: "team", name: id.toUpperCase() })),
      works: [talks("a", "z", seconds(290)), talks("b", "x", seconds(100))],
    };
    expect(story(scenario, from, seconds(60))).toContain("10 work.released 1.w");
    const observer = talliesOf(scenario, NINE, later(NINE, hours(1)));
    const simulation = createSimulation(scenario, { seed: "s", startAt: NINE, observer, from });
    expect(simulation.centre.agents.map(({ name }) => name).sort()).toEqual(["Team 1", "Y", "Z"]);
    simulation.advanceTo(later(NINE, minutes(1)));
    const other = talliesOf(scenario, NINE, later(NINE, hours(1)));
    const resumed = resumeSimulation(simulation.centre, structuredClone(simulation.snapshot()), { observer: other });
    for (const run of [simulation, resumed]) run.advanceTo(later(NINE, hours(1)));
    expect(groupSums(other, 0)).toEqual(groupSums(observer, 0));
    expect(groupSums(observer, 0).presentMs).toBe(3 * hours(1));
    // 10 s + 60 s of one, 200 s + 60 s of the other.
    expect(groupSums(observer, 0).busyMs).toBe(seconds(330));
  });

  test("[IS14] what agents had in hand counts in their time alone; who waited counts as queued at the start, with the wait so far", () => {
    const scenario = centre([line], [group(1, [line])]);
    const from: InitialState = {
      ...EMPTY,
      agents: [ready("agent-0")],
      works: [talks("a", "agent-0", seconds(280))],
      waiting: [{ contactId: "b", queueId: "line", waitedMs: seconds(30), returning: true }],
    };
    const tallies = talliesOf(scenario, NINE, later(NINE, hours(1)));
    createSimulation(scenario, { seed: "s", startAt: NINE, observer: tallies, from }).advanceTo(later(NINE, hours(1)));
    const { queued, answered, handled, talkMs, waitMsAnswered, started, fresh, resolved, needsResolved } = queueSums(
      tallies,
      0,
    );
    expect({ queued, answered, handled, talkMs, waitMsAnswered, started, fresh, resolved, needsResolved }).toEqual({
      queued: 1,
      answered: 1,
      handled: 1,
      talkMs: seconds(300),
      waitMsAnswered: seconds(110),
      started: 1,
      fresh: 0,
      resolved: 1,
      needsResolved: 0,
    });
    expect(groupSums(tallies, 0).busyMs).toBe(seconds(20 + 60 + 300 + 60));
  });

  test("[IS8] ringing, self-service, silent sessions, promised agents and appointments go on where they were", () => {
    const bot = voiceQueue(0, always(300_000), {
      id: "bot",
      channel: "chat",
      selfService: { by: "bot", durationMs: always(90_000), containedShare: 1 },
    });
    const session = voiceQueue(0, always(300_000), {
      id: "session",
      channel: "messenger",
      messages: { customerReplyMs: always(600_000), away: { parts: 2, releaseAfterMs: 60_000 } },
    });
    const callback = voiceQueue(0, always(100_000), {
      id: "callback",
      channel: "callback",
      dialling: { answerShare: 1, noAnswerMs: always(20_000), redials: 1, redialDelayMs: always(240_000) },
    });
    const queues = [line, bot, session, callback];
    const offer = { mode: "ring", timeoutMs: 30_000, onMiss: "requeue-head" } as const;
    const scenario = centre(queues, [group(3, queues, { ring: { answerMs: always(20_000), missedShare: 0 } })], {
      policy: firstCome({ offer }),
    });
    const from: InitialState = {
      ...EMPTY,
      agents: [ready("agent-0"), ready("agent-1"), ready("agent-2")],
      works: [talks("busy", "agent-2", 0)],
      waiting: [
        {
          contactId: "rings",
          queueId: "line",
          waitedMs: seconds(15),
          ringing: [{ agentId: "agent-1", elapsedMs: seconds(15) }],
        },
        { contactId: "own", queueId: "session", waitedMs: seconds(5), promisedAgentId: "agent-2" },
      ],
      selfService: [{ contactId: "menu", queueId: "bot", elapsedMs: seconds(50) }],
      away: [
        { contactId: "silent", queueId: "session", silentMs: seconds(570), lastAgentId: "agent-0" },
        { contactId: "again", queueId: "callback", silentMs: seconds(200) },
      ],
      due: [{ contactId: "later", queueId: "callback", dueAt: later(NINE, seconds(900)) }],
    };
    const told = story(scenario, from, seconds(1_000));
    // Rung for 15 of 20 s.
    expect(told).toContain("5 work.connected agent-1");
    // 50 of 90 s in the bot.
    expect(told).toContain("40 contact.self_service");
    // 570 of 600 s silent, then to the same agent; 200 of 240 s until dialled again.
    expect(told).toContain("30 work.offered agent-0");
    expect(told.filter((one) => one.startsWith("40 visit.queued"))).toHaveLength(1);
    expect(told.filter((one) => one.startsWith("900 contact.started"))).toHaveLength(1);
    // Waits for its own agent, who is busy for 300 + 60 s, although others are free.
    expect(told).toContain("360 work.offered agent-2");
  });

  test("[IS14] replications from a floor count what single simulations from it count", () => {
    const voice = voiceQueue(60, exponential(200_000), { patienceMs: exponential(90_000) });
    const run = { startMinute: 0, lengthMinutes: 60, intervalMinutes: 30, end: "cut" } as const;
    const scenario = centre([voice], [group(3, [voice])], { run });
    const from: InitialState = {
      ...EMPTY,
      agents: ["agent-0", "agent-1", "agent-2"].map(ready),
      works: [talks("a", "agent-0", 10_000), talks("b", "agent-1", 400_000)],
      waiting: [{ contactId: "c", queueId: "line", waitedMs: 4_000 }],
    };
    const replicator = new Replicator(scenario, from);
    for (const replication of [0, 1, 0]) {
      const vector = new Float64Array(replicator.layout.size);
      replicator.run("s", replication, vector);
      const tallies = talliesOf(scenario, NINE, later(NINE, hours(1)));
      const single = createSimulation(scenario, { seed: "s", replication, startAt: NINE, observer: tallies, from });
      single.advanceTo(later(NINE, hours(1)));
      single.purge();
      tallies.finish();
      const queueCells = 2 * QUEUE_COLUMNS.length;
      expect(vector.subarray(0, queueCells)).toEqual(tallies.sums.subarray(0, queueCells));
      expect(vector[QUEUE_COLUMNS.indexOf("queued")]).toBeGreaterThan(10);
    }
  });

  test("[IS15] one agent more, or one contact less, leaves the luck of everybody else alone", () => {
    const voice = voiceQueue(60, exponential(200_000), {
      wrapUpMs: exponential(30_000),
      patienceMs: exponential(90_000),
    });
    const small = centre([voice], [group(3, [voice])]);
    const large = centre([voice], [group(4, [voice])]);
    const works = [talks("a", "agent-0", 10_000), talks("b", "agent-1", 400_000), talks("c", "agent-2", 60_000)];
    const waiting = ["d", "e", "f"].map((contactId, i) => ({ contactId, queueId: "line", waitedMs: i * 9_000 }));
    const from: InitialState = { ...EMPTY, agents: works.map(({ agentId }) => ready(agentId)), works, waiting };
    const ends = (scenario: Scenario, state: InitialState) => {
      const told = story(scenario, state);
      return {
        works: told.flatMap((one) => (/ work\.released [123]\.w/.test(one) ? [one.split(" ")[0]] : [])).slice(0, 3),
        came: told.filter((one) => one.includes("contact.started")),
      };
    };
    const base = ends(small, from);
    expect(base.works).toHaveLength(3);
    expect(base.came.length).toBeGreaterThan(50);
    expect(ends(large, { ...from, agents: [...from.agents, ready("agent-3")] })).toEqual(base);
    expect(ends(small, { ...from, waiting: waiting.slice(1) })).toEqual(base);
    expect(ends(small, { ...from, works: [works[2]!, works[0]!, works[1]!] })).toEqual(base);
  });
});
