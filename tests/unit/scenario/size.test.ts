import { describe, expect, test } from "vitest";
import type { ArrivalSpec } from "../../../sim/scenario/demand.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { checkSize, DEFAULT_EVENT_BOUND, estimateSize } from "../../../sim/scenario/size.ts";
import { always, centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";

const TALK = exponential(240_000);

function world(over: Partial<QueueSpec>, run: NonNullable<Scenario["run"]> = { lengthMinutes: 600 }): Scenario {
  const line = voiceQueue(60, TALK, over);
  const other = voiceQueue(0, TALK, { id: "other" });
  return centre([line, other], [group(2, [line, other])], { run });
}
const contacts = (over: Partial<QueueSpec>, run?: NonNullable<Scenario["run"]>) =>
  estimateSize(world(over, run)).contacts;
const arrivals = (over: Partial<ArrivalSpec>): Partial<QueueSpec> => ({
  arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [60], ...over },
});

describe("contacts of one replication", () => {
  test("[SC12] rates × length, warm-up included", () => {
    expect(contacts({})).toBe(600);
    expect(contacts({}, { warmUpMinutes: 60, lengthMinutes: 480 })).toBe(540);
    expect(contacts({}, { lengthMinutes: 1 })).toBe(1);
  });

  test("[SC12] intervals count by local time, weekdays by the date of the run", () => {
    const perHour = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 60 : 0));
    const morning = arrivals({ intervalMinutes: 60, perHour });
    expect(contacts(morning, { startMinute: 690, lengthMinutes: 120 })).toBe(30);
    // 366 days of twelve hours.
    expect(contacts(morning, { lengthMinutes: 527_040 })).toBe(366 * 720);
    const weekend = arrivals({ weekdayFactors: [0, 0, 0, 0, 0, 1, 2] });
    expect(contacts(weekend, { lengthMinutes: 1_440 })).toBe(0); // a Monday
    expect(contacts(weekend, { date: "2026-03-07", lengthMinutes: 2_880 })).toBe(1_440 * 3);
    const weekly = { profile: "weekly", perHour: [0, 0, 0, 0, 0, 60, 120] } as const;
    expect(contacts(arrivals(weekly), { date: "2026-03-07", lengthMinutes: 10_080 + 2_880 })).toBe(1_440 * 6);
  });

  test("[SC12] induced demand, the most a short wait may draw, and a busy day come on top", () => {
    expect(contacts(arrivals({ inducedShare: 0.05 }))).toBe(630);
    expect(contacts(arrivals({ waitElasticity: { elasticity: 0.3, referenceMs: 20_000, atMost: 2 } }))).toBe(1_200);
    // Two deviations of the day's factor; over four days the mean of four.
    expect(contacts(arrivals({ busyness: { dayCv: 0.25 } }))).toBe(900);
    expect(contacts(arrivals({ busyness: { dayCv: 0.25 } }), { lengthMinutes: 5_760 })).toBe(5_760 * 1.25);
  });

  test("[SC12] a trace counts its contacts, a backlog and a flash crowd theirs, a spike what it adds", () => {
    expect(contacts(arrivals({ trace: [{ atMs: 0 }, { atMs: 5 }] }))).toBe(2);
    expect(contacts({ backlog: { contacts: 40, ageMs: always(1) } })).toBe(640);
    const at = { day: 0, minute: 60, durationMinutes: 30 };
    const events: Scenario["events"] = [
      { id: "a", kind: "spike", ...at, queueIds: ["line"], factor: 8 },
      { id: "b", kind: "flash-crowd", ...at, queueId: "line", contacts: 100, halfLifeMinutes: 5 },
    ];
    expect(estimateSize({ ...world({}), events }).contacts).toBe(600 + 7 * 30 + 100);
  });

  test("[SC12] followers are counted to a depth of 20, of exclusive outcomes the larger", () => {
    const delayMs = always(1_000);
    // 600 × (1 + ½ + ¼ + …), twenty times.
    expect(contacts({ customers: { redial: { share: 0.5, delayMs } } })).toBe(Math.ceil(600 * (2 - 0.5 ** 20)));
    expect(contacts({ customers: { redial: { share: 1, delayMs } } })).toBe(600 * 21);
    expect(contacts({ customers: { redial: { share: 1, delayMs, atMost: 100 } } })).toBe(600 * 101);
    const both = { redial: { share: 0.5, delayMs }, repeat: { share: 1, delayMs } };
    expect(contacts({ customers: both, resolution: { share: 0.75 } })).toBe(Math.ceil(600 * (2 - 0.5 ** 20)));
    const switching = { switchShare: 0.5, toQueueId: "other", delayMs, contextKeptShare: 1 };
    expect(contacts({ customers: { onAbandon: switching } })).toBe(900);
    const asking = { share: 0.4, afterMs: delayMs, toQueueId: "other", visibleShare: 0.5 };
    expect(contacts({ customers: { statusQuestion: asking } })).toBe(720);
  });

  test("[SC12] hand-overs are followed to their end; those that practically never end are infinitely many", () => {
    const transfer = (share: number) => ({ transfer: { share, toQueueId: "line", contextKeptShare: 1 } });
    expect(contacts(transfer(0.9))).toBe(6_000);
    expect(contacts(transfer(0.999_999))).toBe(Number.POSITIVE_INFINITY);
    expect(checkSize(world(transfer(0.999_999))).map((one) => one.got)).toEqual(["∞"]);
  });
});

