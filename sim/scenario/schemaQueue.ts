import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import { MAX_DURATION_MS } from "./distribution.ts";
import { distribution } from "./distributionSchema.ts";
import { EXPECTED } from "./expectations.ts";
import type { DiallingSpec, OpenHoursSpec, QueueSpec, TargetSpec } from "./queueSpec.ts";
import { customersSchema, messagesSchema, resolutionSchema, selfServiceSchema } from "./schemaCustomers.ts";
import { arrivalSchema, backlogSchema } from "./schemaDemand.ts";
import {
  channel,
  consistent,
  durationMs,
  flag,
  id,
  intervalMinutes,
  listOf,
  localName,
  maybe,
  number,
  object,
  oneByKind,
  oneOf,
  type Shape,
  share,
  text,
  weekdays,
  whole,
  word,
} from "./schemaParts.ts";

const target = object<TargetSpec>("What the centre wants to keep.", {
  withinMs: durationMs("Answered after at most this wait, equality included, ms."),
  share: share("Share wanted."),
  formula: maybe(
    oneOf(
      ["offered", "answered", "excluding-short-abandons"],
      "Which contacts the share is of. Absent: excluding-short-abandons.",
    ),
  ),
  shortAbandonMs: maybe(durationMs("An abandonment after at most this wait does not count, ms. Absent: 5,000 ms.")),
});

const span = consistent(
  object<OpenHoursSpec["hours"][number]>("Some weekdays, from one minute to another.", {
    weekdays: weekdays("The days, 1 = Monday … 7 = Sunday."),
    startMinute: whole(0, 1_439, "Minute of the local day it opens."),
    endMinute: whole(1, 1_440, "Minute it closes, after it opens."),
  }),
  ({ startMinute, endMinute }, report) => {
    if (Number(endMinute) <= Number(startMinute)) report(["endMinute"], EXPECTED.atLeast("startMinute + 1"), endMinute);
  },
);
const openHours = object<OpenHoursSpec>("When agents take this queue's contacts.", {
  hours: listOf(span, 1, 50, "Spans of the week in which it is open."),
  closed: maybe(oneOf(["wait", "refuse"], "What happens to contacts that come when it is closed. Absent: wait.")),
  clearedAtClosing: maybe(flag("Whether those still in line at closing are let go. Absent: false, they wait.")),
  dueClock: maybe(oneOf(["always", "open-hours"], "Whether the due time counts open time only. Absent: always.")),
});

type When = NonNullable<DiallingSpec["when"]>;
const keepPlace: Shape<Extract<When, { readonly kind: "keep-place" }>> = {
  kind: word("keep-place", "Due as soon as an agent is free."),
};
const scheduled: Shape<Extract<When, { readonly kind: "scheduled" }>> = {
  kind: word("scheduled", "Not before the time the customer chose."),
  afterMs: distribution("When that is, ms after the callback was asked for."),
};
const when = oneByKind<When>(
  ["keep-place", "scheduled"],
  [object("In the place the caller had.", keepPlace), object("At a time of the customer's choice.", scheduled)],
  { description: "When the callback is due. Absent: keep-place." },
);
const dialling = object<DiallingSpec>("How callbacks are dialled.", {
  answerShare: share("Probability that the customer answers."),
  noAnswerMs: distribution("How long ringing out without an answer holds the agent, ms."),
  redials: whole(0, 20, "How often it is dialled again after a failure, at most."),
  redialDelayMs: distribution("Until it is dialled again, ms."),
  when: maybe(when),
});

type ByInterval = NonNullable<QueueSpec["byInterval"]>;
const perInterval = (description: string) =>
  listOf(distribution("The distribution of this interval, ms."), 1, 288, description);
const byInterval = consistent(
  object<ByInterval>("Distributions by local interval of arrival.", {
    intervalMinutes: intervalMinutes("Length of an interval, minutes; divides a day of 1,440."),
    talkMs: maybe(perInterval("Conversation in each interval of the day, ms. Absent: talkMs of the queue.")),
    patienceMs: maybe(perInterval("Patience in each interval of the day, ms. Absent: patienceMs of the queue.")),
  }),
  (value, report) => {
    const minutes = value.intervalMinutes;
    if (typeof minutes !== "number" || 1_440 % minutes !== 0) return;
    for (const field of ["talkMs", "patienceMs"] as const) {
      const list = value[field];
      const count = 1_440 / minutes;
      if (Array.isArray(list) && list.length !== count) report([field], EXPECTED.rates(count, minutes), list);
    }
  },
);

