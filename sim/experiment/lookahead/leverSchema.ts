import * as z from "zod";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Problem, shortened } from "../../vocabulary/problems.ts";
import { between, id, listOf, whole } from "../../vocabulary/schemaParts.ts";
import { problemsOf } from "../../vocabulary/schemaProblems.ts";
import type { LeverSpec } from "./lever.ts";
import { queueGroups } from "./leverPlaces.ts";

/** Bounds of one request about levers. */
export const LEVER_BOUNDS = { agents: 500, atOnce: 8, byLength: 80 } as const;

const agents = whole(0, LEVER_BOUNDS.agents);
const share = between(0, 1);
const lever = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("move"), agents, fromGroupId: id(), toGroupId: id() }),
    z.strictObject({ kind: z.literal("recall"), agents, groupId: id() }),
    z.strictObject({ kind: z.literal("add"), agents, groupId: id() }),
    z.strictObject({ kind: z.literal("announce"), queueId: id(), toQueueId: id(), share }),
    z.strictObject({ kind: z.literal("overflow"), queueId: id(), groupId: id(), agents }),
    z.strictObject({ kind: z.literal("limit"), queueId: id(), share }),
  ],
  { error: "kind move, recall, add, announce, overflow or limit" },
) satisfies z.ZodType<LeverSpec>;

const asked = z.strictObject(
  { levers: listOf(lever, LEVER_BOUNDS.atOnce) },
  { error: "an object with a list of levers" },
);

const BLANK = /^[^\p{Cc}\p{Cs}]*$/u;
const name = z
  .string(`1–${LEVER_BOUNDS.byLength} characters, not blank, no control characters`)
  .max(LEVER_BOUNDS.byLength, `1–${LEVER_BOUNDS.byLength} characters`)
  .regex(BLANK, "no control characters")
  .refine((text) => text.trim() !== "", { error: "1–80 characters, not blank", params: { code: "bad-length" } });
const choice = asked.extend({ by: name });

export type ParsedLevers<Extra = unknown> =
  | ({ readonly ok: true; readonly levers: readonly LeverSpec[] } & Extra)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Levers to be tried on a centre, or everything that is wrong with them. Never throws. */
export function parseLevers(value: unknown, scenario: Scenario): ParsedLevers {
  const shaped = asked.safeParse(value, { reportInput: true });
  if (!shaped.success) return { ok: false, problems: problemsOf(shaped.error.issues) };
  const problems = shaped.data.levers.flatMap((one, i) => misplaced(one, scenario, `levers.${i}`));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, levers: shaped.data.levers };
}

/** Levers somebody chose, with who; as `parseLevers`. */
export function parseChoice(value: unknown, scenario: Scenario): ParsedLevers<{ readonly by: string }> {
  const shaped = choice.safeParse(value, { reportInput: true });
  if (!shaped.success) return { ok: false, problems: problemsOf(shaped.error.issues) };
  const { by, levers } = shaped.data;
  const problems = levers.flatMap((one, i) => misplaced(one, scenario, `levers.${i}`));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, levers, by: by.trim() };
}

/** What a lever names that is not there, or that makes no sense of it. */
function misplaced(lever: LeverSpec, scenario: Scenario, path: string): Problem[] {
  const { queues, groups } = scenario;
  const problems: Problem[] = [];
  const known = (field: string, id: string, all: readonly { readonly id: string }[], what: string): void => {
    if (all.some((one) => one.id === id)) return;
    problems.push({
      path: `${path}.${field}`,
      code: "not-one-of",
      expected: `a ${what} of the floor`,
      got: shortened(id),
    });
  };
  const differ = (field: string, id: string, other: string): void => {
    if (id !== other) return;
    problems.push({
      path: `${path}.${field}`,
      code: "inconsistent",
      expected: `another than ${other}`,
      got: shortened(id),
    });
  };
  switch (lever.kind) {
    case "move":
      known("fromGroupId", lever.fromGroupId, groups, "group");
      known("toGroupId", lever.toGroupId, groups, "group");
      differ("toGroupId", lever.toGroupId, lever.fromGroupId);
      break;
    case "recall":
    case "add":
      known("groupId", lever.groupId, groups, "group");
      break;
    case "announce":
      known("queueId", lever.queueId, queues, "queue");
      known("toQueueId", lever.toQueueId, queues, "queue");
      differ("toQueueId", lever.toQueueId, lever.queueId);
      break;
    case "overflow":
      known("queueId", lever.queueId, queues, "queue");
      known("groupId", lever.groupId, groups, "group");
      if (queueGroups(scenario, lever.queueId).some(({ id }) => id === lever.groupId)) {
        const expected = `a group that does not serve ${lever.queueId}`;
        problems.push({ path: `${path}.groupId`, code: "inconsistent", expected, got: shortened(lever.groupId) });
      }
      break;
    case "limit":
      known("queueId", lever.queueId, queues, "queue");
  }
  return problems;
}
