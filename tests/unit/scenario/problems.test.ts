import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { parseScenarioText } from "../../../sim/scenario/parseFile.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { PersonSpec, ShiftSpec } from "../../../sim/scenario/staff.ts";
import { always, centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";

type Loose = ReturnType<typeof JSON.parse>;

const DIALLING = { answerShare: 0.8, noAnswerMs: always(20_000), redials: 2, redialDelayMs: always(600_000) };

/** Voice and callback, one group of two, a run of a day. */
function sound(): Loose {
  const line = voiceQueue(60, exponential(240_000));
  const back = voiceQueue(1, always(100_000), { id: "back", channel: "callback", dialling: DIALLING });
  return structuredClone(centre([line, back], [group(2, [line, back])], { run: { lengthMinutes: 600 } }));
}

function told(change: (scenario: Loose) => void): string[] {
  const scenario = sound();
  change(scenario);
  const parsed = parseScenario(scenario);
  return (parsed.ok ? parsed.warnings : parsed.problems).map((one) => `${one.code} ${one.path}`);
}

function shift(weekdays: readonly number[], startMinute: number, endMinute: number): ShiftSpec {
  return { weekdays, startMinute, endMinute, breaks: [] };
}

test("[SC2] the sound scenario of these tests has neither problem nor warning", () => {
  expect(told(() => {})).toEqual([]);
});

test("[SC2] every kind of mistake at once: each is told at its place, none hides another", () => {
  const mistakes: readonly (readonly [expected: string, spoil: (scenario: Loose) => void])[] = [
    ["out-of-range queues.0.arrivals.perHour.0", (s) => (s.queues[0].arrivals.perHour[0] = -5)],
    ["out-of-range queues.0.priority", (s) => (s.queues[0].priority = 100)],
    ["wrong-type queues.0.patienceMs.meanMs", (s) => (s.queues[0].patienceMs = exponential(Number.NaN))],
    ["wrong-type queues.0.talkMs.meanMs", (s) => (s.queues[0].talkMs.meanMs = "240000")],
    ["not-one-of queues.0.wrapUpMs.kind", (s) => (s.queues[0].wrapUpMs = { kind: "normal", meanMs: 3 })],
    ["out-of-range queues.0.backlog.contacts", (s) => (s.queues[0].backlog = { contacts: 1e9, ageMs: always(1) })],
    ["inconsistent queues.1.arrivals.intervalMinutes", (s) => (s.queues[1].arrivals.intervalMinutes = 7)],
    ["missing-field queues.1.talkMs", (s) => delete s.queues[1].talkMs],
    ["unknown-field queues.1.talkMS", (s) => (s.queues[1].talkMS = 3)],
    ["missing-field groups.0.slots.capacity", (s) => (s.groups[0].slots.weights = { voice: 1 })],
    ["unknown-queue groups.1.skills.0.queueId", (s) => s.groups.push(...extraGroup())],
    ["overlapping-shifts groups.1.people.0.shifts.1", () => {}],
    ["duplicate-id groups.1.people.1.id", () => {}],
    ["no-slots groups.1.slots.byChannel.voice", () => {}],
    ["unknown-time-zone timeZone", (s) => (s.timeZone = "Mars/Olympus")],
    ["bad-format run.date", (s) => (s.run.date = "2026-02-30")],
    ["unknown-policy policy", (s) => (s.policy = "best")],
    ["bad-length exclusiveChannels", (s) => (s.exclusiveChannels = Array(1e6).fill("voice"))],
    ["unknown-group events.0.groupId", (s) => (s.events = [absence()])],
    ["missing-field name", (s) => delete s.name],
    ["wrong-type groups.0.shifts.0.weekdays.0", (s) => (s.groups[0].shifts = [shift(["Mon" as never], 960, 480)])],
    ["inconsistent groups.0.shifts.0.endMinute", () => {}],
  ];
  const found = told((scenario) => {
    for (const [, spoil] of mistakes) spoil(scenario);
  });
  expect([...found].sort()).toEqual(mistakes.map(([expected]) => expected).sort());
});

function extraGroup(): Loose[] {
  const people: PersonSpec[] = [
    { id: "anna", name: "Anna", shifts: [shift([1], 480, 960), shift([1, 2], 900, 1_000)] },
    { id: "agent-0", name: "Twice" },
  ];
  const skills = [
    { queueId: "ghosts", level: 1 },
    { queueId: "line", level: 1 },
  ];
  return [
    { ...structuredClone(group(0, [])), id: "extra", skills, people, slots: { total: 1, byChannel: { chat: 1 } } },
  ];
}
function absence(): Loose {
  return { id: "flu", kind: "absence", day: 0, minute: 60, durationMinutes: 60, groupId: "nobody", agents: 1 };
}

test("[SC2] a mistake in a queue, a group or an event hides none of its other mistakes", () => {
  const mistakes = [
    ...["out-of-range queues.0.priority", "unknown-queue queues.0.transfer.toQueueId"],
    ...["out-of-range queues.1.priority", "missing-field queues.1.dialling"],
    ...["out-of-range groups.0.skills.0.level", "unknown-queue groups.0.skills.0.queueId"],
    ...["no-slots groups.0.slots.byChannel.voice", "overlapping-shifts groups.0.shifts.1"],
    ...["overlapping-shifts groups.0.people.0.shifts.1", "out-of-range groups.0.people.1.resolvedFactor"],
    ...["out-of-range events.0.factor", "unknown-queue events.0.queueIds.1", "outside-run events.0"],
  ];
  const found = told((s) => {
    s.queues[0].priority = -1;
    s.queues[0].transfer = { share: 0.1, toQueueId: "ghosts", contextKeptShare: 1 };
    s.queues[1].priority = -1;
    delete s.queues[1].dialling;
    s.groups[0].skills[0] = { queueId: "ghosts", level: 99 };
    s.groups[0].skills.push({ queueId: "line", level: 1 });
    s.groups[0].slots.byChannel = { callback: 1 };
    s.groups[0].shifts = [shift([1], 480, 960), shift([1], 900, 1_000)];
    s.groups[0].people[0].shifts = [shift([2], 480, 960), shift([2], 900, 1_000)];
    s.groups[0].people[1].resolvedFactor = 9;
    const at = { day: 9, minute: 0, durationMinutes: 60 };
    s.events = [{ id: "rush", kind: "spike", ...at, queueIds: ["line", "ghosts"], factor: 1e9 }];
  });
  expect([...found].sort()).toEqual(mistakes.sort());
});

test("[SC2] what is said of a value is not said again of what it lies in or names", () => {
  const found = told((s) => {
    s.groups[0].skills[0].queueId = "";
    s.groups[0].slots.byChannel = 7;
    s.queues[0].transfer = { share: 0.1, toQueueId: "No Id", contextKeptShare: 1 };
  });
  expect([...found].sort()).toEqual([
    "bad-format groups.0.skills.0.queueId",
    "bad-format queues.0.transfer.toQueueId",
    "wrong-type groups.0.slots.byChannel",
  ]);
});

test("[SC6] a channel without a weight beside others is warned of, with what is taken instead", () => {
  const scenario = sound();
  scenario.groups[0].slots = { total: 3, byChannel: { voice: 1, callback: 1 }, weights: { voice: 3 }, capacity: 3 };
  const parsed = parseScenario(scenario);
  expect(parsed.ok && parsed.warnings.map((one) => [one.code, one.path, problemText(one, "ru")])).toEqual([
    [
      "no-weight",
      "groups.0.slots.weights.callback",
      "groups.0.slots.weights.callback: ожидалось: вес канала callback рядом с весами других каналов; получено: ничего, принято за 1",
    ],
  ]);
});

test("[SC2] a file without a scenario is told once; ids that stand twice hide no mistake of a variant", () => {
  const problems = (value: unknown) => {
    const parsed = parseScenarioText(JSON.stringify(value));
    return parsed.ok ? [] : parsed.problems.map((one) => `${one.code} ${one.path}`);
  };
  expect(problems({})).toEqual(["missing-field scenario", "missing-field variants"]);
  const name = { en: "A", ru: "А" };
  const variants = [
    { id: "a", name, changes: [{ path: "queues/ghosts/talkMs", set: 1 }] },
    { id: "a", name, changes: [] },
  ];
  expect(problems({ scenario: sound(), variants, note: 1 })).toEqual([
    "unknown-field note",
    "duplicate-id variants.1.id",
    "bad-path variants.0.changes.0.path",
  ]);
});

test("[SC2] a problem reads as a sentence in both languages", () => {
  const scenario = sound();
  scenario.queues[0].arrivals.perHour[0] = -5;
  const parsed = parseScenario(scenario);
  const [one] = parsed.ok ? [] : parsed.problems;
  expect(problemText(one!, "en")).toBe("queues.0.arrivals.perHour.0: expected a number from 0 to 100,000, got -5");
  expect(problemText(one!, "ru")).toBe(
    "queues.0.arrivals.perHour.0: ожидалось: число от 0 до 100\u00a0000; получено: -5",
  );
});

test("[SC3] a list is judged by its length before its items are looked at", () => {
  const scenario = sound();
  let looks = 0;
  const item = new Proxy({}, { get: () => ++looks, has: () => ++looks > 0, ownKeys: () => [`${++looks}`] });
  scenario.queues[0].arrivals.perHour = Array(1_000_000).fill(item);
  scenario.groups[0].people = Array(3_000).fill(item);
  const parsed = parseScenario(scenario);
  expect(parsed.ok ? [] : parsed.problems.map((one) => `${one.path} ${one.got}`)).toEqual([
    "queues.0.arrivals.perHour a list of 1000000",
    "groups.0.people a list of 3000",
  ]);
  expect(looks).toBe(0);
});

test.each<[string, (scenario: Loose) => void]>([
  [
    "queues.0.customers.repeat.toQueueId",
    (s) => (s.queues[0].customers = { repeat: { share: 0.1, delayMs: always(1), toQueueId: "x" } }),
  ],
  [
    "queues.0.customers.statusQuestion.toQueueId",
    (s) => (s.queues[0].customers = { statusQuestion: { share: 0.1, afterMs: always(1), toQueueId: "x" } }),
  ],
  ["queues.0.transfer.toQueueId", (s) => (s.queues[0].transfer = { share: 0.1, toQueueId: "x", contextKeptShare: 1 })],
  ["queues.0.backOffice.toQueueId", (s) => (s.queues[0].backOffice = { share: 0.1, toQueueId: "x" })],
  [
    "queues.0.selfService.misroute.toQueueId",
    (s) =>
      (s.queues[0].selfService = {
        by: "ivr",
        durationMs: always(1),
        containedShare: 0,
        misroute: { share: 0.1, toQueueId: "x", wrongAgentMs: always(1) },
      }),
  ],
  [
    "events.0.queueIds.1",
    (s) =>
      (s.events = [
        { id: "e", kind: "spike", day: 0, minute: 0, durationMinutes: 1, queueIds: ["line", "x"], factor: 2 },
      ]),
  ],
  [
    "events.0.divertTo",
    (s) =>
      (s.events = [
        { id: "e", kind: "outage", day: 0, minute: 0, durationMinutes: 1, queueIds: ["line"], divertTo: "x" },
      ]),
  ],
])("[SC4] a queue that is not there is named at %s", (path, change) => {
  expect(told(change)).toEqual([`unknown-queue ${path}`]);
});

test("[SC4] who names a queue that is malformed in itself has made no mistake of his own", () => {
  expect(told((s) => delete s.queues[1].talkMs)).toEqual(["missing-field queues.1.talkMs"]);
});

describe("shifts of one person", () => {
  const cases: readonly (readonly [text: string, shifts: readonly ShiftSpec[], told: readonly number[]])[] = [
    ["may touch", [shift([1], 480, 960), shift([1], 960, 1_200)], []],
    ["may not share a minute", [shift([1], 480, 961), shift([1], 960, 1_200)], [1]],
    ["past midnight may reach to the next day's begin", [shift([1], 1_200, 1_920), shift([2], 480, 960)], []],
    ["past midnight may not reach into it", [shift([1], 1_200, 1_921), shift([2], 480, 960)], [1]],
    ["of Sunday night may not reach into Monday", [shift([7], 1_200, 1_921), shift([1], 480, 960)], [1]],
    ["of 24 hours every day follow one another", [shift([1, 2, 3, 4, 5, 6, 7], 0, 1_440)], []],
    [
      "that contain several others are told for each",
      [shift([1], 0, 1_000), shift([1], 10, 20), shift([1], 900, 950)],
      [1, 2],
    ],
  ];
  test.each(cases)("[SC5] shifts %s", (_, shifts, expected) => {
    const found = told((s) => (s.groups[0].people[0].shifts = shifts));
    expect(found).toEqual(expected.map((i) => `overlapping-shifts groups.0.people.0.shifts.${i}`));
  });

  test("[SC5] shifts of the group are judged too, and the problem says which days and hours", () => {
    const scenario = sound();
    scenario.groups[0].shifts = [shift([5], 480, 960), shift([5], 900, 1_000)];
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? [] : parsed.problems.map((one) => problemText(one, "ru"))).toEqual([
      "groups.0.shifts.1: ожидалось: смены одного человека, которые не пересекаются; получено: пт 08:00–16:00 и пт 15:00–16:40",
    ]);
  });

  test("[SC5] breaks lie inside the shift, one after the other", () => {
    const pause = (afterMinutes: number, durationMinutes: number) => ({ afterMinutes, durationMinutes, reason: "x" });
    const breaks = [pause(60, 30), pause(80, 10), pause(470, 20)];
    expect(told((s) => (s.groups[0].shifts = [{ ...shift([1], 0, 480), breaks }]))).toEqual([
      "inconsistent groups.0.shifts.0.breaks.1.afterMinutes",
      "inconsistent groups.0.shifts.0.breaks.2.afterMinutes",
    ]);
  });
});

