import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import type {
  ArrivalSpec,
  BacklogSpec,
  BusynessSpec,
  ScenarioEvent,
  ScenarioEventTime,
  TraceContact,
  WaitElasticity,
} from "./demand.ts";
import { distribution } from "./distributionSchema.ts";
import { EXPECTED } from "./expectations.ts";
import type { Said } from "./problems.ts";
import {
  consistent,
  durationMs,
  id,
  intervalMinutes,
  listOf,
  maybe,
  number,
  object,
  oneByKind,
  oneOf,
  type Report,
  type Shape,
  whole,
  word,
} from "./schemaParts.ts";

const factor = (description: string) => number(0, BOUNDS.factor, description);

const busyness = object<BusynessSpec>(
  "What makes one day differ from another beyond chance: a gamma factor of mean 1.",
  {
    dayCv: number(0, 2, "Standard deviation of the day's factor; 0: every day alike."),
    sharedBy: maybe(
      id("Queues that name the same factor share each day's value. Absent: a factor of its own, by the queue's id."),
    ),
    intervalCv: maybe(number(0, 2, "Standard deviation of the factor of each interval. Absent: 0.")),
    intervalCorrelation: maybe(number(0, 0.999, "Correlation of neighbouring intervals' factors. Absent: 0.")),
  },
);

const elasticity = object<WaitElasticity>(
  "How demand answers to waits: the rate times (recent mean wait ÷ referenceMs) to the power of −elasticity.",
  {
    elasticity: number(0, 5, "The power; 0.3: ten times the wait halves demand."),
    referenceMs: durationMs("The wait at which demand is as given, ms.", 1),
    atMost: number(1, 4, "Upper bound of the factor."),
  },
);

const traceContact = object<TraceContact>("One contact of a real log.", {
  atMs: whole(0, (BOUNDS.runDays + 1) * 86_400_000, "When it came, ms after the start of the run."),
  talkMs: maybe(durationMs("Its conversation, ms. Absent: drawn from the queue's distribution.", 1)),
  patienceMs: maybe(
    durationMs("How long the customer would wait, ms. Absent: drawn from the queue's distribution.", 1),
  ),
});

/** Values of a profile must be one for each of its intervals; `field` names them. */
export function profileRule(field: string, said: (count: number, minutes: number) => Said = EXPECTED.rates) {
  return (value: Readonly<Record<string, unknown>>, report: Report): void => {
    const { intervalMinutes: minutes, profile, [field]: values } = value;
    if (typeof minutes !== "number" || 1_440 % minutes !== 0 || !Array.isArray(values)) return;
    if (profile !== "daily" && profile !== "weekly") return;
    const expected = (1_440 / minutes) * (profile === "weekly" ? 7 : 1);
    if (values.length !== expected) report([field], said(expected, minutes), values);
  };
}

export const arrivalSchema: z.ZodType<ArrivalSpec> = consistent(
  object<ArrivalSpec>("Who comes: a Poisson process whose rate is constant in each interval of local time.", {
    profile: oneOf(["daily", "weekly"], "Whether the rates are of one day or of a week from Monday; they repeat."),
    intervalMinutes: intervalMinutes("Length of an interval, minutes; divides a day of 1,440."),
    perHour: listOf(
      number(0, BOUNDS.perHour, "Contacts per hour in this interval."),
      1,
      BOUNDS.intervals,
      "Contacts per hour in each interval of the profile, all of them.",
    ),
    weekdayFactors: maybe(
      listOf(factor("Factor of this weekday."), 7, 7, "Factors on top, Monday to Sunday. Absent: 1 each."),
    ),
    busyness: maybe(busyness.describe("Days that differ beyond chance. Absent: the rates are known.")),
    inducedShare: maybe(number(0, 10, "Demand that a new offer creates, as a share on top. Absent: 0.")),
    waitElasticity: maybe(elasticity.describe("How demand answers to waits. Absent: not at all.")),
    trace: maybe(
      listOf(
        traceContact,
        1,
        BOUNDS.trace,
        "The contacts of a real log in time order, instead of the rates. Absent: rates.",
      ),
    ),
  }),
  (value, report) => {
    profileRule("perHour")(value, report);
    const { trace } = value;
    if (!Array.isArray(trace)) return;
    const late = trace.findIndex((contact, i) => i > 0 && Number(contact?.atMs) < Number(trace[i - 1]?.atMs));
    if (late >= 0) report(["trace", late, "atMs"], EXPECTED.ordered, trace[late]?.atMs, "out-of-order");
  },
);

export const backlogSchema: z.ZodType<BacklogSpec> = object<BacklogSpec>("Work already there when the run begins.", {
  contacts: whole(0, BOUNDS.backlog, "How many contacts."),
  ageMs: distribution("How long each has waited already, ms."),
});

type EventOf<Kind extends ScenarioEvent["kind"]> = Extract<ScenarioEvent, { readonly kind: Kind }>;

function event<Kind extends ScenarioEvent["kind"]>(
  kind: Kind,
  description: string,
  shape: Omit<Shape<EventOf<Kind>>, "kind" | keyof ScenarioEventTime>,
): z.ZodType<EventOf<Kind>> {
  const all = {
    kind: word(kind, `What happens: ${kind}.`),
    id: id("Names the event; each id once."),
    day: whole(0, BOUNDS.runDays, "Day of the run, 0 the first."),
    minute: whole(0, 1_439, "Minute of that local day it begins."),
    second: maybe(whole(0, 59, "Seconds into that minute. Absent: 0.")),
    durationMinutes: whole(1, BOUNDS.runDays * 1_440, "How long it lasts, minutes."),
    durationSeconds: maybe(whole(0, 59, "Seconds it lasts on top of the minutes. Absent: 0.")),
    ...shape,
  };
  return object<EventOf<Kind>>(description, all as unknown as Shape<EventOf<Kind>>);
}

const someQueues = listOf(id("Id of a queue."), 1, BOUNDS.eventQueues, "The queues it is about.");
const EVENT_KINDS = ["spike", "flash-crowd", "outage", "self-service-down", "slow-work", "absence"] as const;

export const eventSchema: z.ZodType<ScenarioEvent> = oneByKind<ScenarioEvent>(
  EVENT_KINDS,
  [
    event("spike", "The rate times a factor.", {
      queueIds: someQueues,
      factor: factor("The rate is multiplied by this."),
    }),
    event("flash-crowd", "Contacts on top, their rate falling by half again and again.", {
      queueId: id("The queue they come to."),
      contacts: whole(1, BOUNDS.flashCrowd, "How many are expected."),
      halfLifeMinutes: number(0.1, 10_080, "Their rate falls by half in this many minutes."),
    }),
    event("outage", "Nobody gets through; those already waiting stay.", {
      queueIds: someQueues,
      divertTo: maybe(id("Id of the queue contacts go to instead. Absent: they are lost.")),
    }),
    event("self-service-down", "The menu or bot is down: everybody goes straight to the queue.", {
      queueIds: someQueues,
    }),
    event("slow-work", "Conversations begun meanwhile take longer.", {
      queueIds: someQueues,
      factor: number(0.1, 10, "They take this many times as long."),
    }),
    event("absence", "Agents are away.", {
      groupId: id("Id of the group they are of."),
      agents: whole(1, BOUNDS.headcount, "How many agents are away."),
    }),
  ],
  { description: "Something that happens to the centre." },
);
