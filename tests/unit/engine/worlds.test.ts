import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../../sim/engine/simulation.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ShiftSpec } from "../../../sim/scenario/staff.ts";
import {
  type FloorEvent,
  hours,
  type Instant,
  instant,
  later,
  minutes,
  seconds,
} from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";

function play(scenario: Scenario, untilMs: number, startAt: Instant = MONDAY, seed = "world"): FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("w", (event) => events.push(event));
  createSimulation(scenario, { seed, startAt, observer }).advanceTo(later(startAt, untilMs));
  return events;
}

/** What happened and how long after the first contact came, in seconds. */
function story(events: readonly FloorEvent[]): string[] {
  const start = events.find((event) => event.type === "contact.started")?.at ?? 0;
  return events
    .filter((event) => !event.type.startsWith("agent."))
    .map((event) => `${(event.at - start) / 1_000} ${event.type}`);
}

// About one contact in ten hours: the first one and what follows from it are alone on the floor.
const RARE = 0.1;

describe("worlds computed by hand", () => {
  test("[E9] a contact's life: started, queued, connected, released, ended, wrapped up", () => {
    const queue = voiceQueue(RARE, always(seconds(60)), { wrapUpMs: always(seconds(30)) });
    expect(story(play(centre([queue], [group(1, [queue])]), hours(48))).slice(0, 7)).toEqual([
      "0 contact.started",
      "0 visit.queued",
      "0 work.connected",
      "60 work.released",
      "60 contact.ended",
      "60 work.wrapup_started",
      "90 work.wrapup_ended",
    ]);
  });

  test("[E10] an agent freed at t is free for the contact offered at t", () => {
    // The customer comes again 60 s after the talk, just when the wrap-up of 60 s ends.
    const queue = voiceQueue(RARE, always(seconds(60)), {
      wrapUpMs: always(seconds(60)),
      resolution: { share: 0 },
      customers: { repeat: { share: 1, delayMs: always(seconds(60)) } },
    });
    const scenario = centre([queue], [group(1, [queue])]);
    expect(story(play(scenario, hours(48))).slice(5, 10)).toEqual([
      "60 work.wrapup_started",
      "120 work.wrapup_ended",
      "120 contact.started",
      "120 visit.queued",
      "120 work.connected",
    ]);
  });

  test("[E10] a patience that ends at t loses to an answer at t; a millisecond sooner it does not", () => {
    // The second visit begins 30 s before the agent is free, and the customer waits 30 s at most.
    const world = (patienceMs: number) => {
      const queue = voiceQueue(RARE, always(seconds(60)), {
        wrapUpMs: always(seconds(60)),
        patienceMs: always(patienceMs),
        resolution: { share: 0 },
        customers: { repeat: { share: 1, delayMs: always(seconds(30)) } },
      });
      return story(play(centre([queue], [group(1, [queue])]), hours(48)));
    };
    expect(world(seconds(30)).slice(6, 10)).toEqual([
      "90 contact.started",
      "90 visit.queued",
      "120 work.wrapup_ended",
      "120 work.connected",
    ]);
    expect(world(seconds(30) - 1).slice(6, 10)).toEqual([
      "90 contact.started",
      "90 visit.queued",
      "119.999 visit.dequeued",
      "119.999 contact.ended",
    ]);
  });

  test("[E9] whoever gives up goes on in another channel as a new contact of the same journey", () => {
    const voice = voiceQueue(RARE, always(seconds(60)), {
      patienceMs: always(seconds(10)),
      customers: {
        onAbandon: { switchShare: 1, toQueueId: "chat", delayMs: always(seconds(20)), contextKeptShare: 0 },
        lostContext: { clarifyMs: seconds(15) },
      },
    });
    const { arrivals: _, ...quiet } = voiceQueue(0, always(seconds(100)), { id: "chat", channel: "chat" });
    const events = play(centre([voice, quiet], [group(1, [quiet])]), hours(48));
    expect(story(events).slice(0, 9)).toEqual([
      "0 contact.started",
      "0 visit.queued",
      "10 visit.dequeued",
      "10 contact.switched",
      "10 contact.ended",
      "30 contact.started",
      "30 visit.queued",
      "30 work.connected",
      "145 work.released",
    ]);
    const [first, second] = events.filter((event) => event.type === "contact.started");
    expect(second).toMatchObject({
      cause: "switch",
      channel: "chat",
      parentContactId: first!.contactId,
      journeyId: first!.journeyId,
    });
  });

  test("[E9] a callback keeps the journey, waits in its own queue and is attempted when an agent takes it", () => {
    const voice = voiceQueue(RARE, always(seconds(60)));
    const policy = firstCome({
      admission: [
        {
          kind: "offer-callback",
          for: { queueIds: ["line"] },
          when: [],
          afterMs: seconds(40),
          acceptedShare: 1,
          toQueueId: "back",
        },
      ],
    });
    const { arrivals: _, ...back } = voiceQueue(0, always(seconds(100)), { id: "back", channel: "callback" });
    const events = play(centre([voice, back], [group(1, [back])], { policy }), hours(48));
    expect(story(events).slice(0, 9)).toEqual([
      "0 contact.started",
      "0 visit.queued",
      "40 callback.requested",
      "40 visit.dequeued",
      "40 contact.switched",
      "40 contact.ended",
      "40 contact.started",
      "40 visit.queued",
      "40 callback.attempted",
    ]);
  });

  test.each([
    [39, "contact.ended"],
    [40, "callback.requested"],
  ])(
    "[E8] who would wait %d s is offered the callback due after 40 s, or has gone: first %s",
    (patienceSeconds, then) => {
      const voice = voiceQueue(RARE, always(seconds(60)), { patienceMs: always(seconds(patienceSeconds)) });
      const offer = { kind: "offer-callback", for: { queueIds: ["line"] }, when: [], afterMs: seconds(40) } as const;
      const policy = firstCome({ admission: [{ ...offer, acceptedShare: 1, toQueueId: "back" }] });
      const { arrivals: _, ...back } = voiceQueue(0, always(seconds(100)), { id: "back", channel: "callback" });
      const events = play(centre([voice, back], [group(1, [back])], { policy }), hours(48));
      expect(story(events).find((line) => !/started|queued/.test(line))).toBe(`${patienceSeconds} ${then}`);
    },
  );

  test("[E11] customer and agent take turns, and no customer is left without an answer", () => {
    const chat = voiceQueue(RARE, always(seconds(100)), {
      channel: "chat",
      messages: { customerReplyMs: always(seconds(30)), agentReplyMs: always(seconds(20)) },
    });
    const parties = play(centre([chat], [group(1, [chat])], { exclusiveChannels: [] }), hours(48))
      .filter((event) => event.type === "contact.message" && event.contactId === "w.line.1")
      .map((event) => (event.type === "contact.message" ? event.party : ""));
    // 0 customer, 20 agent, 50 customer, 70 agent, 100 the talk ends before the next is due.
    expect(parties).toEqual(["customer", "agent", "customer", "agent"]);
    const letter = { ...chat, messages: {} };
    const letters = play(centre([letter], [group(1, [letter])]), hours(48)).filter((e) => e.type === "contact.message");
    expect(letters.slice(0, 2).map((event) => (event.type === "contact.message" ? event.party : ""))).toEqual([
      "customer",
      "agent",
    ]);
  });

  test("[E13] an agent with three slots gets three chats at once, and nothing beside a voice contact", () => {
    const chat = voiceQueue(3_000, always(hours(2)), { id: "chat", channel: "chat" });
    const voice = voiceQueue(3_000, always(hours(2)), { id: "voice" });
    const slots = { total: 3, byChannel: { chat: 3, voice: 1 } } as const;
    const both = centre([chat, voice], [group(4, [chat, voice], { slots })]);
    const held = new Map<string, string[]>();
    for (const event of play(both, hours(1))) {
      if (event.type === "work.connected") held.set(event.agentId, [...(held.get(event.agentId) ?? []), event.channel]);
    }
    expect(held.size).toBe(4);
    for (const channels of held.values()) expect(["chat,chat,chat", "voice"]).toContain(channels.join());
  });
});

