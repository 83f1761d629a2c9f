import type { Scenario } from "../scenario.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import type { FormField } from "./formField.ts";
import { policyChanges } from "./policyWithout.ts";
import { scenarioForm } from "./scenarioForm.ts";

/** What goes when a queue or a group goes. */
export interface TakenAway {
  readonly changes: readonly ScenarioChange[];
  /** Queues and groups that can't be without it and go with it, by id, itself left out. */
  readonly queueIds: readonly string[];
  readonly groupIds: readonly string[];
}

interface Doomed {
  readonly queues: Set<string>;
  readonly groups: Set<string>;
}
/** The whole value goes: it can't be without what is taken away. */
const GONE = Symbol("gone");

/**
 * What takes the queue or group `id` out of `scenario` with everything that refers to it: skills, transfers, switches,
 * callbacks, events, rules of a policy written out. What can't be without such a part goes too: a group that answers
 * nothing else.
 * Undefined where no queue or no group would be left, or there is no `id`.
 */
export function withoutMember(scenario: Scenario, of: "queues" | "groups", id: string): TakenAway | undefined {
  if (!scenario[of].some((one) => one.id === id)) return undefined;
  const doomed: Doomed = { queues: new Set(), groups: new Set() };
  doomed[of].add(id);
  for (;;) {
    const before = doomed.queues.size + doomed.groups.size;
    const changes: ScenarioChange[] = [];
    if (cut(scenarioForm(), scenario, "", doomed, changes) === GONE) return undefined;
    if (doomed.queues.size + doomed.groups.size > before) continue;
    const gone = { queueIds: [...doomed.queues], groupIds: [...doomed.groups] };
    return {
      changes: [...policyChanges(scenario, gone), ...changes],
      queueIds: [...doomed.queues].filter((one) => of !== "queues" || one !== id),
      groupIds: [...doomed.groups].filter((one) => of !== "groups" || one !== id),
    };
  }
}

/** Writes down what goes inside `value`, the last item of a list first, so that numbers stay right; GONE: all of it. */
function cut(field: FormField, value: unknown, path: string, doomed: Doomed, changes: ScenarioChange[]): unknown {
  if (value === undefined) return value;
  switch (field.kind) {
    case "queue":
      return doomed.queues.has(String(value)) ? GONE : value;
    case "group":
      return doomed.groups.has(String(value)) ? GONE : value;
    case "list":
      return cutList(field, value, path, doomed, changes);
    case "object":
      return cutObject(field.entries, value, path, doomed, changes);
    case "oneOf": {
      const { kind } = value as { readonly kind?: unknown };
      const option = field.options.find((one) => one.kind === kind);
      return option === undefined ? value : cutObject(option.entries, value, path, doomed, changes);
    }
    default:
      return value;
  }
}

type Entries = Extract<FormField, { readonly kind: "object" }>["entries"];

function cutObject(entries: Entries, value: unknown, path: string, doomed: Doomed, changes: ScenarioChange[]): unknown {
  const held = value as Readonly<Record<string, unknown>>;
  const mine: ScenarioChange[] = [];
  for (const { key, field, optional } of entries) {
    const place = path === "" ? key : `${path}/${key}`;
    if (cut(field, held[key], place, doomed, mine) !== GONE) continue;
    if (!optional) return GONE;
    mine.push({ path: place, remove: true });
  }
  changes.push(...mine);
  return value;
}

function cutList(
  { item, from }: Extract<FormField, { readonly kind: "list" }>,
  value: unknown,
  path: string,
  doomed: Doomed,
  changes: ScenarioChange[],
): unknown {
  const items = value as readonly unknown[];
  const mine: ScenarioChange[] = [];
  let left = items.length;
  for (let i = items.length - 1; i >= 0; i--) {
    const id = idIn(items[i]);
    const place = `${path}/${id ?? i}`;
    const member = path === "queues" || path === "groups" ? doomed[path] : undefined;
    const itself = id !== undefined && member?.has(id) === true;
    if (!itself && cut(item, items[i], place, doomed, mine) !== GONE) continue;
    if (id !== undefined) member?.add(id);
    mine.push({ path: place, remove: true });
    left--;
  }
  if (left < from && left < items.length) return GONE;
  changes.push(...mine);
  return value;
}

function idIn(item: unknown): string | undefined {
  const id = typeof item === "object" && item !== null ? (item as { readonly id?: unknown }).id : undefined;
  return typeof id === "string" ? id : undefined;
}