describe("slots", () => {
  test("[SC6] weights and capacity go together", () => {
    expect(told((s) => (s.groups[0].slots.capacity = 3))).toEqual(["missing-field groups.0.slots.weights"]);
    expect(told((s) => (s.groups[0].slots.weights = { voice: 1 }))).toEqual(["missing-field groups.0.slots.capacity"]);
    expect(told((s) => Object.assign(s.groups[0].slots, { weights: { voice: 1, callback: 1 }, capacity: 1 }))).toEqual(
      [],
    );
  });

  test("[SC6] a contact heavier than the capacity finds no slot", () => {
    const slots = { weights: { voice: 3 }, capacity: 2 };
    expect(told((s) => Object.assign(s.groups[0].slots, slots))).toEqual(["no-slots groups.0.slots.capacity"]);
  });

  test("[SC6] slow-down lists are short and positive, headcounts fit their profile", () => {
    expect(told((s) => (s.groups[0].slots.slowDown = { voice: [] }))).toEqual([
      "bad-length groups.0.slots.slowDown.voice",
    ]);
    expect(told((s) => (s.groups[0].slots.slowDown = { voice: [1, 0] }))).toEqual([
      "out-of-range groups.0.slots.slowDown.voice.1",
    ]);
    const headcount = { profile: "daily", intervalMinutes: 720, agents: [1, 2, 3] };
    expect(told((s) => (s.groups[0].headcount = headcount))).toEqual(["inconsistent groups.0.headcount.agents"]);
    const scenario = sound();
    scenario.groups[0].headcount = headcount;
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? "" : parsed.problems[0]?.expected).toBe("one value, or 2, one for each interval");
    expect(told((s) => (s.groups[0].headcount = { ...headcount, agents: [4] }))).toEqual([]);
    expect(told((s) => (s.groups[0].people = []))).toEqual(["inconsistent groups.0.people"]);
  });

  test("[SC6] there are at most 5,000 agents in all, unnamed ones at their most", () => {
    const headcount = { profile: "daily", intervalMinutes: 720, agents: [2_000, 1] };
    const many = (s: Loose) => {
      s.groups = [0, 1, 2].map((i) => ({ ...s.groups[0], id: `g${i}`, people: [], headcount }));
    };
    expect(told(many)).toEqual(["too-many groups"]);
  });
});