describe("shifts", () => {
  const office: ShiftSpec = {
    weekdays: [1, 2, 3, 4, 5],
    startMinute: 540,
    endMinute: 1_080,
    breaks: [{ afterMinutes: 180, durationMinutes: 45, reason: "lunch" }],
  };
  const presence = (events: readonly FloorEvent[]) =>
    events.flatMap((event) => {
      const time = `${(event.at - MONDAY) / 60_000}`;
      if (event.type === "agent.session") return [`${time} ${event.state}`];
      return event.type === "agent.presence" ? [`${time} ${event.available ? "available" : event.reason}`] : [];
    });

  test("[E14] people come, have lunch and leave by local time, on their weekdays", () => {
    const queue = voiceQueue(0, always(1));
    const scenario = centre([queue], [group(1, [queue], { shifts: [office] })], { timeZone: "Europe/Berlin" });
    // 09:00 in Berlin is 08:00 UTC in winter.
    const day = ["480 on", "480 available", "660 lunch", "705 available", "1020 off"];
    const events = play(scenario, hours(24 * 7));
    expect(presence(events).slice(0, 5)).toEqual(day);
    expect(events.filter((event) => event.type === "agent.session" && event.state === "on").length).toBe(5);
  });

  test("[E14] a floor that opens in the middle of a shift and of a break has them under way", () => {
    const queue = voiceQueue(0, always(1));
    const scenario = centre([queue], [group(1, [queue], { shifts: [office] })]);
    expect(presence(play(scenario, hours(12), later(MONDAY, minutes(735))))).toEqual([
      "735 on",
      "735 available",
      "735 lunch",
      "765 available",
      "1080 off",
    ]);
  });

  test("[E15] a shift's end and a break wait for the open contact, and the break lasts in full", () => {
    // One contact after another, of 7 minutes each: the agent is never idle while on queue.
    const queue = voiceQueue(600, always(minutes(7)));
    const scenario = centre([queue], [group(1, [queue], { shifts: [office] })]);
    const [on, , lunch, back, off] = presence(play(scenario, hours(24))).map((line) => Number(line.split(" ")[0]));
    expect(on).toBe(540);
    expect(lunch).toBeGreaterThanOrEqual(720);
    expect(lunch! - 720).toBeLessThan(7);
    expect((lunch! - 540) % 7).toBeLessThan(1);
    expect(back! - lunch!).toBeCloseTo(45, 9);
    expect(off).toBeGreaterThanOrEqual(1_080);
    expect(off! - 1_080).toBeLessThan(7);
  });

  test("[E14] a day when the clocks change keeps shifts at their local minutes", () => {
    const queue = voiceQueue(0, always(1));
    const daily = { ...office, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const scenario = centre([queue], [group(1, [queue], { shifts: [daily] })], { timeZone: "Europe/Berlin" });
    const saturday = instant(Date.UTC(2026, 2, 28));
    const ons = play(scenario, hours(72), saturday).filter((e) => e.type === "agent.session" && e.state === "on");
    expect(ons.map((event) => new Date(event.at).toISOString())).toEqual([
      "2026-03-28T08:00:00.000Z",
      "2026-03-29T07:00:00.000Z",
      "2026-03-30T07:00:00.000Z",
    ]);
  });
});

describe("arrivals", () => {
  test("[E16] follow the profile: none where the rate is 0, Poisson counts where it is not", () => {
    const perHour = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 0 : hour < 12 ? 600 : 60));
    const queue = voiceQueue(0, always(1), { arrivals: { profile: "daily", intervalMinutes: 60, perHour } });
    const counts = new Array<number>(24).fill(0);
    for (const event of play(centre([queue], [group(1, [queue])], { timeZone: "Asia/Kathmandu" }), hours(24 * 20))) {
      if (event.type !== "contact.started") continue;
      counts[Math.floor(((event.at + minutes(345)) % hours(24)) / hours(1))]!++;
    }
    for (const [hour, rate] of perHour.entries()) {
      const expected = rate * 20;
      expect(Math.abs(counts[hour]! - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected));
    }
  });
});