const SCORES = { csat: [1, 5], nps: [0, 10] } as const;
type Rating = NonNullable<QueueSpec["rating"]>;
const weight = object<Rating["weights"][number]>("One score and how often it is given.", {
  score: whole(0, 10, "The score: 1 to 5 for csat, 0 to 10 for nps."),
  weight: number(0, 1_000_000, "How often, in proportion to the other weights."),
});
const rating = consistent(
  object<Rating>("How customers rate.", {
    scale: oneOf(["csat", "nps"], "csat: 1 to 5; nps: 0 to 10."),
    share: share("Share of answered contacts that are rated."),
    weights: listOf(weight, 1, 11, "How often each score is given; at least one weight is above 0."),
  }),
  ({ scale, weights }, report) => {
    if ((scale !== "csat" && scale !== "nps") || !Array.isArray(weights)) return;
    const [low, high] = SCORES[scale];
    weights.forEach((row, i) => {
      const score = row?.score;
      if (score < low || score > high)
        report(["weights", i, "score"], EXPECTED.whole(low, high), score, "out-of-range");
    });
    if (weights.every((row) => row?.weight === 0)) report(["weights"], EXPECTED.someWeight, weights);
  },
);

type Evaluation = NonNullable<QueueSpec["evaluation"]>;
const evaluation = consistent(
  object<Evaluation>("Who is listened to.", {
    share: share("Share of works somebody listens to."),
    scoreFrom: share("Lowest score given, in [0, 1]."),
    scoreTo: share("Highest score given, in [0, 1]; any in between alike."),
  }),
  ({ scoreFrom, scoreTo }, report) => {
    if (Number(scoreTo) < Number(scoreFrom)) report(["scoreTo"], EXPECTED.atLeast("scoreFrom"), scoreTo);
  },
);

const to = id("Id of the queue it goes to.");
const backOffice = object<NonNullable<QueueSpec["backOffice"]>>("Matters that go on in a back office.", {
  share: share("Share of answered contacts."),
  toQueueId: to,
});
const transfer = object<NonNullable<QueueSpec["transfer"]>>("Contacts handed to another queue.", {
  share: share("Share of answered contacts."),
  toQueueId: to,
  contextKeptShare: share("Share of them whose context the next agent sees."),
});

export const queueSchema: z.ZodType<QueueSpec> = consistent(
  object<QueueSpec>("The contacts of one intent on one channel, their work, and what else becomes of them.", {
    id: id("Names the queue; each id once."),
    name: localName(BOUNDS.name, "What screens call the queue."),
    channel: channel("The channel its contacts come by."),
    intent: maybe(text(BOUNDS.name, "What customers come for, in the centre's own words. Absent: the queue's id.")),
    priority: whole(0, 99, "0 is served first, 99 last, by policies that look at it."),
    value: maybe(number(0, 1_000_000, "Worth of one answered contact, for policies that weigh it. Absent: 1.")),
    target: maybe(target.describe("What the centre wants to keep. Absent: no target.")),
    arrivals: maybe(arrivalSchema.describe("Who comes. Absent: contacts come only from other queues.")),
    backlog: maybe(backlogSchema.describe("Work already there when the run begins. Absent: none.")),
    selfService: maybe(selfServiceSchema.describe("A menu or bot in front of the queue. Absent: none.")),
    patienceMs: maybe(distribution("How long a customer would wait, ms. Absent: for ever.")),
    talkMs: distribution("Conversation, or the writing of an answer, ms."),
    identificationMs: maybe(durationMs("Finding out who it is, at the start of the conversation, ms. Absent: 0 ms.")),
    wrapUpMs: maybe(distribution("What the agent does after the conversation, ms. Absent: nothing.")),
    byInterval: maybe(byInterval.describe("Distributions by interval of arrival. Absent: the same all day.")),
    dueInMs: maybe(
      whole(1, MAX_DURATION_MS, "An answer is promised this long after it came, ms. Absent: nothing is promised."),
    ),
    openHours: maybe(openHours.describe("When agents take this queue's contacts. Absent: always.")),
    messages: maybe(messagesSchema.describe("What is exchanged inside a session. Absent: nothing is.")),
    customers: maybe(customersSchema.describe("What customers do besides waiting. Absent: nothing else.")),
    resolution: maybe(resolutionSchema.describe("How contacts end. Absent: everything is resolved.")),
    backOffice: maybe(backOffice.describe("Matters that go on in a back office. Absent: never.")),
    transfer: maybe(transfer.describe("Contacts handed to another queue afterwards. Absent: never.")),
    dialling: maybe(
      dialling.describe("How callbacks are dialled; only for the channel callback. Absent: they are not."),
    ),
    rating: maybe(rating.describe("How customers rate. Absent: they do not.")),
    evaluation: maybe(evaluation.describe("Who is listened to. Absent: nobody.")),
  }),
  ({ channel: by, dialling: dialled }, report) => {
    if (dialled !== undefined && by !== "callback") report(["channel"], EXPECTED.callbackChannel, by);
  },
);
