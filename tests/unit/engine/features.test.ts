import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { groupSums, queueSums, talliesOf } from "../../fixtures/tallied.ts";

/** Contacts that come at these seconds, with work of their own where it is said. */
function trace(atSeconds: readonly number[], talkSeconds?: readonly number[]): NonNullable<QueueSpec["arrivals"]> {
  return {
    profile: "daily",
    intervalMinutes: 1_440,
    perHour: [0],
    trace: atSeconds.map((at, i) => ({
      atMs: seconds(at),
      ...(talkSeconds === undefined ? {} : { talkMs: seconds(talkSeconds[i]!) }),
    })),
  };
}

function play(scenario: Scenario, untilMs = hours(10)): FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("w", (event) => events.push(event));
  createSimulation(scenario, { seed: "world", startAt: MONDAY, observer }).advanceTo(later(MONDAY, untilMs));
  return events;
}

/** What happened, in seconds: instant, fact, and whom or what it is about. */
function story(events: readonly FloorEvent[]): string[] {
  return events
    .filter((event) => !event.type.startsWith("agent.") && event.type !== "contact.message")
    .map((event) => {
      const about =
        "workId" in event
          ? event.workId.slice(2)
          : "visitId" in event && event.visitId !== undefined
            ? event.visitId.slice(2)
            : "contactId" in event
              ? event.contactId.slice(2)
              : "";
      const more = "outcome" in event ? ` ${event.outcome}` : "agentId" in event ? ` ${event.agentId}` : "";
      return `${(event.at - MONDAY) / 1_000} ${event.type} ${about}${more}`;
    });
}

const quiet = (queue: QueueSpec): QueueSpec => {
  const { arrivals: _, ...rest } = queue;
  return rest;
};

describe("offers that ring", () => {
  const ringing = (missedShare: number, over = {}) =>
    centre(
      [voiceQueue(0, always(seconds(60)), { arrivals: trace([0]), patienceMs: always(seconds(25)) })],
      [
        group(2, [voiceQueue(0, always(1))], {
          ring: { answerMs: always(seconds(5)), missedShare },
        }),
      ],
      {
        policy: firstCome({
          offer: { mode: "ring", timeoutMs: seconds(10), onMiss: "requeue-head", missPauseMs: seconds(120), ...over },
        }),
      },
    );

  test("[E28] whoever is rung answers after the time to answer", () => {
    expect(story(play(ringing(0)))).toEqual([
      "0 contact.started line.1",
      "0 visit.queued line.1.v",
      "0 work.offered line.1.w agent-0",
      "5 work.connected line.1.w agent-0",
      "65 work.released line.1.w",
      "65 contact.ended line.1 resolved",
    ]);
  });

  test("[E28] a missed offer pauses the agent and goes to the next; the customer leaves while it rings", () => {
    const events = play(ringing(1));
    expect(story(events)).toEqual([
      "0 contact.started line.1",
      "0 visit.queued line.1.v",
      "0 work.offered line.1.w agent-0",
      "10 work.offer_ended line.1.w no_answer",
      "10 work.offered line.1.w2 agent-1",
      "20 work.offer_ended line.1.w2 no_answer",
      "25 visit.dequeued line.1.v abandoned",
      "25 contact.ended line.1 abandoned",
    ]);
    const paused = events.filter((event) => event.type === "agent.presence" && event.reason === "missed-offer");
    expect(paused.map((event) => (event.at - MONDAY) / 1_000)).toEqual([10, 20]);
  });

  test("[E28] of several rung at once the first has it, the others hear that the race is lost", () => {
    expect(story(play(ringing(0, { parallel: 2 }))).slice(2, 6)).toEqual([
      "0 work.offered line.1.w agent-0",
      "0 work.offered line.1.w2 agent-1",
      "5 work.offer_ended line.1.w2 lost_race",
      "5 work.connected line.1.w agent-0",
    ]);
  });
});

