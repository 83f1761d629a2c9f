import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { queueSums, talliesOf } from "../../fixtures/tallied.ts";

function trace(atSeconds: readonly number[]): NonNullable<QueueSpec["arrivals"]> {
  return {
    profile: "daily",
    intervalMinutes: 1_440,
    perHour: [0],
    trace: atSeconds.map((at) => ({ atMs: seconds(at) })),
  };
}

function play(scenario: Scenario, untilMs = hours(30)): FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("w", (event) => events.push(event));
  createSimulation(scenario, { seed: "world", startAt: MONDAY, observer }).advanceTo(later(MONDAY, untilMs));
  return events;
}

function instants(events: readonly FloorEvent[], ...types: FloorEvent["type"][]): string[] {
  return events
    .filter((event) => types.includes(event.type))
    .map((event) => {
      const more = "outcome" in event ? ` ${event.outcome}` : "";
      return `${(event.at - MONDAY) / 1_000} ${event.type}${more}`;
    });
}

function sums(scenario: Scenario, k: number, untilMs = hours(30)) {
  const until = later(MONDAY, untilMs);
  const tallies = talliesOf(scenario, MONDAY, until);
  const simulation = createSimulation(scenario, { seed: "world", startAt: MONDAY, observer: tallies });
  simulation.advanceTo(until);
  simulation.purge();
  return queueSums(tallies, k);
}

describe("steps, hours and callbacks", () => {
  test("[E34] a step begins late, ends, and the last one overflows to another queue in the same place in time", () => {
    const other = { ...voiceQueue(0, always(seconds(60)), { id: "other" }) };
    const line = voiceQueue(0, always(seconds(60)), { arrivals: trace([0]) });
    const { arrivals: _, ...quiet } = other;
    const policy = firstCome({
      plans: [
        {
          for: { queueIds: ["line"] },
          steps: [
            { when: [], agents: { groupIds: ["nobody"] }, expiresAfterMs: seconds(20) },
            {
              when: [],
              agents: { groupIds: ["nobody"] },
              expiresAfterMs: seconds(30),
              onExpiry: { kind: "overflow", toQueueId: "other" },
            },
          ],
        },
        { for: { queueIds: ["other"] }, steps: [{ when: [], agents: {}, notBeforeMs: seconds(5) }] },
      ],
    });
    const scenario = centre(
      [line, quiet],
      [
        group(1, [quiet], { id: "some" }),
        group(0, [line], { id: "nobody", headcount: { profile: "daily", intervalMinutes: 60, agents: [0] } }),
      ],
      { policy },
    );
    expect(instants(play(scenario), "visit.queued", "visit.dequeued", "work.connected")).toEqual([
      "0 visit.queued",
      "50 visit.dequeued overflow",
      "50 visit.queued",
      "55 work.connected",
    ]);
  });

  test("[E35] a closed queue gives nobody away, opens on time, and counts promises in open hours", () => {
    const line = voiceQueue(0, always(seconds(60)), {
      channel: "email",
      arrivals: trace([60, 7 * 3_600]),
      dueInMs: hours(3),
      openHours: { hours: [{ weekdays: [1, 2], startMinute: 360, endMinute: 480 }], dueClock: "open-hours" },
    });
    const events = play(centre([line], [group(1, [line])]));
    expect(instants(events, "work.connected")).toEqual(["21600 work.connected", "25200 work.connected"]);
    const due = events.flatMap((event) => (event.type === "visit.queued" ? [event.dueAt! - MONDAY] : []));
    // Two hours a day are open: the third hour is the first of Tuesday; from 07:00, the second of Tuesday.
    expect(due).toEqual([hours(24 + 7), hours(24 + 8)]);
  });

  test("[E35] a queue may refuse whoever comes when it is closed, and clear its line at closing", () => {
    const hoursOpen = { hours: [{ weekdays: [1], startMinute: 0, endMinute: 10 }] } as const;
    const line = voiceQueue(0, always(hours(1)), {
      arrivals: trace([0, 60, 700]),
      openHours: { ...hoursOpen, closed: "refuse", clearedAtClosing: true },
    });
    const scenario = centre([line], [group(1, [line])]);
    expect(instants(play(scenario), "visit.dequeued", "contact.ended")).toEqual([
      "600 visit.dequeued withdrawn",
      "600 contact.ended blocked",
      "700 contact.ended blocked",
      "3600 contact.ended resolved",
    ]);
    expect(sums(scenario, 0)).toMatchObject({ refused: 1, turnedAway: 1, queued: 2, answered: 1 });
  });

  test("[E36] a callback nobody answers holds its agent and is dialled again, at most so often", () => {
    const voice = voiceQueue(0, always(seconds(60)), { id: "voice", arrivals: trace([0]) });
    const { arrivals: _, ...back } = voiceQueue(0, always(seconds(60)), { id: "back", channel: "callback" });
    const dialled: QueueSpec = {
      ...back,
      dialling: {
        answerShare: 0,
        noAnswerMs: always(seconds(25)),
        redials: 1,
        redialDelayMs: always(seconds(100)),
      },
    };
    const policy = firstCome({
      admission: [
        {
          kind: "offer-callback",
          for: { queueIds: ["voice"] },
          when: [],
          afterMs: seconds(40),
          toQueueId: "back",
          acceptedShare: 1,
        },
      ],
    });
    const scenario = centre([voice, dialled], [group(1, [dialled])], { policy });
    expect(instants(play(scenario), "callback.attempted", "work.released", "contact.ended").slice(1)).toEqual([
      "40 callback.attempted no_answer",
      "65 work.released",
      "165 callback.attempted no_answer",
      "190 work.released",
      "190 contact.ended unresolved",
    ]);
  });
});

