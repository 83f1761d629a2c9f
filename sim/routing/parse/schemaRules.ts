import type { z } from "zod";
import { CHANNELS } from "../../vocabulary/index.ts";
import { POLICY_BOUNDS as MOST } from "../bounds.ts";
import type { AdmissionRule, Condition, ContactFilter, GuardSpec, PreemptSpec } from "../spec.ts";
import { EXPECTED } from "./expected.ts";
import {
  consistent,
  flag,
  id,
  list,
  maybe,
  ms,
  number,
  object,
  oneByKind,
  oneOf,
  type Shape,
  setOf,
  share,
  whole,
  word,
} from "./schemaParts.ts";

const FIGURES = [
  "estimated-wait-ms",
  "waiting",
  "longest-wait-ms",
  "idle-agents",
  "free-slots",
  "service-level",
] as const satisfies readonly Condition["figure"][];

export const channelSchema = oneOf(CHANNELS, "A channel.");
const queueIds = (description: string) => setOf(id("A queue of the scenario."), description);
const groupIds = (description: string) => setOf(id("A group of the scenario."), description);

const conditionSchema: z.ZodType<Condition> = consistent(
  object<Condition>("A figure of the floor between two bounds, both exclusive.", {
    figure: oneOf(FIGURES, "What is looked at; the unit is in the name."),
    queueId: maybe(id("Of this queue; absent: the contact’s own.")),
    groupId: maybe(id("For idle-agents, of this group instead of a queue.")),
    above: maybe(number(-MOST.threshold, MOST.threshold, "It holds above this; absent: no lower bound.")),
    below: maybe(number(-MOST.threshold, MOST.threshold, "It holds below this; absent: no upper bound.")),
  }),
  ({ figure, queueId, groupId, above, below }, report) => {
    if (above === undefined && below === undefined) report([], EXPECTED.bound, { figure });
    if (typeof above === "number" && typeof below === "number" && above >= below) {
      report(["above"], EXPECTED.boundsApart, above);
    }
    if (groupId !== undefined && (figure !== "idle-agents" || queueId !== undefined)) {
      report(["groupId"], EXPECTED.onlyIdleAgents, groupId);
    }
  },
);

export function conditionsSchema(description: string): z.ZodType<readonly Condition[]> {
  return list(conditionSchema, 0, MOST.conditions, description);
}

export const filterSchema: z.ZodType<ContactFilter> = object<ContactFilter>("Which contacts; empty: all.", {
  queueIds: maybe(queueIds("Of these queues; absent: of any.")),
  channels: maybe(setOf(channelSchema, "Of these channels; absent: of any.")),
  returning: maybe(flag("True: only contacts that follow another; false: only fresh ones; absent: both.")),
  hasLastAgent: maybe(flag("True: only customers with a last agent; false: only those without; absent: both.")),
});

/** Fields every admission rule has. */
const admission = {
  for: filterSchema,
  when: conditionsSchema("The rule acts while all of them hold; empty: always."),
  afterMs: maybe(ms("Asked after this wait, ms; absent: 0, when the contact comes.")),
  triedShare: maybe(share("Share of customers it is tried on, 0 to 1; absent: 1.")),
};
type OfKind<Kind extends AdmissionRule["kind"]> = Extract<AdmissionRule, { readonly kind: Kind }>;
const rule = <Kind extends AdmissionRule["kind"]>(
  kind: Kind,
  description: string,
  shape: Omit<Shape<OfKind<Kind>>, keyof typeof admission | "kind">,
): z.ZodType<OfKind<Kind>> =>
  object<OfKind<Kind>>(description, {
    ...admission,
    kind: word(kind, description),
    ...shape,
  } as unknown as Shape<OfKind<Kind>>);