describe("routes", () => {
  const to = (toQueueId: string, share = 1) => ({ share, toQueueId, contextKeptShare: 1 });

  test("[SC7] a circle that every contact goes round is endless, and told once", () => {
    expect(told((s) => (s.queues[0].transfer = to("line")))).toEqual(["endless-route queues.0.transfer.share"]);
    const circle = (s: Loose) => {
      s.queues[0].transfer = to("back");
      s.queues[1].backOffice = { share: 1, toQueueId: "line" };
    };
    expect(told(circle)).toEqual(["endless-route queues.0.transfer.share"]);
  });

  test("[SC7] a circle some contacts leave has an end", () => {
    const leaving = (s: Loose) => {
      s.queues[0].transfer = to("back");
      s.queues[1].transfer = to("line", 0.99);
    };
    expect(told(leaving)).toEqual([]);
  });

  test("[SC7] a queue of callbacks says how dialling goes, and only such a queue does", () => {
    expect(told((s) => delete s.queues[1].dialling)).toEqual(["missing-field queues.1.dialling"]);
    expect(told((s) => (s.queues[0].dialling = DIALLING))).toEqual(["inconsistent queues.0.channel"]);
  });
});

describe("time", () => {
  const spike = { id: "e", kind: "spike", queueIds: ["line"], factor: 2, durationMinutes: 60 };

  test("[SC8] an event outside the run is a problem, one that reaches into it is not", () => {
    expect(told((s) => (s.events = [{ ...spike, day: 0, minute: 600 }]))).toEqual(["outside-run events.0"]);
    expect(told((s) => (s.events = [{ ...spike, day: 1, minute: 0 }]))).toEqual(["outside-run events.0"]);
    expect(told((s) => (s.events = [{ ...spike, day: 0, minute: 599 }]))).toEqual([]);
    const late = (s: Loose) => {
      s.run = { startMinute: 120, lengthMinutes: 60 };
      s.events = [{ ...spike, day: 0, minute: 30 }];
    };
    expect(told(late)).toEqual(["outside-run events.0"]);
  });

  test("[SC8] a minute the clocks skip is warned of, with the minute taken instead", () => {
    const scenario = sound();
    scenario.timeZone = "Europe/Berlin";
    scenario.run = { date: "2026-03-29", startMinute: 150, lengthMinutes: 600 };
    scenario.groups[0].shifts = [shift([7], 125, 600), shift([6], 1_300, 1_565), shift([1], 150, 600)];
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? parsed.warnings.map((one) => problemText(one, "en")) : parsed.problems).toEqual([
      "run.startMinute: expected a local time that exists on 2026-03-29, got 02:30 → 03:30",
      "groups.0.shifts.0.startMinute: expected a local time that exists on 2026-03-29, got 02:05 → 03:05",
      "groups.0.shifts.1.endMinute: expected a local time that exists on 2026-03-28, got 02:05 → 03:05",
    ]);
    scenario.run.date = "2026-03-22";
    expect(parseScenario(scenario)).toMatchObject({ ok: true, warnings: [] });
  });

  test("[SC8] a trace is in order of time", () => {
    const trace = [{ atMs: 5 }, { atMs: 5 }, { atMs: 4 }];
    expect(told((s) => (s.queues[0].arrivals.trace = trace))).toEqual(["out-of-order queues.0.arrivals.trace.2.atMs"]);
  });
});

