import { z } from "zod";
import { POLICY_BOUNDS as MOST } from "../bounds.ts";
import type { AgentTerm, ItemTerm, Transform } from "../spec.ts";
import { EXPECTED } from "./expected.ts";
import { half, id, maybe, message, number, object, oneOf, setOf } from "./schemaParts.ts";

/** Features of contacts, in the order they are shown. */
export const ITEM_FEATURES = [
  "wait-s",
  "priority",
  "slack-s",
  "value",
  "speed-per-h",
  "waiting",
  "journey-age-s",
  "returning",
  "own-work",
  "primary",
  "level",
  "known-work-s",
] as const satisfies readonly ItemTerm["feature"][];

/** Features of agents, in the order they are shown. */
export const AGENT_FEATURES = [
  "idle-s",
  "open",
  "spare-slots",
  "load",
  "level",
  "skills",
  "primary",
  "same-channel",
  "offers-in-window",
  "since-same-channel-s",
  "last-agent",
  "idle-in-group",
  "occupancy",
  "cost-per-h",
  "match",
  "known-work-s",
] as const satisfies readonly AgentTerm["feature"][];

const transform: z.ZodType<Transform> = z
  .union(
    [
      z.enum(["linear", "lexicographic"]),
      z.strictObject({ threshold: number(-MOST.threshold, MOST.threshold, "Only what is beyond it counts.") }),
      z.strictObject({ power: half("To this power, the sign kept.") }),
    ],
    { error: message(EXPECTED.transform) },
  )
  .describe("How the value enters the score.");
const weight = number(
  -MOST.weight,
  MOST.weight,
  "Score a unit of the feature; negative: less is better; 0: no effect.",
);

export const itemTermSchema: z.ZodType<ItemTerm> = object<ItemTerm>("One term of the score of contacts.", {
  feature: oneOf(ITEM_FEATURES, "What is looked at; the unit is in the name."),
  weight,
  transform,
  only: maybe(setOf(id("A queue."), "Queues whose contacts it counts for; absent: all.")),
  times: maybe(
    setOf(
      oneOf(["value", "speed-per-h", "level"], "Another feature of the same contact."),
      "Features it is multiplied by, after the transform; absent: none.",
    ),
  ),
});

export const agentTermSchema: z.ZodType<AgentTerm> = object<AgentTerm>("One term of the score of agents.", {
  feature: oneOf(AGENT_FEATURES, "What is looked at; the unit is in the name."),
  weight,
  transform,
  only: maybe(setOf(id("A group."), "Groups whose agents it counts for; absent: all.")),
});
