import { z } from "zod";
import { BOUNDS } from "../../scenario/bounds.ts";
import { EXPECTED } from "../../scenario/expectations.ts";
import type { PolicyChoice } from "../../scenario/scenario.ts";
import type { ScenarioFile } from "../../scenario/scenarioFile.ts";
import {
  channel,
  id,
  listOf,
  maybe,
  message,
  number,
  object,
  oneByKind,
  oneOf,
  text,
  whole,
  word,
} from "../../scenario/schemaParts.ts";
import {
  type Camera,
  DIFFERENCE_MEASURES,
  type Injection,
  type InjectionKind,
  RUN_VERSION,
  type RunDescription,
  type ScenarioSource,
  type StageChoice,
} from "../types/description.ts";
import { RUN_BOUNDS } from "./bounds.ts";

const DAY_MS = 86_400_000;
const atMs = whole(0, RUN_BOUNDS.minutes * 60_000, "Ms after the run opens.");
const minutes = whole(1, RUN_BOUNDS.injectionMinutes, "How long it lasts, minutes.");
const someQueues = listOf(id("Id of a queue."), 1, BOUNDS.eventQueues, "The queues it is about.");

type Of<Kind extends InjectionKind> = Extract<Injection, { readonly kind: Kind }>;

const kindOf = <Kind extends InjectionKind>(kind: Kind) => word(kind, `What people do: ${kind}.`);

const injection: z.ZodType<Injection> = oneByKind<Injection>(
  ["spike", "channel-outage", "agents-leave", "agents-return", "bot-fails", "slow-crm", "flash-crowd"],
  [
    object<Of<"spike">>("The rate of some queues times a factor.", {
      ...{ kind: kindOf("spike"), atMs, minutes, queueIds: someQueues },
      factor: number(0, BOUNDS.factor, "The rate is multiplied by this."),
    }),
    object<Of<"channel-outage">>("Nobody gets through on a channel.", {
      ...{ kind: kindOf("channel-outage"), atMs, minutes },
      channel: channel("The channel that is out."),
    }),
    object<Of<"agents-leave">>("Agents go.", {
      ...{ kind: kindOf("agents-leave"), atMs, minutes },
      groupId: id("Id of their group."),
      agents: whole(1, BOUNDS.headcount, "How many go."),
    }),
    object<Of<"agents-return">>("Agents who are away come back.", {
      ...{ kind: kindOf("agents-return"), atMs },
      groupId: id("Id of their group."),
    }),
    object<Of<"bot-fails">>("Menus and bots of some queues are down.", {
      ...{ kind: kindOf("bot-fails"), atMs, minutes, queueIds: someQueues },
    }),
    object<Of<"slow-crm">>("Conversations begun meanwhile take longer.", {
      ...{ kind: kindOf("slow-crm"), atMs, minutes, queueIds: someQueues },
      factor: number(0.1, 10, "They take this many times as long."),
    }),
    object<Of<"flash-crowd">>("Contacts of one intent on top.", {
      ...{ kind: kindOf("flash-crowd"), atMs, minutes },
      queueId: id("The queue they come to."),
      contacts: whole(1, 10_000, "How many are expected."),
      halfLifeMinutes: number(0.1, RUN_BOUNDS.injectionMinutes, "Their rate falls by half in this many minutes."),
    }),
  ],
  { description: "Something people do to the running centre." },
);

/** Judged where the scenario is: by the parser of scenarios, and of policies. */
const judgedLater = <T>() => z.unknown() as z.ZodType<T>;

export const sourceSchema: z.ZodType<ScenarioSource> = oneByKind<ScenarioSource>(
  ["preset", "file"],
  [
    object<Extract<ScenarioSource, { kind: "preset" }>>("One of the scenarios everybody has.", {
      kind: word("preset", "One of the scenarios everybody has."),
      id: id("Its id."),
    }),
    object<Extract<ScenarioSource, { kind: "file" }>>("A scenario written out.", {
      kind: word("file", "A scenario written out."),
      file: judgedLater<ScenarioFile>(),
    }),
  ],
  { description: "The scenario that is played." },
);

export const choiceSchema: z.ZodType<StageChoice> = object<StageChoice>("What one stage plays.", {
  variant: id("Id of a variant; base: the scenario as it stands."),
  policy: maybe(judgedLater<PolicyChoice>()),
});

const camera: z.ZodType<Camera> = object<Camera>("What the picture is turned to.", {
  follow: maybe(text(RUN_BOUNDS.follow, "The customer who is followed.")),
  queues: maybe(listOf(id("Id of a queue."), 1, BOUNDS.queues, "The lanes shown.")),
  measure: maybe(oneOf(DIFFERENCE_MEASURES, "What the difference is measured in.")),
});

/** A description as it comes from outside; what it names is looked up afterwards. */
export const descriptionSchema: z.ZodType<RunDescription> = object<RunDescription>("A theatre run.", {
  version: z.literal(RUN_VERSION, { error: message(EXPECTED.oneOf([RUN_VERSION])) }).describe("Version of the form."),
  scenario: sourceSchema,
  a: choiceSchema,
  b: maybe(choiceSchema),
  seed: text(RUN_BOUNDS.seed, "Names the customers: any text."),
  injections: listOf(injection, 0, RUN_BOUNDS.injections, "What people did to the run, in order."),
  atMs: whole(0, DAY_MS, "Where the clock stands, ms after the run opens."),
  camera,
});

/** One injection from outside. */
export const injectionSchema = injection;