describe("work that does not go through in one piece", () => {
  test("[E29] a call interrupts a letter, which is taken up again with what is left and the resume cost", () => {
    const letter = voiceQueue(0, always(seconds(100)), { id: "letter", channel: "email", arrivals: trace([0]) });
    const call = voiceQueue(0, always(seconds(60)), { id: "call", arrivals: trace([30]) });
    const policy = firstCome({
      preempt: [{ by: "voice", over: "email", resumeCostMs: seconds(15), cooldownMs: seconds(5) }],
    });
    expect(story(play(centre([letter, call], [group(1, [letter, call])], { policy }))).slice(2)).toEqual([
      "0 work.connected letter.1.w agent-0",
      "30 contact.started call.1",
      "30 visit.queued call.1.v",
      "30 work.held letter.1.w",
      "30 work.connected call.1.w agent-0",
      "90 work.released call.1.w",
      "90 contact.ended call.1 resolved",
      "90 work.resumed letter.1.w",
      // 70 s were left, 15 s to find the place again.
      "175 work.released letter.1.w",
      "175 contact.ended letter.1 resolved",
    ]);
  });

  test("[E29] whoever may interrupt a letter goes before it while it is set aside", () => {
    const letter = voiceQueue(0, always(seconds(100)), { id: "letter", channel: "email", arrivals: trace([0]) });
    const call = voiceQueue(0, always(seconds(60)), { id: "call", arrivals: trace([30, 50]) });
    const preempt = (cooldown: number) => [
      { by: "voice" as const, over: "email" as const, resumeCostMs: 0, cooldownMs: seconds(cooldown) },
    ];
    const told = (cooldown: number) => {
      const policy = firstCome({ preempt: preempt(cooldown) });
      return story(play(centre([letter, call], [group(1, [letter, call])], { policy }))).filter((row) =>
        /letter.1.w|work.connected/.test(row),
      );
    };
    const first = [
      "0 work.connected letter.1.w agent-0",
      "30 work.held letter.1.w",
      "30 work.connected call.1.w agent-0",
    ];
    expect(told(0)).toEqual([
      ...first,
      "90 work.connected call.2.w agent-0",
      "150 work.resumed letter.1.w",
      "220 work.released letter.1.w",
    ]);
    // Interrupted only every two minutes, the letter has its turn in between.
    expect(told(120)).toEqual([
      ...first,
      "90 work.resumed letter.1.w",
      "160 work.released letter.1.w",
      "160 work.connected call.2.w agent-0",
    ]);
  });

  test("[E30] at the end of a shift the contact goes back to the head of its line with what is left", () => {
    const line = voiceQueue(0, always(seconds(100)), { arrivals: trace([30, 40, 50]) });
    const shift = (endMinute: number) => ({ weekdays: [1], startMinute: 0, endMinute, breaks: [] });
    const people = [
      { id: "early", name: "Early", shifts: [shift(1)] },
      { id: "late", name: "Late", shifts: [shift(60)] },
    ];
    const scenario = centre([line], [group(0, [line], { people })], { shiftEnd: "hand-back" });
    const told = story(play(scenario, minutes(30)));
    expect(told.filter((row) => row.includes("line.1") || row.includes("connected"))).toEqual([
      "30 contact.started line.1",
      "30 visit.queued line.1.v",
      "30 work.connected line.1.w early",
      "40 work.connected line.2.w late",
      "60 work.transferred line.1.w",
      "60 work.released line.1.w",
      "60 visit.queued line.1.v2",
      // Before contact 3, which came at 50; 70 of its 100 s are left.
      "140 work.connected line.1.w2 late",
      "210 work.released line.1.w2",
      "210 contact.ended line.1 resolved",
      "210 work.connected line.3.w late",
    ]);
  });

  test("[E30] whoever is wrapping up when the shift ends goes once", () => {
    const line = voiceQueue(0, always(seconds(20)), { arrivals: trace([30]), wrapUpMs: always(seconds(100)) });
    const shift = { weekdays: [1], startMinute: 0, endMinute: 1, breaks: [] } as const;
    const people = [{ id: "early", name: "Early", shifts: [shift] }];
    const scenario = centre([line], [group(0, [line], { people })], { shiftEnd: "hand-back" });
    const left = play(scenario, minutes(30)).filter((event) => event.type === "agent.session" && event.state === "off");
    expect(left.map((event) => event.at - MONDAY)).toEqual([minutes(1)]);
    const tallies = talliesOf(scenario, MONDAY, later(MONDAY, hours(1)));
    createSimulation(scenario, { seed: "world", startAt: MONDAY, observer: tallies }).advanceTo(
      later(MONDAY, hours(1)),
    );
    const { presentMs, onQueueMs, busyMs } = groupSums(tallies, 0);
    expect([presentMs, onQueueMs, busyMs]).toEqual([minutes(1), minutes(1), seconds(30)]);
  });

  test("[E31] two chats at once take twice as long each where the stretch is 2, and speed up when one is over", () => {
    const chat = voiceQueue(0, always(1), { id: "chat", channel: "chat", arrivals: trace([0, 20], [60, 20]) });
    const slots = { total: 2, byChannel: { chat: 2 }, slowDown: { chat: [1, 2] } } as const;
    const scenario = centre([chat], [group(1, [chat], { slots })]);
    const ends = play(scenario).filter((event) => event.type === "contact.ended");
    // 20 s alone; then both at half speed: 20 s of work take 40 s; 60 − 20 − 20 = 20 s are left alone.
    expect(ends.map((event) => (event.at - MONDAY) / 1_000)).toEqual([60, 80]);
    const tallies = talliesOf(scenario, MONDAY, later(MONDAY, hours(1)));
    createSimulation(scenario, { seed: "world", startAt: MONDAY, observer: tallies }).advanceTo(
      later(MONDAY, hours(1)),
    );
    const { talkMs, concurrencyMs } = queueSums(tallies, 0);
    expect([talkMs, concurrencyMs]).toEqual([seconds(80 + 40), seconds(20 + 2 * 40 + 20 + 2 * 40)]);
  });

  test("[E32] a silent customer gives the slot back, waits for the same agent, then another reads up", () => {
    const session: QueueSpec = voiceQueue(0, always(seconds(40)), {
      id: "chat",
      channel: "messenger",
      arrivals: trace([0]),
      messages: {
        customerReplyMs: always(seconds(100)),
        away: { parts: 2, releaseAfterMs: seconds(30), sameAgentMs: seconds(50), readUpMs: seconds(7) },
      },
    });
    const busy = voiceQueue(0, always(seconds(600)), { id: "busy", channel: "messenger", arrivals: trace([60]) });
    const people = [
      { id: "first", name: "First" },
      { id: "other", name: "Other", shifts: [{ weekdays: [1], startMinute: 2, endMinute: 60, breaks: [] }] },
    ];
    const told = story(play(centre([session, busy], [group(0, [session, busy], { people })]), minutes(20)));
    expect(told.filter((row) => row.includes("chat.1"))).toEqual([
      "0 contact.started chat.1",
      "0 visit.queued chat.1.v",
      "0 work.connected chat.1.w first",
      "50 work.released chat.1.w",
      "120 visit.queued chat.1.v2",
      // The agent has another contact since 60; after 50 s anybody may: 20 s of work and 7 s to read up.
      "170 work.connected chat.1.w2 other",
      "197 work.released chat.1.w2",
      "197 contact.ended chat.1 resolved",
    ]);
  });

  test("[E33] a transfer is a further visit of the same contact, and the first agent wraps up meanwhile", () => {
    const second = quiet(voiceQueue(0, always(seconds(30)), { id: "second" }));
    const first = voiceQueue(0, always(seconds(60)), {
      id: "first",
      arrivals: trace([0]),
      wrapUpMs: always(seconds(20)),
      transfer: { share: 1, toQueueId: "second", contextKeptShare: 0 },
      customers: { lostContext: { clarifyMs: seconds(9) } },
    });
    const scenario = centre([first, second], [group(2, [first, second])]);
    expect(story(play(scenario)).slice(2)).toEqual([
      "0 work.connected first.1.w agent-0",
      "60 work.transferred first.1.w",
      "60 work.released first.1.w",
      "60 visit.queued first.1.v2",
      "60 work.connected first.1.w2 agent-1",
      "60 work.wrapup_started first.1.w",
      "80 work.wrapup_ended first.1.w",
      "99 work.released first.1.w2",
      "99 contact.ended first.1 resolved",
    ]);
  });

  test("[E33] a back office keeps the contact open for the customer until it is done", () => {
    const office = quiet(voiceQueue(0, always(seconds(300)), { id: "office", channel: "email" }));
    const front = voiceQueue(0, always(seconds(60)), {
      id: "front",
      arrivals: trace([0]),
      backOffice: { share: 1, toQueueId: "office" },
    });
    const ends = play(centre([front, office], [group(1, [front, office])])).filter((e) => e.type === "contact.ended");
    expect(ends.map((event) => (event.at - MONDAY) / 1_000)).toEqual([360]);
  });

  test("[E33] whoever chose wrongly meets a wrong agent, then waits in the right line with the work it came with", () => {
    const wrong = quiet(voiceQueue(0, always(seconds(500)), { id: "wrong" }));
    const right = voiceQueue(0, always(seconds(60)), {
      id: "right",
      arrivals: trace([0]),
      selfService: {
        by: "ivr",
        durationMs: always(seconds(10)),
        containedShare: 0,
        misroute: { share: 1, toQueueId: "wrong", wrongAgentMs: always(seconds(25)) },
      },
    });
    const told = story(play(centre([right, wrong], [group(1, [right, wrong])])));
    expect(told.slice(1)).toEqual([
      "10 contact.self_service right.1 misrouted",
      "10 visit.queued right.1.v",
      "10 work.connected right.1.w agent-0",
      "35 work.transferred right.1.w",
      "35 work.released right.1.w",
      "35 visit.queued right.1.v2",
      "35 work.connected right.1.w2 agent-0",
      "95 work.released right.1.w2",
      "95 contact.ended right.1 resolved",
    ]);
  });
});
