import { z } from "zod";
import { POLICY_BOUNDS as MOST } from "../bounds.ts";
import {
  type AgentFilter,
  type OfferSpec,
  type PlanSpec,
  POLICY_VERSION,
  type PolicySpec,
  type StepSpec,
} from "../spec.ts";
import { EXPECTED } from "./expected.ts";
import {
  consistent,
  id,
  list,
  maybe,
  message,
  ms,
  object,
  oneByKind,
  oneOf,
  onlyTrue,
  setOf,
  share,
  text,
  whole,
  word,
} from "./schemaParts.ts";
import { admissionSchema, conditionsSchema, filterSchema, guardSchema, preemptSchema } from "./schemaRules.ts";
import { agentTermSchema, itemTermSchema } from "./schemaTerms.ts";

const agentsSchema: z.ZodType<AgentFilter> = consistent(
  object<AgentFilter>("Which agents; skill and capacity are always asked; empty: all with the skill.", {
    groupIds: maybe(setOf(id("A group of the scenario."), "Of these groups; absent: of any.")),
    teamIds: maybe(setOf(id("A team of the scenario."), "Of these teams; absent: of any.")),
    levelAtLeast: maybe(whole(1, 10, "Skill level at least, 1 to 10; absent: 1.")),
    levelAtMost: maybe(whole(1, 10, "Skill level at most, 1 to 10; absent: 10.")),
    lastAgent: maybe(onlyTrue("Only the agent this customer last spoke to; absent: anybody.")),
    acrossWalls: maybe(onlyTrue("Agents of other teams too, past the wall; absent: not.")),
  }),
  ({ levelAtLeast, levelAtMost }, report) => {
    if (typeof levelAtLeast === "number" && typeof levelAtMost === "number" && levelAtMost < levelAtLeast) {
      report(["levelAtMost"], EXPECTED.levelsInOrder, levelAtMost);
    }
  },
);

const stepSchema: z.ZodType<StepSpec> = consistent(
  object<StepSpec>("One step of the search for an agent.", {
    when: conditionsSchema("The step is skipped unless all of these hold as it begins; empty: always taken."),
    agents: agentsSchema,
    boostMs: maybe(whole(-MOST.ms, MOST.ms, "Added to the wait in this step’s scores, ms; absent: 0.")),
    priority: maybe(whole(0, 99, "Priority in this step, 0 first; absent: the contact’s own.")),
    notBeforeMs: maybe(ms("Nobody is asked before, ms into the step; absent: 0.")),
    expiresAfterMs: maybe(ms("The step ends after this long, ms; absent: never.", 1)),
    onExpiry: maybe(
      oneByKind<NonNullable<StepSpec["onExpiry"]>>(
        ["next", "overflow"],
        [
          object<{ kind: "next" }>("The next step.", { kind: word("next", "The next step.") }),
          object<{ kind: "overflow"; toQueueId: string }>("To another queue.", {
            kind: word("overflow", "To another queue."),
            toQueueId: id("The other queue."),
          }),
        ],
        "What follows its end; absent: the next step.",
      ),
    ),
  }),
  ({ notBeforeMs, expiresAfterMs, onExpiry }, report) => {
    if (expiresAfterMs === undefined) {
      if (onExpiry !== undefined) report(["onExpiry"], EXPECTED.endOfStep, onExpiry);
    } else if (typeof notBeforeMs === "number" && typeof expiresAfterMs === "number" && expiresAfterMs <= notBeforeMs) {
      report(["expiresAfterMs"], EXPECTED.endAfterBeginning, expiresAfterMs);
    }
  },
);

const planSchema: z.ZodType<PlanSpec> = consistent(
  object<PlanSpec>("Steps for some contacts, one after the other.", {
    for: filterSchema,
    steps: list(stepSchema, 1, MOST.steps, "In order; the last has no conditions, and no end but to overflow."),
  }),
  ({ steps }, report) => {
    if (!Array.isArray(steps) || steps.length === 0) return;
    const last: unknown = steps.at(-1);
    if (typeof last !== "object" || last === null) return;
    const { when, expiresAfterMs, onExpiry } = last as Record<string, unknown>;
    const path = ["steps", steps.length - 1];
    if (Array.isArray(when) && when.length > 0) report([...path, "when"], EXPECTED.lastStep, when);
    const overflows =
      typeof onExpiry === "object" && onExpiry !== null && (onExpiry as Record<string, unknown>).kind === "overflow";
    if (expiresAfterMs !== undefined && !overflows) {
      report([...path, "expiresAfterMs"], EXPECTED.lastStep, expiresAfterMs);
    }
  },
);

