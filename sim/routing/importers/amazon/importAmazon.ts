import type { PlanSpec } from "../../spec.ts";
import { boundedFiles, jsonOf, textOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import { BY_PRIORITY, BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { hclResources, type Resource } from "../hcl.ts";
import { type Imported, type ImportedGroup, Importing, type VendorFile } from "../importing.ts";
import type { Mapping } from "../mapping.ts";
import { queuePlan, type VendorStep } from "../steps.ts";
import { criteriaSteps, type RoutingCriteria, routingCriteria } from "./routingCriteria.ts";
import { type RoutingProfile, routingProfile } from "./routingProfile.ts";
import { profileOfTerraform, TERRAFORM_PROFILE } from "./terraformProfile.ts";

/** The vendor lets a contact ring for this long; it cannot be set. */
const RING_MS = 20_000;
/** An agent who missed a contact takes no more until saying so. */
const MISS_PAUSE_MS = 60_000;
const MOST_LEVELS = 10;

interface Found {
  readonly profiles: RoutingProfile[];
  readonly criteria: RoutingCriteria[];
}

/** Amazon Connect: routing profiles (template, Terraform, API) and routing criteria (flow action, API). */
export function importAmazon(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const found: Found = { profiles: [], criteria: [] };
  for (const { content, prefix } of boundedFiles(importing, files)) {
    if (typeof content === "string" && !/^\s*[[{]/.test(content.slice(0, 1_000))) {
      const text = textOf(importing, content, prefix);
      if (text !== undefined) terraform(importing, hclResources(importing, text, prefix), prefix, found);
      continue;
    }
    const value = jsonOf(importing, content, prefix);
    if (value !== undefined) collect(importing, value, prefix, found, 0);
  }
  const { profiles, criteria } = found;
  if (profiles.length === 0 && criteria.length === 0 && importing.problems.length === 0) {
    importing.problem("", "missing-field", "a routing profile or routing criteria", undefined);
  }
  if (criteria.length > 1) importing.note(criteria[1]?.path ?? "", "first-only", criteria.length);
  const groupsOf = new Map(profiles.map((profile) => [profile, importing.names.groups(profile.names, profile.path)]));
  const ranks = ranksOf(profiles, importing);
  const path = profiles[0]?.path ?? criteria[0]?.path ?? "";
  importing.note(path, "ring-time-assumed", RING_MS / 1_000);
  importing.note(path, "pause-after-miss", MISS_PAUSE_MS / 1_000);
  return finished(
    importing,
    {
      name: `Amazon Connect: ${profiles.map(({ name }) => name).join(", ") || "routing criteria"}`,
      plans: plansOf(importing, found, groupsOf, ranks.agree),
      itemScore: ranks.agree
        ? [BY_PRIORITY, BY_WAIT]
        : [{ feature: "level", weight: 1, transform: "lexicographic" }, BY_WAIT],
      agentScore: [LONGEST_IDLE],
      idleClock: profiles[0]?.clock ?? "since-available",
      offer: { mode: "ring", timeoutMs: RING_MS, onMiss: "requeue-head", missPauseMs: MISS_PAUSE_MS },
    },
    profiles.flatMap((profile) => groupOf(importing, profile, groupsOf.get(profile) ?? [], ranks.agree)),
  );
}

function terraform(importing: Importing, resources: readonly Resource[], prefix: string, found: Found): void {
  for (const resource of resources) {
    if (resource.type !== TERRAFORM_PROFILE) continue;
    const path = `${prefix}resource.${resource.type}.${resource.name}`;
    const fields = Fields.of(importing, profileOfTerraform(resource), path);
    if (fields !== undefined) found.profiles.push(routingProfile(fields));
  }
}

/** Profiles and criteria wherever a template, a list or an answer of the API holds them. */
function collect(importing: Importing, value: unknown, path: string, found: Found, depth: number): void {
  if (Array.isArray(value)) {
    value.slice(0, 200).forEach((item: unknown, n) => {
      if (depth < 3)
        collect(importing, item, `${path}${path === "" || path.endsWith(":") ? "" : "."}${n}`, found, depth + 1);
    });
    return;
  }
  const fields = Fields.of(importing, value, path);
  if (fields === undefined) return;
  const resources = fields.raw("Resources");
  const parameters = fields.raw("Parameters");
  if (isObject(resources)) {
    for (const [name, resource] of Object.entries(resources).slice(0, 500)) {
      if (isObject(resource) && resource.Type === "AWS::Connect::RoutingProfile") {
        collect(importing, resource, `${fields.at("Resources")}.${name}`, found, depth + 1);
      }
    }
  } else if (fields.raw("Properties") !== undefined) {
    const properties = fields.object("Properties");
    if (properties !== undefined) found.profiles.push(routingProfile(properties));
  } else if (fields.raw("RoutingProfile") !== undefined) {
    const profile = fields.raw("RoutingProfile");
    const list = fields.raw("RoutingProfileQueueConfigSummaryList");
    const merged =
      isObject(profile) && list !== undefined ? { ...profile, RoutingProfileQueueConfigSummaryList: list } : profile;
    const inner = Fields.of(importing, merged, fields.at("RoutingProfile"));
    if (inner !== undefined) found.profiles.push(routingProfile(inner));
  } else if (isObject(parameters) && isObject(parameters.RoutingCriteria)) {
    const criteria = new Fields(importing, parameters.RoutingCriteria, `${fields.at("Parameters")}.RoutingCriteria`);
    found.criteria.push(routingCriteria(criteria));
  } else if (fields.raw("RoutingCriteria") !== undefined) {
    const criteria = fields.object("RoutingCriteria");
    if (criteria !== undefined) found.criteria.push(routingCriteria(criteria));
  } else if (fields.raw("Steps") !== undefined) found.criteria.push(routingCriteria(fields));
  else found.profiles.push(routingProfile(new Fields(importing, value as Readonly<Record<string, unknown>>, path)));
}

interface Entry {
  readonly groupIds: readonly string[];
  readonly priority: number;
  readonly delayMs: number;
  readonly path: string;
}

/** By queue id: which groups take it, when and how gladly. */
function entriesByQueue(
  importing: Importing,
  profiles: readonly RoutingProfile[],
  groupsOf: ReadonlyMap<RoutingProfile, readonly string[]>,
): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const profile of profiles) {
    for (const { names, path, priority, delayMs } of profile.queues) {
      for (const id of importing.names.queues(names, path)) {
        entries.set(id, [
          ...(entries.get(id) ?? []),
          { groupIds: groupsOf.get(profile) ?? [], priority, delayMs, path },
        ]);
      }
    }
  }
  return entries;
}

function plansOf(
  importing: Importing,
  { profiles, criteria }: Found,
  groupsOf: ReadonlyMap<RoutingProfile, readonly string[]>,
  agree: boolean,
): readonly PlanSpec[] {
  const [own] = criteria;
  const entries = entriesByQueue(importing, profiles, groupsOf);
  if (own !== undefined && entries.size === 0) return criteriaAlone(importing, own);
  if (own !== undefined) importing.note(own.path, "criteria-for-all-queues");
  return [...entries].map(([queueId, of]) => {
    const priority = agree ? { priority: (of[0]?.priority ?? 1) - 1 } : {};
    const steps =
      own === undefined ? delaySteps(of) : criteriaSteps(importing, own, queueId, { groupIds: groupIdsOf(of) });
    if (own !== undefined && of.some(({ delayMs }) => delayMs > 0)) importing.note(own.path, "delay-left-out", queueId);
    const path = of[0]?.path ?? "";
    const ranked = steps.map((step) => ({ ...step, ...priority }));
    return queuePlan(importing, queueId, ranked, path);
  });
}

/** Criteria without profiles hold for the queues of the mapping, or for every contact where there is none. */
function criteriaAlone(importing: Importing, criteria: RoutingCriteria): readonly PlanSpec[] {
  const ids = Object.keys(importing.names.mapping.queues ?? {});
  return (ids.length === 0 ? [undefined] : ids).map((id) =>
    queuePlan(importing, id, criteriaSteps(importing, criteria, id ?? "", {}), criteria.path),
  );
}

function groupIdsOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ groupIds }) => groupIds))];
}