describe("people counted by interval", () => {
  test("[E37] idle agents leave first when the number falls, then whoever is free first", () => {
    const line = voiceQueue(0, always(minutes(100)), { arrivals: trace([0, 1]) });
    const agents = [3, 1, 2, 0, ...Array.from({ length: 20 }, () => 0)];
    const counted = group(0, [line], { headcount: { profile: "daily", intervalMinutes: 60, agents } });
    const events = play(centre([line], [counted]), hours(5));
    const sessions = events.flatMap((event) =>
      event.type === "agent.session" ? [`${(event.at - MONDAY) / 60_000} ${event.agentId} ${event.state}`] : [],
    );
    expect(sessions).toEqual([
      "0 team.1 on",
      "0 team.2 on",
      "0 team.3 on",
      // 1 and 2 are busy: 3 goes, and one of the two when it is done.
      "60 team.3 off",
      // 1 is done a second before 2, so 1 goes and 2 stays.
      "100 team.1 off",
      "120 team.1 on",
      "180 team.2 off",
      "180 team.1 off",
    ]);
  });

  test("[E37] the one who is idle leaves, whichever it is", () => {
    const long = voiceQueue(0, always(minutes(100)), { id: "long", arrivals: trace([1, 2]) });
    const short = voiceQueue(0, always(minutes(5)), { id: "short", arrivals: trace([0]) });
    const agents = [3, ...Array.from({ length: 23 }, () => 2)];
    const counted = group(0, [long, short], { headcount: { profile: "daily", intervalMinutes: 60, agents } });
    const off = play(centre([long, short], [counted]), hours(1.5)).find(
      (event) => event.type === "agent.session" && event.state === "off",
    );
    expect(off).toMatchObject({ agentId: "team.1", at: later(MONDAY, hours(1)) });
  });
});

describe("booked when somebody looks", () => {
  test("[E23] a patience that ends at t loses to an answer at t, and a millisecond sooner it does not", () => {
    const world = (patienceMs: number) =>
      centre(
        [voiceQueue(0, always(seconds(60)), { arrivals: trace([0, 30]), patienceMs: always(patienceMs) })],
        [group(1, [voiceQueue(0, always(1))])],
      );
    expect(sums(world(seconds(30)), 0)).toMatchObject({ answered: 2, abandoned: 0, waitMsAnswered: seconds(30) });
    expect(sums(world(seconds(30) - 1), 0)).toMatchObject({
      answered: 1,
      abandoned: 1,
      waitMsAbandoned: seconds(30) - 1,
    });
  });
});

