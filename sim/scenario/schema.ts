import { z } from "zod";
import type { LocalName, ScenarioStory } from "./about.ts";
import { BOUNDS } from "./bounds.ts";
import { EXPECTED } from "./expectations.ts";
import { type PolicyChoice, type RunSpec, SCENARIO_VERSION, type Scenario } from "./scenario.ts";
import { eventSchema } from "./schemaDemand.ts";
import {
  channel,
  currencyCode,
  id,
  intervalMinutes,
  listOf,
  localName,
  maybe,
  message,
  object,
  oneOf,
  type Shape,
  text,
  whole,
} from "./schemaParts.ts";
import { queueSchema } from "./schemaQueue.ts";
import { groupSchema } from "./schemaStaff.ts";

const told = (description: string): z.ZodType<LocalName> => localName(BOUNDS.text, description);

const storySchema = object<ScenarioStory>("What a scenario is told with, beside its results.", {
  story: told("What the centre is and what happens in it."),
  question: told("What is asked."),
  claim: told("The claim examined and who made it: an input, not a result."),
  lesson: told("What is to be learned."),
  assumptions: listOf(
    told("One assumption."),
    0,
    BOUNDS.assumptions,
    "What is assumed and not simulated. Empty: nothing.",
  ),
});

const date = { error: message(EXPECTED.date), abort: true };
const runSchema = object<RunSpec>("The window an experiment looks at.", {
  date: maybe(
    z
      .string(date)
      .max(10, date)
      .regex(/^(199\d|20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, date)
      .refine(isDay, { ...date, params: { code: "bad-format" } })
      .describe("Local day the run begins, YYYY-MM-DD. Absent: 2026-03-02, a Monday."),
  ),
  startMinute: maybe(whole(0, 1_439, "Minute of that day the run begins. Absent: 0.")),
  warmUpMinutes: maybe(whole(0, 527_040, "Runs before anything is counted, minutes. Absent: 0.")),
  lengthMinutes: maybe(whole(1, 527_040, "Counted after the warm-up, minutes. Absent: 1,440.")),
  end: maybe(
    oneOf(
      ["cut", "drain"],
      "cut: counting stops at the end; drain: arrivals stop and what is open is followed. Absent: drain.",
    ),
  ),
  intervalMinutes: maybe(intervalMinutes("Intervals results are shown by, minutes. Absent: 30.")),
});

/** Whether `YYYY-MM-DD` is a day of its month. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** The form of a policy is judged by routing (`policyProblems.ts`); here is only what the JSON Schema says of it. */
const policySchema = z.unknown().meta({
  description: "How contacts and agents meet.",
  anyOf: [
    { type: "string", description: "Id of a named policy with its usual parameters." },
    {
      type: "object",
      description: "A named policy with parameters of one's own.",
      properties: {
        name: { type: "string", description: "Id of the policy." },
        parameters: {
          type: "object",
          description: "Parameters by id. Absent ones: the policy's usual values.",
          additionalProperties: { type: ["number", "string"], description: "Value, in the parameter's own unit." },
        },
      },
      required: ["name", "parameters"],
      additionalProperties: false,
    },
    { $ref: "policy.schema.json", description: "A policy written out." },
  ],
}) as z.ZodType<unknown> as z.ZodType<PolicyChoice>;

/** The fields of a scenario, each with its own schema. */
export const SCENARIO_FIELDS: Shape<Scenario> = {
  version: z
    .literal(SCENARIO_VERSION, { error: message(EXPECTED.oneOf([SCENARIO_VERSION])) })
    .describe("Version of this form."),
  id: id("Names the source of its events: simulation://<id>."),
  name: localName(BOUNDS.name, "What screens call the centre."),
  story: maybe(storySchema.describe("What the scenario is told with. Absent: nothing.")),
  timeZone: text(64, "IANA zone of every local minute, such as Europe/Moscow."),
  currency: maybe(currencyCode("ISO 4217 code of every amount of money, such as EUR. Absent: no named currency.")),
  run: maybe(runSchema.describe("What an experiment runs. Absent: one day from midnight, no warm-up.")),
  policy: policySchema,
  shiftEnd: oneOf(
    ["finish-contact", "hand-back"],
    "Open contacts at the end of a shift: the agent finishes them, or they go back to the head of their line.",
  ),
  exclusiveChannels: listOf(
    channel("A channel."),
    0,
    9,
    "Channels an agent takes only with nothing else open, and beside which nothing else is taken.",
  ),
  queues: listOf(queueSchema, 1, BOUNDS.queues, "Its queues."),
  groups: listOf(groupSchema, 1, BOUNDS.groups, "Its agents, by group."),
  events: maybe(
    listOf(eventSchema, 0, BOUNDS.events, "What happens besides the ordinary day, each at its time. Absent: nothing."),
  ),
};

/** The whole form, for documents; `parseScenario` reads field by field, so that no mistake hides another. */
export const scenarioSchema: z.ZodType<Scenario> = object<Scenario>(
  "A contact centre as plain data: who comes, who answers, by which rules.",
  SCENARIO_FIELDS,
);
