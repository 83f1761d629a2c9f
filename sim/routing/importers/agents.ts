import type { AgentFilter } from "../spec.ts";
import { attributesOf, type Comparison, conjunction, type Expression, holds } from "./expression.ts";
import type { Importing } from "./importing.ts";
import { type Attributes, ownOf } from "./mapping.ts";

/** Which agents a vendor's expression means, in one queue. */
export interface AgentQuestion {
  readonly expression: Expression;
  /** As the file has it, for notes. */
  readonly source: string;
  readonly path: string;
  readonly queueId: string;
  /** Attributes of the contact, where the expression may ask for them. */
  readonly contact?: (name: string) => ReturnType<typeof ownOf<Attributes[string]>>;
  /** An attribute of the agent as the mapping calls it. Absent: by the same name. */
  readonly agentName?: (name: string) => string;
  /** How many of our ten levels one of the vendor's stands for. Absent: 1. */
  readonly levelsEach?: number;
}

/** A filter, `nobody` when the mapping's groups are known and none fits. */
export type FoundAgents = AgentFilter | "nobody";

/**
 * The groups of the mapping whose attributes satisfy the expression; where they are not known, levels of the queue's own
 * skill; else everybody with the skill, which is noted. A group with attributes has none but those.
 */
export function agentsWho(importing: Importing, question: AgentQuestion): FoundAgents {
  return byGroups(importing, question) ?? byLevel(importing, question) ?? everybody(importing, question);
}

function byGroups(importing: Importing, question: AgentQuestion): FoundAgents | undefined {
  const groups = Object.entries(importing.names.mapping.groups ?? {});
  const named = question.agentName ?? ((name: string) => name);
  const known = new Set(groups.flatMap(([, { attributes }]) => Object.keys(attributes ?? {})));
  const asked = attributesOf(question.expression).filter((name) => question.contact?.(name) === undefined);
  // An attribute that no group has is more likely misspelt than had by nobody.
  if (asked.length === 0 || !asked.every((name) => known.has(named(name)))) return undefined;
  const fitting: string[] = [];
  for (const [id, { attributes }] of groups) {
    if (attributes === undefined) continue;
    const look = (name: string) => question.contact?.(name) ?? ownOf(attributes, named(name)) ?? false;
    if (holds(question.expression, look) === true) fitting.push(id);
  }
  return fitting.length === 0 ? "nobody" : { groupIds: fitting };
}

function byLevel(importing: Importing, question: AgentQuestion): AgentFilter | undefined {
  const { skill } = importing.names.queue(question.queueId);
  const terms = conjunction(question.expression);
  if (skill === undefined || terms === undefined) return undefined;
  const named = question.agentName ?? ((name: string) => name);
  const own = terms.filter(({ left }) => left.kind === "attribute" && named(left.name) === skill);
  if (own.length < terms.length) {
    if (own.length > 0) importing.note(question.path, "partly-by-level", question.source, skill);
    else return undefined;
  }
  let [least, most] = [1, 10];
  for (const term of own) {
    const bounds = levelsOf(term, question.levelsEach ?? 1);
    if (bounds === undefined) return undefined;
    least = Math.max(least, bounds[0]);
    most = Math.min(most, bounds[1]);
  }
  if (least > most) return undefined;
  importing.note(question.path, "by-level", question.source, skill, question.queueId);
  if ((question.levelsEach ?? 1) !== 1) importing.note(question.path, "levels-scaled", question.levelsEach ?? 1);
  return { ...(least > 1 ? { levelAtLeast: least } : {}), ...(most < 10 ? { levelAtMost: most } : {}) };
}

/** Whole levels, 1 to 10, that satisfy one comparison of the skill; `undefined`: it is not one of levels. */
function levelsOf({ operator, right }: Comparison, each: number): readonly [number, number] | undefined {
  const value = right.kind === "value" ? right.value : undefined;
  if (value === true && operator === "==") return [1, 10];
  if (typeof value !== "number") return undefined;
  // One of the vendor's levels n covers ours from (n − 1) × each + 1 to n × each.
  const lowest = Math.ceil((value - 1) * each) + 1;
  const highest = Math.floor(value * each);
  switch (operator) {
    case ">=":
      return [lowest, 10];
    case ">":
      return [highest + 1, 10];
    case "<=":
      return [1, highest];
    case "<":
      return [1, lowest - 1];
    case "==":
      return [lowest, highest];
    default:
      return undefined;
  }
}

function everybody(importing: Importing, question: AgentQuestion): AgentFilter {
  importing.note(question.path, "agents-unknown", question.source);
  return {};
}
