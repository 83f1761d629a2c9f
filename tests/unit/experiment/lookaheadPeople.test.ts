import { describe, expect, test } from "vitest";
import type { Observed, ObservedDay } from "../../../sim/experiment/lookahead/estimate/observed.ts";
import { peopleOf } from "../../../sim/experiment/lookahead/estimate/people.ts";
import { ExpectedPresence } from "../../../sim/experiment/lookahead/estimate/presence.ts";
import { Serving } from "../../../sim/experiment/lookahead/estimate/serving.ts";
import { skillsOf } from "../../../sim/experiment/lookahead/estimate/skills.ts";
import type { FloorAgent, OpenVisit } from "../../../sim/floor/index.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { DAY_MS, hours, type Instant, instant, later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";
import { ToldFloor } from "../../fixtures/warmFloor.ts";

const NOON = instant(Date.UTC(2026, 2, 2, 12));
const UTC = new LocalTime("UTC");
const SALES = "sales/voice";

const at = (afterSeconds: number): Instant => later(NOON, seconds(afterSeconds));
const agent = (agentId: string, over: Partial<FloorAgent> = {}) => ({ agentId, ...over }) as FloorAgent;
const visit = (visitId: string, from: number, to: number, channel = "voice") =>
  ({ visitId, queue: { queueId: "sales", channel }, queuedAt: at(from), endedAt: at(to) }) as unknown as OpenVisit;

/** Somebody waits in sales from second 0 to 100: a line from 10 on. Anna serves from 0 to 40 and is ready then; boris is ready. */
function seen(channel = "voice"): Serving {
  const serving = new Serving();
  for (const name of ["anna", "boris"]) serving.activityEnded(agent(name), "offline", at(-60), at(-1));
  serving.visitQueued(visit("v", 0, 100, channel));
  serving.activityEnded(agent("anna"), "ready", at(-1), at(0));
  serving.activityEnded(agent("anna"), "contact", at(0), at(40));
  serving.visitLeft(visit("v", 0, 100, channel));
  return serving;
}

describe("who is there", () => {
  test("[LA27] is told by what people do beside a line: serving counts, staying ready does not", () => {
    const serving = seen();
    for (const name of ["anna", "boris"]) serving.activityEnded(agent(name), "ready", at(40), at(200));
    // Anna served 30 s of the line and passed 60, boris passed 90; an hour of belief that all serve stands before it.
    expect(serving.shareOf(["anna"], [SALES])).toBeCloseTo((3_600 + 30) / (3_600 + 90), 12);
    expect(serving.shareOf(["anna", "boris"], [SALES])).toBeCloseTo((3_600 + 30) / (3_600 + 180), 12);
    expect(serving.shareOf(["anna", "boris"], [SALES], 0.5)).toBeCloseTo((1_800 + 30) / (3_600 + 180), 12);
    expect(serving.shareOf(["anna", "boris"], ["other/voice"])).toBe(1);
    expect(serving.shareOf([], [SALES])).toBe(1);
    // A break that is told is neither.
    const pausing = seen();
    pausing.activityEnded(agent("anna"), "break", at(40), at(200));
    expect(pausing.shareOf(["anna"], [SALES])).toBeCloseTo(1, 12);
  });

  test("[LA27] what was seen a week ago counts half, and deferrable work beside people says nothing", () => {
    const serving = seen();
    serving.activityEnded(agent("boris"), "ready", at(-1), at(200));
    serving.activityEnded(agent("boris"), "offline", at(200), later(at(200), 7 * DAY_MS));
    expect(serving.shareOf(["boris"], [SALES])).toBeCloseTo(3_600 / (3_600 + 45), 4);
    const emails = seen("email");
    emails.activityEnded(agent("boris"), "ready", at(-1), at(200));
    expect(emails.shareOf(["boris"], ["sales/email"])).toBe(1);
  });

  test("[LA27] whoever is ready and left out by a line is not there, whoever just became ready is", () => {
    const serving = seen();
    expect(serving.isLeftOut("boris", [SALES], at(100))).toBe(true);
    expect(serving.isLeftOut("boris", ["other/voice"], at(100))).toBe(false);
    serving.activityEnded(agent("anna"), "ready", at(40), at(98));
    expect(serving.isLeftOut("anna", [SALES], at(101))).toBe(false);
    // A wait without an end is a witness for half an hour and no longer.
    const lost = new Serving();
    lost.activityEnded(agent("boris"), "offline", at(-60), at(-1));
    lost.visitQueued(visit("v", 0, 0));
    lost.activityEnded(agent("boris"), "ready", at(-1), at(7_200));
    expect(lost.shareOf(["boris"], [SALES])).toBeCloseTo(3_600 / (3_600 + 1_790), 12);
    expect(lost.isLeftOut("boris", [SALES], at(9_000))).toBe(false);
  });

  test("[LA27] a group is away as much as it was seen to be, unless a roster plans its breaks", () => {
    const floor = new ToldFloor().agent(NOON, "anna", "sales").agent(NOON, "boris", "sales");
    floor.waits(NOON, "c1", "sales");
    const observed: Observed = { fromAt: at(-7_200), toAt: NOON, queues: [], days: [], skills: [] };
    const serving = seen();
    serving.activityEnded(agent("boris"), "ready", at(-1), at(200));
    const config = defaultBoardConfig({ timeZone: "UTC" });
    const [group] = peopleOf(floor.floor, observed, config, UTC, NOON, undefined, serving).groups;
    const everybody = (3_600 + 30) / (3_600 + 120);
    const share = (3_600 * everybody + 30) / (3_600 + 120);
    expect(group!.shrinkage).toEqual({ plannedShare: Math.round((1 - share) * 1_000) / 1_000 });
    const pause = { afterMinutes: 60, durationMinutes: 30, reason: "lunch" };
    const roster = new Map([["anna", [{ weekdays: [1], startMinute: 540, endMinute: 1_020, breaks: [pause] }]]]);
    const [planned] = peopleOf(floor.floor, observed, config, UTC, NOON, roster, serving).groups;
    expect(planned!.shrinkage).toBeUndefined();
  });
});