const offerSchema: z.ZodType<OfferSpec> = consistent(
  object<OfferSpec>("How a contact is offered to an agent.", {
    mode: oneOf(["auto", "ring", "pull"], "Answered as offered; rings for `timeoutMs`; taken `timeoutMs` later."),
    timeoutMs: ms("Ms; 0 for auto, more for ring."),
    onMiss: oneOf(["requeue-head", "requeue-tail"], "Where a missed contact goes in its line."),
    missPauseMs: maybe(ms("Who missed an offer is offered nothing for this long, ms; absent: 0.")),
    parallel: maybe(whole(1, MOST.parallel, "How many are rung at once; absent: 1.")),
    matchAccuracy: maybe(share("Share of `match` predictions that are right, 0 to 1; absent: 1.")),
  }),
  ({ mode, timeoutMs, parallel }, report) => {
    if ((mode === "auto" && timeoutMs !== 0) || (mode === "ring" && timeoutMs === 0)) {
      report(["timeoutMs"], EXPECTED.zeroTimeout, timeoutMs);
    }
    if (typeof parallel === "number" && parallel > 1 && mode !== "ring") {
      report(["parallel"], EXPECTED.oneAtATime, parallel);
    }
  },
);

/** A policy written out, from outside. Agrees with `PolicySpec` in both directions. */
export const policySchema: z.ZodType<PolicySpec> = consistent(
  object<PolicySpec>("A routing policy: who is offered what, when and why. Times are ms, shares from 0 to 1.", {
    version: z
      .literal(POLICY_VERSION, { error: message(EXPECTED.oneOf([POLICY_VERSION])) })
      .describe("Version of the form."),
    name: text(MOST.name, "What its author calls it."),
    admission: list(admissionSchema, 0, MOST.admission, "Tried in order; the first that applies acts."),
    plans: list(planSchema, 0, MOST.plans, "The first that matches a contact is its plan."),
    itemScore: list(itemTermSchema, 0, MOST.terms, "Which contact is next: highest first; empty: longest wait."),
    agentScore: list(agentTermSchema, 0, MOST.terms, "Which agent is next: highest first; empty: longest idle."),
    combine: oneOf(["item-then-agent", "agent-then-item", "pair-sum", "assignment"], "How the two scores meet."),
    batchEveryMs: maybe(
      whole(MOST.batchFromMs, MOST.batchToMs, "For assignment: pairs are made every, ms; absent: 1,000."),
    ),
    guards: list(guardSchema, 0, MOST.guards, "Each may forbid a pair."),
    preempt: list(preemptSchema, 0, MOST.preempt, "Who may interrupt what."),
    offer: offerSchema,
    idleClock: oneOf(["since-end", "since-offer", "since-available"], "What idle means."),
    tieBreak: oneOf(["in-order", "seeded"], "What decides between equal scores."),
  }),
  ({ combine, batchEveryMs, itemScore, agentScore }, report) => {
    if (combine !== "assignment") {
      if (batchEveryMs !== undefined) report(["batchEveryMs"], EXPECTED.onlyBatch, batchEveryMs);
      return;
    }
    for (const [key, terms] of Object.entries({ itemScore, agentScore })) {
      if (!Array.isArray(terms)) continue;
      terms.forEach((term: unknown, i) => {
        const lexicographic = (term as { transform?: unknown } | null)?.transform === "lexicographic";
        if (lexicographic) report([key, i, "transform"], EXPECTED.noLevels, "lexicographic");
      });
    }
  },
);

type Agrees<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Does not compile when schema and form part. */
export const AGREES: Agrees<z.output<typeof policySchema>, PolicySpec> = true;