describe("size of one replication", () => {
  test("[SC12] events grow with menus, messages, parts, missed offers and redials", () => {
    const events = (over: Partial<QueueSpec>) => estimateSize(world(over)).events;
    const plain = events({});
    const menu = { by: "ivr", durationMs: always(1), containedShare: 0 } as const;
    expect(events({ selfService: menu })).toBe(plain + 2 * 600);
    // One exchange a minute in four minutes: 8 messages.
    const messages = { customerReplyMs: always(30_000), agentReplyMs: always(30_000) };
    expect(events({ messages })).toBe(plain + 8 * 600);
    expect(events({ messages: { away: { parts: 5, releaseAfterMs: 0 } } })).toBe(plain + 8 * 600);
    const ringing = world({});
    const ring = { answerMs: always(1), missedShare: 0.5 };
    expect(estimateSize({ ...ringing, groups: [{ ...ringing.groups[0]!, ring }] }).events).toBe(plain + 600);
  });

  test("[SC12] agents are named and unnamed ones at their most; their memory and the line's are counted", () => {
    const scenario = world({});
    const headcount = { profile: "daily", intervalMinutes: 720, agents: [3, 7] } as const;
    expect(estimateSize({ ...scenario, groups: [{ ...scenario.groups[0]!, headcount }] }).agents).toBe(9);
    const patient = estimateSize(world({})).bytes;
    expect(estimateSize(world({ patienceMs: exponential(60_000) })).bytes).toBeLessThan(patient);
  });

  test("[SC13] the demonstration and a year of it keep the bounds they should", () => {
    expect(checkSize(demonstration)).toEqual([]);
    const year = { ...demonstration, run: { lengthMinutes: 527_040 } };
    expect(checkSize(year)).toHaveLength(1);
    expect(checkSize(year, 1e9)).toEqual([]);
  });

  // Whoever counted contact by contact would not come back from this one.
  test("[SC13] 10⁹ contacts are refused, naming the queue that brings them", () => {
    const huge = arrivals({ perHour: [100_000], inducedShare: 10 });
    const scenario = world(huge, { lengthMinutes: 527_040 });
    const problems = checkSize(scenario);
    expect(problems).toMatchObject([{ code: "too-many-events", path: "queues.0" }]);
    expect(estimateSize(scenario).contacts).toBeGreaterThan(1e9);
    expect(problemText(problems[0]!, "en")).toMatch(
      /^queues\.0: expected at most 20,000,000 events in one replication, got \d+,/,
    );
    expect(problemText(problems[0]!, "ru")).toContain("не больше 20\u00a0000\u00a0000 событий");
    expect(DEFAULT_EVENT_BOUND).toBe(20_000_000);
  });

  test("[SC13] where the roster brings most, the groups are named", () => {
    const scenario = world(arrivals({ perHour: [0] }));
    const agents = Array.from({ length: 288 }, (_, i) => (i % 2) * 2_000);
    const headcount = { profile: "daily", intervalMinutes: 5, agents } as const;
    const busy = { ...scenario, groups: [{ ...scenario.groups[0]!, headcount }] };
    expect(checkSize(busy, 100_000)).toMatchObject([{ path: "groups" }]);
  });
});
