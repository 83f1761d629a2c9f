import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import { distribution } from "./distributionSchema.ts";
import { EXPECTED } from "./expectations.ts";
import { profileRule } from "./schemaDemand.ts";
import {
  byChannel,
  consistent,
  id,
  intervalMinutes,
  listOf,
  localName,
  maybe,
  number,
  object,
  oneOf,
  text,
  weekdays,
  whole,
} from "./schemaParts.ts";
import type {
  BreakSpec,
  GroupSpec,
  HeadcountSpec,
  PersonSpec,
  ShiftSpec,
  ShrinkageSpec,
  SkillSpec,
  SlotsSpec,
} from "./staff.ts";

const breakSchema = object<BreakSpec>("A break. It begins when the agent's open contacts are done and lasts in full.", {
  afterMinutes: whole(1, 1_440, "Due this many minutes into the shift."),
  durationMinutes: whole(1, 480, "How long it lasts, minutes."),
  reason: text(BOUNDS.name, "In the centre's own words: break, lunch."),
});

export const shiftSchema: z.ZodType<ShiftSpec> = consistent(
  object<ShiftSpec>("One shift on each of some weekdays, in local minutes.", {
    weekdays: weekdays("Days the shift begins on, 1 = Monday … 7 = Sunday."),
    startMinute: whole(0, 1_439, "Minute of the local day it begins."),
    endMinute: whole(1, 2_879, "Minute it ends, 1 to 1,440 after its beginning; above 1,440 is past midnight."),
    breaks: listOf(breakSchema, 0, BOUNDS.breaks, "Its breaks, one after the other. Empty: none."),
  }),
  ({ startMinute, endMinute, breaks }, report) => {
    if (typeof startMinute !== "number" || typeof endMinute !== "number") return;
    const length = endMinute - startMinute;
    if (!(length >= 1 && length <= 1_440)) {
      report(["endMinute"], EXPECTED.after("startMinute", 1, 1_440), endMinute);
      return;
    }
    let free = 0;
    (Array.isArray(breaks) ? breaks : []).forEach((pause, i) => {
      const { afterMinutes: after, durationMinutes: lasts } = Object(pause) as Record<string, unknown>;
      if (typeof after !== "number" || typeof lasts !== "number") return;
      if (!(after >= free && after + lasts <= length)) {
        report(["breaks", i, "afterMinutes"], EXPECTED.insideShift(free, length - lasts), after);
      }
      free = after + lasts;
    });
  },
);
const shifts = (description: string) => listOf(shiftSchema, 0, BOUNDS.shiftsOfOne, description);

const personSchema: z.ZodType<PersonSpec> = object<PersonSpec>("Somebody with a name.", {
  id: id("Names the agent; each id once in the scenario."),
  name: text(BOUNDS.name, "What screens call the agent."),
  shifts: maybe(shifts("The agent's own shifts. Absent: those of the group.")),
  handleTimeFactors: maybe(
    byChannel(
      number(0.1, 10, "Conversation and wrap-up take this many times as long. Absent: 1."),
      "Factors of this agent on top of the group's, by channel. Absent: 1 each.",
    ),
  ),
  resolvedFactor: maybe(number(0, 2, "Multiplies the share resolved. Absent: 1.")),
  experienceDays: maybe(
    whole(0, 36_500, "Days of experience on the first day of the run, where the group learns. Absent: enough of them."),
  ),
});

const slotCount = whole(1, BOUNDS.slots, "Contacts of this channel at once. Absent: none of it.");
const slotsSchema: z.ZodType<SlotsSpec> = consistent(
  object<SlotsSpec>("How many contacts at once.", {
    total: whole(1, BOUNDS.slots, "Contacts at once in all."),
    byChannel: byChannel(slotCount, "Contacts at once of each channel. Absent channel: none of it."),
    weights: maybe(
      byChannel(
        number(0.01, 1_000, "What one contact of this channel takes of the capacity. Absent: 1."),
        "What one contact takes of the capacity, by channel; given together with it. Absent: weights do not matter.",
      ),
    ),
    capacity: maybe(
      number(0.01, 25_000, "Sum of weights an agent can hold; given together with weights. Absent: no bound."),
    ),
    mix: maybe(
      oneOf(["any", "same-channel"], "Whether contacts of different channels may be held together. Absent: any."),
    ),
    slowDown: maybe(
      byChannel(
        listOf(
          number(0.1, 50, "How many times as long."),
          1,
          BOUNDS.slots,
          "Factors while the agent holds 1, 2, … contacts; the last goes on. Absent: 1.",
        ),
        "How many times as long a conversation takes beside others, by channel. Absent: 1, whatever is held.",
      ),
    ),
  }),
  ({ weights, capacity }, report) => {
    if ((weights === undefined) === (capacity === undefined)) return;
    const missing = weights === undefined ? "weights" : "capacity";
    report([missing], EXPECTED.weightsWithCapacity, undefined);
  },
);