test("[LA27] lines there were before anybody heard of an agent passed over nobody", () => {
  const serving = seen();
  serving.activityEnded(agent("new"), "offline", at(-60), at(150));
  serving.activityEnded(agent("new"), "ready", at(150), at(200));
  expect(serving.shareOf(["new"], [SALES])).toBe(1);
  expect(serving.isLeftOut("new", [SALES], at(201))).toBe(false);
});

test("[LA27] a queue taken now and then is no skill; a member's is, and so is one few others take", () => {
  const { floor } = new ToldFloor()
    .agent(NOON, "anna", "sales")
    .agent(NOON, "boris", "sales")
    .waits(NOON, "c1", "sales");
  const took = (agentId: string, queueId: string, contacts: number) => ({
    ...{ agentId, queueId, contacts, channel: "voice" as const },
  });
  const skills = skillsOf(floor, [
    ...[took("anna", "service", 96), took("anna", "loans", 4), took("anna", "english", 3)],
    ...[took("boris", "loans", 400), took("boris", "service", 4)],
    took("gone", "english", 27),
  ]);
  expect(skills.get("anna")).toEqual(["english/voice", SALES, "service/voice"]);
  expect(skills.get("boris")).toEqual(["loans/voice", SALES]);
});

test("[LA14] without a roster people go when they usually go from this hour, and come as on the latest day like today", () => {
  const day = (agentId: string, before: number, from: number, to: number): ObservedDay => {
    const midnight = NOON - hours(12) - before * DAY_MS;
    return { agentId, firstAt: (midnight + hours(from)) as Instant, lastAt: (midnight + hours(to)) as Instant };
  };
  const expected = new ExpectedPresence(
    [
      ...[day("anna", 1, 8, 15), day("anna", 2, 8, 18), day("anna", 3, 9, 17), day("anna", 4, 18, 23)],
      ...[
        day("boris", 7, 14, 20),
        day("boris", 1, 6, 9),
        day("boris", 0, 7, 9),
        day("clara", 7, 8, 13),
        day("night", 1, 22, 38),
      ],
      day("anna", 0, 10, 12),
    ],
    UTC,
    NOON,
  );
  const shifts = (agentId: string, activity: FloorAgent["activity"]) =>
    expected.shiftsOf(agent(agentId, { activity })).map(({ startMinute, endMinute }) => [startMinute, endMinute]);
  // Of three days on which she was there at noon the median went at 17; she has been there since 10.
  expect(shifts("anna", "ready")).toEqual([[600, 1_020]]);
  // Nobody ever saw dora: of everybody's days under way at noon – 13, 14, 15, 17 and 18 – the median went at 15.
  expect(shifts("dora", "contact")).toEqual([[720, 900]]);
  // A night that began the evening before ends at 14.
  expect(shifts("night", "ready")).toEqual([[720, 840]]);
  // A week ago boris came at 14; clara's day then is over by now, and so are days of people who were never there.
  expect(shifts("boris", "offline")).toEqual([[840, 1_215]]);
  expect(shifts("clara", "offline")).toEqual([[480, 795]]);
  expect(shifts("dora", "offline")).toEqual([]);
  // With nothing to go by, four hours.
  const nobody = new ExpectedPresence([], UTC, later(NOON, minutes(7)));
  expect(nobody.shiftsOf(agent("dora", { activity: "ready" }))[0]).toMatchObject({ startMinute: 720, endMinute: 975 });
});