test("[SC9] a queue nobody is skilled for is warned of, and runs", () => {
  const scenario = sound();
  scenario.groups[0].skills.pop();
  const parsed = parseScenario(scenario as Scenario);
  expect(parsed).toMatchObject({ ok: true, warnings: [{ code: "unreachable-queue", path: "queues.1" }] });
});

test("[SC10] the policy is judged against the scenario, its problems under policy", () => {
  const named = (parameters: unknown) => told((s) => (s.policy = { name: "fifo-li", parameters }));
  expect(named({ clock: "since-offer" })).toEqual([]);
  expect(named({ clock: "since-noon" })).toEqual(["not-one-of policy.parameters.clock"]);
  expect(told((s) => (s.policy.plans = 3))).toEqual(["wrong-type policy.plans"]);
  const rule = { kind: "offer-callback", for: { queueIds: ["line"] }, when: [], acceptedShare: 0.5 };
  expect(told((s) => (s.policy.admission = [{ ...rule, toQueueId: "ghosts" }]))).toEqual([
    "unknown-queue policy.admission.0.toQueueId",
  ]);
  expect(told((s) => delete s.policy)).toEqual(["missing-field policy"]);
});

describe("text", () => {
  const problems = (text: string) => {
    const parsed = parseScenarioText(text);
    return parsed.ok ? [] : parsed.problems.map((one) => problemText(one, "en"));
  };

  test("[SC11] text that is no JSON is told by line and column", () => {
    expect(problems('{"scenario": {\n  "id": oops }}')).toEqual(['expected JSON, got "o" in line 2, column 9']);
    expect(problems('{"a": 1')).toEqual(["expected JSON, got the end of the text in line 1, column 8"]);
    expect(problems("")).toEqual(["expected JSON, got the end of the text in line 1, column 1"]);
    expect(problems('["a\u0001"]')).toEqual(['expected JSON, got "\\u0001" in line 1, column 4']);
  });

  test("[SC11] text beyond 5 MiB of UTF-8 or 24 levels is not read; the bound itself is", () => {
    const room = 5_242_880 - '{"x":""}'.length;
    expect(problems(`{"x":"${"a".repeat(room)}"}`)[0]).toContain("x: expected no field");
    expect(problems(`{"x":"${"a".repeat(room - 1)}я"}`)).toEqual([
      "expected at most 5,242,880 bytes of UTF-8, got 5242881",
    ]);
    expect(problems("[".repeat(25) + "]".repeat(25))).toEqual([
      "expected lists and objects nested at most 24 deep, got 25",
    ]);
    expect(problems("[".repeat(24) + "]".repeat(24))[0]).toContain("expected an object");
  });

  test("[SC11] a scenario by itself is a file without variants; a byte order mark is ignored", () => {
    const scenario = sound();
    expect(parseScenarioText(`\uFEFF${JSON.stringify(scenario)}`)).toEqual({
      ok: true,
      file: { scenario, variants: [] },
      warnings: [],
    });
  });
});