/** With each delay that is over, the groups of its profiles are asked too. */
function delaySteps(entries: readonly Entry[]): readonly VendorStep[] {
  const delays = [...new Set(entries.map(({ delayMs }) => delayMs))].sort((a, b) => a - b);
  return delays.map((delayMs, n): VendorStep => {
    const open = entries.filter((entry) => entry.delayMs <= delayMs);
    const until = delays[n + 1];
    // The first step begins when the contact comes, so it holds its own delay as well.
    const began = n === 0 ? 0 : delayMs;
    return {
      path: open.at(-1)?.path ?? "",
      agents: { groupIds: groupIdsOf(open) },
      ...(n === 0 && delayMs > 0 ? { notBeforeMs: delayMs } : {}),
      ...(until === undefined ? {} : { expiresAfterMs: until - began }),
    };
  });
}

/** Whether every profile puts the queues it shares with others at the same priority: then priority is the queue's. */
function ranksOf(profiles: readonly RoutingProfile[], importing: Importing): { readonly agree: boolean } {
  const seen = new Map<string, number>();
  for (const { queues } of profiles) {
    for (const { names, path, priority } of queues) {
      for (const id of importing.names.queues(names, path)) {
        if (seen.has(id) && seen.get(id) !== priority) {
          importing.note(path, "priority-as-level");
          return { agree: false };
        }
        seen.set(id, priority);
      }
    }
  }
  return { agree: true };
}

function groupOf(
  importing: Importing,
  profile: RoutingProfile,
  groupIds: readonly string[],
  agree: boolean,
): readonly ImportedGroup[] {
  const ranks = [...new Set(profile.queues.map(({ priority }) => priority))].sort((a, b) => a - b);
  if (!agree && ranks.length > MOST_LEVELS) importing.note(profile.path, "levels-run-out", ranks.length);
  const levels = Object.fromEntries(
    profile.queues.flatMap(({ names, path, priority }) =>
      importing.names
        .queues(names, path)
        .map((id) => [id, Math.max(1, MOST_LEVELS - ranks.indexOf(priority))] as const),
    ),
  );
  const { slots } = profile;
  if (slots === undefined && agree) return [];
  return [{ groupIds, ...(slots === undefined ? {} : { slots }), ...(agree ? {} : { levels }) }];
}