describe("customers who come again", () => {
  const gone = { share: 1, delayMs: always(seconds(30)) };

  test("[E38] whoever gives up tries again, at most so often, and is the same journey", () => {
    const line = voiceQueue(0, always(seconds(60)), {
      arrivals: trace([0]),
      patienceMs: always(seconds(10)),
      customers: { redial: { ...gone, atMost: 2 } },
    });
    const { arrivals: _, ...other } = voiceQueue(0, always(1), { id: "other" });
    const scenario = centre([line, other], [group(1, [other])]);
    const events = play(scenario);
    expect(instants(events, "contact.started")).toEqual([
      "0 contact.started",
      "40 contact.started",
      "80 contact.started",
    ]);
    const journeys = new Set(events.flatMap((event) => (event.type === "contact.started" ? [event.journeyId] : [])));
    expect(journeys.size).toBe(1);
    expect(sums(scenario, 0)).toMatchObject({ started: 3, fresh: 1, redials: 2, abandoned: 3 });
  });

  test("[E38] redials go on for as long as their queue allows, beyond the depth of other journeys", () => {
    const line = voiceQueue(0, always(seconds(60)), {
      arrivals: trace([0]),
      patienceMs: always(1),
      customers: { redial: { share: 1, delayMs: always(seconds(1)), atMost: 300 } },
    });
    const { arrivals: _, ...other } = voiceQueue(0, always(1), { id: "other" });
    const scenario = centre([line, other], [group(1, [other])]);
    expect(sums(scenario, 0)).toMatchObject({ started: 301, fresh: 1, redials: 300, abandoned: 301 });
  });

  test("[E38] a need is settled once, where it began; what was lost is explained again", () => {
    const chat: QueueSpec = {
      ...voiceQueue(0, always(seconds(50)), { id: "chat", channel: "chat" }),
      arrivals: trace([0]),
      resolution: { share: 0 },
      customers: {
        repeat: { share: 1, delayMs: always(seconds(100)), toQueueId: "voice", contextKeptShare: 0 },
        lostContext: { clarifyMs: seconds(20) },
      },
    };
    const { arrivals: _, ...voice } = voiceQueue(0, always(seconds(40)), { id: "voice" });
    const scenario = centre([chat, voice], [group(1, [chat, voice])]);
    expect(instants(play(scenario), "contact.ended")).toEqual([
      "50 contact.ended unresolved",
      "210 contact.ended resolved",
    ]);
    expect(sums(scenario, 0)).toMatchObject({
      explained: 1,
      resolved: 0,
      needsResolved: 1,
      repeats: 1,
      contextLost: 1,
    });
    expect(sums(scenario, 1)).toMatchObject({ explained: 1, resolved: 1, needsResolved: 0, fresh: 0 });
  });

  test("[E38] whoever waits for an answer asks elsewhere how far it is; answering that settles no need", () => {
    const mail: QueueSpec = voiceQueue(0, always(seconds(60)), {
      id: "mail",
      channel: "email",
      arrivals: trace([0, 0]),
      customers: { statusQuestion: { share: 1, afterMs: always(seconds(30)), toQueueId: "voice" } },
    });
    const { arrivals: _, ...voice } = voiceQueue(0, always(seconds(10)), { id: "voice" });
    const scenario = centre(
      [mail, voice],
      [group(1, [mail]), group(1, [voice], { id: "phones", people: [{ id: "p", name: "P" }] })],
    );
    expect(sums(scenario, 0)).toMatchObject({ statusQuestions: 1, needsResolved: 2, resolved: 2 });
    expect(sums(scenario, 1)).toMatchObject({ started: 1, fresh: 0, resolved: 1, needsResolved: 0 });
  });

  test("[E39] a backlog waits at the start with its age, and gives up by what is left of its patience", () => {
    const { arrivals: _, ...quiet } = voiceQueue(0, always(seconds(60)), {
      patienceMs: always(seconds(90)),
      backlog: { contacts: 2, ageMs: always(seconds(50)) },
    });
    const events = play(centre([quiet], [group(1, [quiet])]));
    expect(instants(events, "visit.queued", "work.connected", "visit.dequeued")).toEqual([
      "0 visit.queued",
      "0 work.connected",
      "0 visit.queued",
      "40 visit.dequeued abandoned",
    ]);
    const [first] = events.filter((event) => event.type === "visit.queued");
    expect(first?.type === "visit.queued" && first.enqueuedAt).toBe(later(MONDAY, -seconds(50)));
  });

  test("[E27] whoever leaves at t takes nothing at t; whoever comes at t does", () => {
    const line = voiceQueue(0, always(seconds(60)), { arrivals: trace([3_600]) });
    const shift = (startMinute: number, endMinute: number) => [{ weekdays: [1], startMinute, endMinute, breaks: [] }];
    const people = [
      { id: "leaver", name: "L", shifts: shift(0, 60) },
      { id: "comer", name: "C", shifts: shift(60, 120) },
    ];
    const connected = play(centre([line], [group(0, [line], { people })])).find((e) => e.type === "work.connected");
    expect(connected).toMatchObject({ agentId: "comer", at: later(MONDAY, hours(1)) });
  });
});