const headcountSchema: z.ZodType<HeadcountSpec> = consistent(
  object<HeadcountSpec>("Unnamed agents, alike, counted by interval.", {
    profile: oneOf(["daily", "weekly"], "Whether the counts are of one day or of a week from Monday; they repeat."),
    intervalMinutes: intervalMinutes("Length of an interval, minutes; divides a day of 1,440."),
    agents: listOf(
      whole(0, BOUNDS.headcount, "Agents scheduled in this interval."),
      1,
      BOUNDS.intervals,
      "Agents scheduled in each interval of the profile, all of them; one value: always that many.",
    ),
  }),
  (value, report) => {
    if (Array.isArray(value.agents) && value.agents.length === 1) return;
    profileRule("agents", EXPECTED.headcount)(value, report);
  },
);

const shrinkageSchema = object<ShrinkageSpec>("What keeps scheduled agents away.", {
  plannedShare: maybe(number(0, 0.9, "Meetings, training: share of the shift off queue. Absent: 0.")),
  plannedBlockMinutes: maybe(whole(1, 480, "Length of one such block, minutes. Absent: 30.")),
  absentShare: maybe(number(0, 0.9, "Share of days on which somebody unexpectedly does not come. Absent: 0.")),
  lateMs: maybe(distribution("How late people come, ms. Absent: on time.")),
});

const skillSchema = object<SkillSpec>("A queue these agents serve.", {
  queueId: id("Id of the queue."),
  level: whole(1, 10, "How skilled, 10 the most; routing may ask for a least level."),
  handleTimeFactor: maybe(number(0.1, 10, "Conversation and wrap-up take this many times as long. Absent: 1.")),
  resolvedFactor: maybe(number(0, 2, "Multiplies the share resolved. Absent: 1.")),
});

const ringSchema = object<NonNullable<GroupSpec["ring"]>>("How contacts are answered.", {
  answerMs: distribution("From the offer to the answer, ms."),
  missedShare: number(0, 0.95, "Share of offers nobody takes; the routing policy says what follows."),
});

const learningSchema = object<NonNullable<GroupSpec["learning"]>>("How newcomers become faster.", {
  startFactor: number(1, 5, "Handle time on the first day, as a factor; falls straight to 1."),
  days: whole(1, 3_650, "Days until the factor is 1."),
});

export const groupSchema: z.ZodType<GroupSpec> = consistent(
  object<GroupSpec>("Agents with the same skills and the same capacity.", {
    id: id("Names the group; each id once."),
    name: localName(BOUNDS.name, "What screens call the group."),
    skills: listOf(skillSchema, 1, BOUNDS.queues, "The queues they serve, the main one first."),
    slots: slotsSchema,
    shifts: shifts("Shifts of everybody who has none of their own. Empty: always there."),
    people: listOf(personSchema, 0, BOUNDS.headcount, "Agents by name; may be empty where headcount is given."),
    headcount: maybe(headcountSchema.describe("Unnamed agents by interval. Absent: none.")),
    teamId: maybe(id("The team; contacts of another team's queues are behind a wall. Absent: no wall.")),
    costPerHour: maybe(
      number(0, 1_000_000, "Wage of one agent, money per paid hour (shift time, breaks included). Absent: 0."),
    ),
    shrinkage: maybe(shrinkageSchema.describe("What keeps scheduled agents away. Absent: everybody comes, on time.")),
    ring: maybe(ringSchema.describe("How contacts are answered. Absent: at once, by everybody.")),
    learning: maybe(learningSchema.describe("How newcomers become faster. Absent: nobody is slower at first.")),
  }),
  ({ people, headcount }, report) => {
    if (Array.isArray(people) && people.length === 0 && headcount === undefined) {
      report(["people"], EXPECTED.peopleOrHeadcount, people);
    }
  },
);