export const admissionSchema: z.ZodType<AdmissionRule> = oneByKind<AdmissionRule>(
  ["refuse", "offer-callback", "steer", "announce-wait", "set-priority"],
  [
    rule("refuse", "The contact is refused.", {}),
    rule("offer-callback", "A callback is offered; who declines stays in line.", {
      toQueueId: id("The queue of the callbacks."),
      acceptedShare: share("Share of customers who accept, 0 to 1."),
    }),
    rule("steer", "Another channel is announced; who accepts goes there, context kept.", {
      toQueueId: id("The queue of the other channel."),
      acceptedShare: share("Share of customers who accept, 0 to 1."),
      delayMs: maybe(ms("From leaving to arriving there, ms; absent: 0.")),
    }),
    rule("announce-wait", "The estimated wait is announced; customers may baulk.", {}),
    rule("set-priority", "The contact gets another priority.", {
      priority: whole(0, 99, "0 first, 99 last."),
    }),
  ],
  "What may happen to a contact before anybody is asked.",
);

export const guardSchema: z.ZodType<GuardSpec> = oneByKind<GuardSpec>(
  ["reserve", "rate", "occupancy", "lend", "open-at-most"],
  [
    consistent(
      object<Extract<GuardSpec, { kind: "reserve" }>>("Idle agents kept for some queues.", {
        kind: word("reserve", "Idle agents kept for some queues."),
        forQueueIds: queueIds("Queues they are kept for."),
        groupIds: maybe(groupIds("Groups whose idle agents count; absent: all skilled for any of the queues.")),
        agents: whole(1, MOST.agents, "Others are offered only while more than this many are idle."),
        releaseAbove: maybe(
          whole(1, MOST.agents, "Once closed, opens only above this many idle; absent: above `agents`."),
        ),
      }),
      ({ agents, releaseAbove }, report) => {
        if (typeof agents === "number" && typeof releaseAbove === "number" && releaseAbove < agents) {
          report(["releaseAbove"], EXPECTED.releaseAbove, releaseAbove);
        }
      },
    ),
    object<Extract<GuardSpec, { kind: "rate" }>>("At most so many offers to an agent in a time.", {
      kind: word("rate", "At most so many offers to an agent in a time."),
      for: filterSchema,
      offers: whole(1, MOST.offers, "Offers to one agent."),
      windowMs: ms("In this time, ms.", 1),
    }),
    object<Extract<GuardSpec, { kind: "occupancy" }>>("Nobody busier than this is offered these.", {
      kind: word("occupancy", "Nobody busier than this is offered these."),
      for: filterSchema,
      atMost: share("Occupancy over the last hour, 0 to 1."),
    }),
    object<Extract<GuardSpec, { kind: "lend" }>>("Groups help out in other queues while conditions hold.", {
      kind: word("lend", "Groups help out in other queues while conditions hold."),
      groupIds: groupIds("Who helps out."),
      forQueueIds: queueIds("Where."),
      when: conditionsSchema("They are lent while, or from when, all of these hold; empty: always."),
      returnWhen: maybe(conditionsSchema("Once lent, until all of these hold; absent: while `when` holds.")),
    }),
    object<Extract<GuardSpec, { kind: "open-at-most" }>>("Only agents who hold little are offered these.", {
      kind: word("open-at-most", "Only agents who hold little are offered these."),
      for: filterSchema,
      open: whole(0, MOST.open, "Contacts the agent may hold already."),
    }),
  ],
  "A rule that may forbid a pair of contact and agent.",
);

export const preemptSchema: z.ZodType<PreemptSpec> = consistent(
  object<PreemptSpec>("Contacts of one channel may interrupt work on another.", {
    by: channelSchema.describe("The channel that may interrupt."),
    over: channelSchema.describe("The channel whose work may be set aside."),
    resumeCostMs: ms("Added to what is left when the work is taken up again, ms."),
    cooldownMs: ms("The same agent is not interrupted again before, ms."),
  }),
  ({ by, over }, report) => {
    if (by !== undefined && by === over) report(["over"], EXPECTED.otherChannel, over);
  },
);
